"""A report with an annex of about 500 pages beside what Chromium itself needs to lay it out as often: twice, since its contents name pages.

  run.py [--rows N] [--rounds N] [--fengwu PROGRAM]

The project is this repository's own with a ledger of so many rows; only the district's report is made. Chromium prints the finished HTML.
"""
import argparse
import csv
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[3]
PERIOD = "2020Q1"

arguments = argparse.ArgumentParser()
arguments.add_argument("--rows", type=int, default=10_000)
arguments.add_argument("--rounds", type=int, default=5)
arguments.add_argument("--fengwu", default=".build/release/fengwu")
options = arguments.parse_args()


def project(root):
    for name in ("Content", "Templates"):
        shutil.copytree(ROOT / name, root / name)
    ledger = root / f"Content/data/purchases/{PERIOD}.csv"
    header, *rows = csv.reader(ledger.read_text("gb18030").splitlines())
    with open(ledger, "w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(header)
        # Rows of one content on the same day would be findings.
        for number in range(options.rows):
            row = list(rows[number % len(rows)])
            quantity, price = row[header.index("数量")], row[header.index("单价")]
            row[0] = f"SL{PERIOD}-{number + 1:05}"
            row[header.index("数量")] = str(number + 1)
            row[header.index("金额")] = f"{(number + 1) * round(float(price) * 100) / 100:.2f}"
            assert float(quantity) > 0
            table.writerow(row)
    definition = root / "Content/reports/quarterly.yml"
    definition.write_text(re.sub(r"(?m)^documents: .*$", "documents: []", definition.read_text()))


def seconds(*command):
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, errors="replace")
    return time.perf_counter() - began


def main():
    browser = os.environ.get("FENGWU_BROWSER") or shutil.which("chromium") or shutil.which("google-chrome")
    if not browser or not shutil.which("qpdf"):
        print("left out: chromium or qpdf is missing")
        return
    with tempfile.TemporaryDirectory(prefix="fengwu-report-") as name:
        root = pathlib.Path(name)
        project(root)
        report = [options.fengwu, "report", PERIOD, "--root", name, "--now", "2020-04-10"]
        folder = root / f"Output/reports/{PERIOD}"
        by_hand = [
            browser, "--headless", "--disable-gpu", "--no-pdf-header-footer", "--generate-pdf-document-outline",
            f"--user-data-dir={name}/profile", f"--print-to-pdf={name}/by-hand.pdf", (folder / "report.html").as_uri()]
        if os.geteuid() == 0:
            by_hand.insert(1, "--no-sandbox")
        try:
            seconds(*report), seconds(*by_hand)
        except subprocess.CalledProcessError as failure:
            print(failure.stderr, file=sys.stderr)
            sys.exit(f"{failure.cmd[0]} ended with {failure.returncode}")
        ours, html, chromium = [], [], []
        for _ in range(options.rounds):
            ours.append(seconds(*report))
            chromium.append(seconds(*by_hand) + seconds(*by_hand))
            html.append(seconds(*report, "--no-pdf"))
            # The HTML without its PDF has no page numbers yet; the next round prints the finished one.
        seconds(*report)
        pages = subprocess.run(["qpdf", "--show-npages", folder / "report.pdf"], check=True, capture_output=True, text=True).stdout.strip()
        whole, rendered, passes = map(statistics.median, (ours, html, chromium))
        print(f"{options.rows} purchases, {pages} pages: fengwu {whole:.2f} s, of which everything but the PDF {rendered:.2f} s; "
              f"Chromium's two passes {passes:.2f} s")
        print(f"  printing / passes {(whole - rendered) / passes:.2f}   all / passes {whole / passes:.2f}")


main()
