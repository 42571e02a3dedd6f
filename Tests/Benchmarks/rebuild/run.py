"""Builds that follow others, at 10,000 pages: nothing changed, one page changed, everything; in memory and on the disk.

  run.py [--pages N] [--rounds N] [--fengwu PROGRAM]
"""
import argparse
import pathlib
import resource
import shutil
import statistics
import subprocess
import tempfile
import time

import project

arguments = argparse.ArgumentParser()
arguments.add_argument("--pages", type=int, default=10_000)
arguments.add_argument("--rounds", type=int, default=5)
arguments.add_argument("--fengwu", default=".build/release/fengwu")
options = arguments.parse_args()


def build(root):
    """Seconds of wall clock and of processor time of one build."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    subprocess.run(
        [options.fengwu, "build", "--root", root, "--now", "2020-04-10"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wall = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def edit(path, number):
    """Changes one page only: its last line."""
    lines = path.read_text().rstrip("\n").split("\n")
    lines[-1] = (lines[-1].rsplit("改", 1)[0] if path.suffix == ".md" else lines[-1].rsplit("改", 1)[0].rstrip()) + f"改{number}"
    path.write_text("\n".join(lines) + "\n")


def row(path, number):
    """Changes the title of one row in the middle of the table."""
    lines = path.read_text().split("\n")
    cells = lines[len(lines) // 2].split(",")
    cells[1] = f"改名{number}"
    lines[len(lines) // 2] = ",".join(cells)
    path.write_text("\n".join(lines))


def measure(name, folder, rows, texts):
    root = folder / name
    project.make(root, rows, texts)
    table, text = root / "Content/data/products.csv", root / f"Content/pages/notes/n{texts // 2:05}.md"
    change = (lambda number: row(table, number)) if rows else (lambda number: edit(text, number))
    first = build(root)
    change(0)
    second = build(root)
    times = {"nothing changed": [], "one page changed": [], "all pages, warm trees": []}
    for number in range(1, options.rounds + 1):
        times["nothing changed"].append(build(root))
        change(number)
        times["one page changed"].append(build(root))
        settings = root / "Content/site.yml"
        settings.write_text(settings.read_text().replace("小站", "小小站") if number % 2 else settings.read_text().replace("小小站", "小站"))
        times["all pages, warm trees"].append(build(root))
    print(f"{name}: first build {first[0]:.2f} s ({first[1]:.2f} s processor), second tree {second[0]:.2f} s ({second[1]:.2f} s)")
    whole = statistics.median(wall for wall, _ in times["all pages, warm trees"])
    for case, runs in times.items():
        wall, cpu = (statistics.median(column) for column in zip(*runs))
        print(f"  {case:<24} {wall:7.3f} s wall  {cpu:7.3f} s processor  {wall / whole:6.3f} of a warm full build")


def main():
    places = {"memory": "/dev/shm", "disk": "."}
    for label, place in places.items():
        if not pathlib.Path(place).is_dir():
            continue
        folder = pathlib.Path(tempfile.mkdtemp(prefix=".rebuild-", dir=place))
        try:
            measure(f"{options.pages} rows in {label}".replace(" ", "-"), folder, options.pages, 0)
            measure(f"{options.pages} texts in {label}".replace(" ", "-"), folder, 0, options.pages)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


main()
