"""Holds pictures to what is promised of them: nothing of a photo's metadata is published, browsers get the best format they know in a width
that suits, and the room kept for a picture has its shape. Usage: check-pictures.py OUTPUT, the folder with `site`."""

import collections
import re

from chromium import chromium, fault, finish, served, site, visit

METADATA = [b"Exif", b"EXIF", b"eXIf", b"http://ns.adobe.com", b"ICC_PROFILE", b"iCCP", b"ICCP"]
ORIGINALS = {".jpg", ".jpeg", ".png", ".webp", ".avif", ".heic", ".tif", ".tiff"}
VIEWS = {
    "desktop": {"viewport": {"width": 1280, "height": 800}},
    "phone": {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2},
}
# How much wider or narrower than drawn a picture may be declared: lists have as many columns as there is room for.
DECLARED = (0.7, 1.5)

SHOWN = """() => [...document.querySelectorAll("picture > img")].map(img => {
  const box = img.getBoundingClientRect();
  return {
    file: decodeURI(img.currentSrc).split("/").pop(), declared: img.naturalWidth, drawn: box.width,
    kept: img.width && img.getAttribute("width") / img.getAttribute("height"), shape: img.naturalWidth / img.naturalHeight,
  };
})"""


def metadata():
    """Whatever was made of photos holds pixels only, and the photos themselves stay at home."""
    made = sorted((site / "pictures").glob("*"))
    for path in made:
        data = path.read_bytes()
        for mark in METADATA:
            if mark in data:
                fault(f"pictures/{path.name}", f"holds {mark.decode()}")
    for path in sorted((site / "images").rglob("*")):
        if path.suffix.lower() in ORIGINALS:
            fault(path.relative_to(site), "an original is published")
    return made


def without(page, formats):
    """Takes formats out of pages on their way, as if the browser did not know them."""
    def change(route):
        answer = route.fetch()
        text = answer.text()
        for kind in formats:
            text = re.sub(f'<source type="image/{kind}"[^>]*>', "", text)
        route.fulfill(response=answer, body=text)
    page.route(re.compile(r"/$"), change)


def shown(context, base, path, view, formats, expected):
    page, _ = visit(context, base, path, view)
    if formats:
        without(page, formats)
        page.reload(wait_until="load")
    page.evaluate("for (const img of document.images) img.loading = 'eager'")
    page.wait_for_load_state("networkidle")
    found = page.evaluate(SHOWN)
    for picture in found:
        what = f"{path} ({view}) {picture['file']}"
        if not picture["declared"]:
            fault(what, "is not shown")
            continue
        if not re.search(expected, picture["file"]):
            fault(what, f"not the expected format, {expected}")
        if abs(picture["kept"] / picture["shape"] - 1) > 0.02:
            fault(what, f"room of the shape {picture['kept']:.3f} is kept for one of {picture['shape']:.3f}")
        if expected == r"\.avif$" and not DECLARED[0] <= picture["declared"] / picture["drawn"] <= DECLARED[1]:
            fault(what, f"declared to be {picture['declared']} pixels wide, drawn {picture['drawn']:.0f} wide")
    page.close()
    return len(found)


made = metadata()
kinds = collections.defaultdict(list)
for path in sorted(site.rglob("index.html")):
    folder = path.parent.relative_to(site).as_posix()
    if b"<picture>" in path.read_bytes():
        kinds[folder.split("/")[0], folder.count("/")].append("" if folder == "." else folder + "/")
pages = [paths[0] for paths in kinds.values()]
count = 0
with served() as base, chromium() as browser:
    for view, settings in VIEWS.items():
        context = browser.new_context(**settings)
        for path in pages:
            count += shown(context, base, path, view, [], r"\.avif$")
        for path in pages[:2]:
            count += shown(context, base, path, view, ["avif"], r"\.webp$")
            count += shown(context, base, path, view, ["avif", "webp"], r"\.(jpg|png)$")
        context.close()
finish(f"{len(made)} files, {count} pictures on {len(pages)} pages")
