#!/usr/bin/env python3
"""Times the template engine beside minijinja and Jinja2 on the same templates and data, in one round-robin, and prints medians and ratios.

Usage: run.py [SECONDS [ROUNDS]]. Jobs: products (layout, include, 1,000 rows), parts (an include and a macro call a row), tiny, parse (compile
a template of 2,000 lines), cold (compile all and render products once). Engines that are not installed are left out, and said so.
"""
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROGRAM = HERE / ".build/release/template-speed"
# Compiling needs no data; it is given those of the products, because the processes of the other engines hold them too.
JOBS = {
    "products": ("products.html", "products.json", "render"),
    "parts": ("products_parts.html", "products.json", "render"),
    "tiny": ("tiny.html", "tiny.json", "render"),
    "parse": ("big.html", "products.json", "parse"),
    "cold": ("products.html", "products.json", "cold"),
}


def median_of(job, seconds):
    """The median time of a call, in microseconds."""
    job()
    times, end = [], time.perf_counter() + seconds
    while time.perf_counter() < end or len(times) < 5:
        start = time.perf_counter()
        job()
        times.append((time.perf_counter() - start) * 1e6)
    return statistics.median(times)


def fengwu(folder):
    def timer(job):
        main, data, kind = JOBS[job]
        command = [str(PROGRAM), "--templates", str(folder), "--main", main, "--context", str(folder / data), "--job", kind]
        return lambda seconds: json.loads(subprocess.run(command + ["--seconds", str(seconds)], capture_output=True, check=True).stdout)["median_us"]
    return {job: timer(job) for job in JOBS}


def python_engine(folder, environment, compile_source):
    """The jobs of an engine used from Python; `environment` makes a fresh one, `compile_source` compiles a text in it."""
    ready, contexts = environment(), {name: json.loads((folder / name).read_text("utf-8")) for name in ("products.json", "tiny.json")}
    big = (folder / "big.html").read_text("utf-8")

    def render(engine, main, data):
        return engine.get_template(main).render(contexts[data]) if hasattr(engine, "get_template") else engine.render_template(main, **contexts[data])

    def timer(job):
        main, data, kind = JOBS[job]
        call = {
            "render": lambda: render(ready, main, data),
            "parse": lambda: compile_source(environment(), big),
            "cold": lambda: render(environment(), main, data),
        }[kind]
        return lambda seconds: median_of(call, seconds)
    return {job: timer(job) for job in JOBS}


def engines(folder):
    found = {"fengwu": fengwu(folder)}
    try:
        import minijinja
        source = lambda name: (folder / name).read_text("utf-8")
        found["minijinja"] = python_engine(
            folder, lambda: minijinja.Environment(loader=source, auto_escape_callback=lambda name: True),
            lambda engine, text: engine.add_template("big.html", text))
    except ImportError:
        print("minijinja is not installed: left out")
    try:
        import jinja2
        found["Jinja2"] = python_engine(
            folder, lambda: jinja2.Environment(loader=jinja2.FileSystemLoader(folder), autoescape=True), lambda engine, text: engine.compile(text))
    except ImportError:
        print("jinja2 is not installed: left out")
    return found


def main():
    seconds, rounds = float((sys.argv + ["1"])[1]), int((sys.argv + ["", "3"])[2])
    # With the runtime linked in, as the generator itself is built.
    subprocess.run(["swift", "build", "-c", "release", "--static-swift-stdlib", "--package-path", str(HERE)], check=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for template in (HERE / "Templates").iterdir():
            shutil.copy(template, folder)
        subprocess.run([sys.executable, str(HERE / "make_data.py"), name], check=True)
        found = engines(folder)
        print(f"{'job':10}" + "".join(f"{engine:>14}" for engine in found) + "".join(f"{'/ ' + engine:>14}" for engine in found if engine != "fengwu"))
        for job in JOBS:
            times = {engine: [] for engine in found}
            for _ in range(rounds):
                for engine, jobs in found.items():
                    times[engine].append(jobs[job](seconds))
            medians = {engine: statistics.median(values) for engine, values in times.items()}
            row = f"{job:10}" + "".join(f"{value:11.1f} µs" for value in medians.values())
            print(row + "".join(f"{medians['fengwu'] / value:14.2f}" for engine, value in medians.items() if engine != "fengwu"))


main()
