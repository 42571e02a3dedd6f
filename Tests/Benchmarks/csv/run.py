"""Reads a table of about 200 MB into text with every reader, one core each, and prints medians of the CPU time of the whole process;
polars and DuckDB take part when installed.

Usage: python3 run.py [MEGABYTES] [ROUNDS]. SwiftCSV reads a tenth of the table, since it is too slow for all of it.
"""
import csv
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
BENCH = os.path.join(HERE, ".build", "release", "csv-bench")
PYTHON = {
    "python csv": "import csv,sys\nn=0\nfor r in csv.reader(open(sys.argv[1],newline='',encoding='utf-8-sig')): n+=len(r)\n",
    "polars": "import polars,sys\npolars.read_csv(sys.argv[1],infer_schema=False)\n",
    "duckdb": "import duckdb,sys\nd=duckdb.connect(config={'threads':1})\nd.read_csv(sys.argv[1],all_varchar=True,header=True).fetchall()\n",
}


def make(path, megabytes):
    """A purchase ledger as the sample content has it: short cells, some in quotes."""
    numbers = random.Random(2020)
    products = ["红嘴大米", "笨鸡蛋, 三十枚", "粘玉米", "杂粮礼盒（五斤装）", '"精品"香瓜', "手工豆腐"]
    buyers = ["区教育局", "区民政局机关食堂", "第一实验小学", "中心医院", "个人"]
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["编号", "日期", "采购单位", "产品", "产地村", "数量", "单位", "单价", "金额", "渠道", "带动户数"])
        number = 0
        while file.tell() < megabytes * 1_000_000:
            for _ in range(2000):
                number += 1
                quantity, price = numbers.randint(1, 500), numbers.randint(100, 9999)
                writer.writerow([f"P{number:07}", f"2020-{number % 12 + 1:02}-{number % 28 + 1:02}", numbers.choice(buyers), numbers.choice(products),
                                 "示例村甲", quantity, "斤", f"{price / 100:.2f}", f"{quantity * price / 100:.2f}", "扶贫产品大集", number % 40])


def timed(command):
    """CPU seconds of a command, in the program and for it in the system; None when it fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, capture_output=True, env={**os.environ, "POLARS_MAX_THREADS": "1"})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime if done.returncode == 0 else None


def main():
    megabytes, rounds = int((sys.argv + ["200"])[1]), int((sys.argv + ["", "3"])[2])
    subprocess.run(["swift", "build", "-c", "release", "--package-path", HERE], check=True)
    with tempfile.TemporaryDirectory() as folder:
        whole, tenth = os.path.join(folder, "whole.csv"), os.path.join(folder, "tenth.csv")
        make(whole, megabytes)
        make(tenth, max(1, megabytes // 10))
        readers = {f"fengwu {name}": ([BENCH, name, whole], whole) for name in ("index", "cells")}
        readers["SwiftCSV"] = ([BENCH, "swiftcsv", tenth], tenth)
        readers |= {name: ([sys.executable, "-c", code, whole], whole) for name, code in PYTHON.items()}
        times = {name: [] for name in readers}
        for _ in range(rounds):
            for name, (command, _) in readers.items():
                times[name].append(timed(command))
        for name, (_, path) in readers.items():
            if None in times[name]:
                print(f"{name:14} not available")
                continue
            median = statistics.median(times[name])
            print(f"{name:14} {median:7.2f} s {os.path.getsize(path) / median / 1e6:8.1f} MB/s")


main()
