"""Puts the search of Fengwu and Pagefind on the same 1,000 pages and asks both the same queries in Chromium.

  run.py [--pages 1000] [--queries 60] [--runs 5]

Both index title and running text of the same pages. Printed are the time to make the index, its size, the bytes a query loads with nothing
cached (eight results shown, sent by a server that compresses), and how many of the pages that hold the query's characters are found. Wants .build/release/fengwu
(`make compile`), Chromium and the packages of .setup/requirements-bench.txt.
"""
import argparse
import contextlib
import functools
import gzip
import http.server
import importlib.util
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from urllib.parse import unquote

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.abspath(os.path.join(HERE, "..", "..", ".."))
FENGWU = os.environ.get("FENGWU", os.path.join(ROOT, ".build/release/fengwu"))
SHOWN = 8

ITEM = """{% extends "shared/base.html" %}
{% block main %}<article data-pagefind-body><h1>{{ item.title }}</h1>
{{ body }}</article>{% endblock %}
"""
SEARCH = """{% extends "shared/base.html" %}
{% block main %}<section class="search-page" data-index="{{ root }}{{ page.path }}" data-root="{{ root }}" data-title="" data-hint="">
<form><input type="search" id="search-field" name="q"></form><p class="search-status"></p><ol class="search-results"></ol>
<button type="button" class="search-more" hidden>more</button></section>
<script src="{{ root }}{{ asset("search.js").path }}" defer></script>{% endblock %}
"""


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def project(folder, pages):
    """The corpus of the benchmark `site` as a project whose pages show title and text; `Content/pages/search.md` switches the index on."""
    subprocess.run([sys.executable, os.path.join(HERE, "..", "site", "corpus.py"), folder, "--pages", str(pages)], check=True, stdout=subprocess.DEVNULL)
    own = os.path.join(folder, "fengwu")
    write(f"{own}/Templates/site/item.html", ITEM)
    write(f"{own}/Templates/site/search.html", SEARCH)
    shutil.copy(os.path.join(ROOT, "Templates/assets/search.js"), f"{own}/Templates/assets/search.js")
    return own


def timed(command):
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{command[0]}: {errors.decode(errors='replace')[:400]}")
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime


def pagefind():
    spec = importlib.util.find_spec("pagefind_bin_extended")
    if spec is None:
        return None
    folder = os.path.dirname(spec.origin)
    return next((os.path.join(folder, name) for name in sorted(os.listdir(folder)) if name.startswith("pagefind")), None)


def build_times(own, site, runs):
    """Median seconds to make the index: for Fengwu what a build takes longer with it, round by round."""
    build = [FENGWU, "build", "--root", own, "--now", "2020-12-31", "--output", site]
    times = {"fengwu": [], "pagefind": []}
    for _ in range(runs):
        measured = []
        for with_search in (False, True):
            shutil.rmtree(site, ignore_errors=True)
            if with_search:
                write(f"{own}/Content/pages/search.md", "---\ntitle: 搜索\ntemplate: site/search.html\n---\n")
            elif os.path.exists(f"{own}/Content/pages/search.md"):
                os.remove(f"{own}/Content/pages/search.md")
            measured.append(timed(build))
        times["fengwu"].append([after - before for before, after in zip(*measured)])
        if pagefind():
            times["pagefind"].append(timed([pagefind(), "--site", f"{site}/site", "--quiet"]))
    return {name: [statistics.median(column) for column in zip(*values)] for name, values in times.items() if values}


def size(folder, wanted=lambda name: True):
    files = [os.path.join(path, name) for path, _, names in os.walk(folder) for name in names if wanted(name)]
    contents = [open(path, "rb").read() for path in files]
    return len(files), sum(map(len, contents)), sum(min(len(data), len(gzip.compress(data, 6))) for data in contents)


def texts(site):
    """Title and text of each page, by path."""
    found = {}
    for path, _, names in os.walk(site):
        if "index.html" not in names:
            continue
        with open(os.path.join(path, "index.html"), encoding="utf-8") as file:
            article = re.search(r"<article data-pagefind-body>(.*?)</article>", file.read(), re.S)
        if article:
            found[os.path.relpath(path, site) + "/"] = re.sub(r"<[^>]*>", "", re.sub(r"</(p|li|h\d|td|th)>", "\n", article[1]))
    return found


def queries(pages, count):
    """Pieces of two to six Chinese characters as they stand in the texts, in turn; the same every time."""
    numbers = random.Random(1)
    runs = [run for text in pages.values() for run in re.findall(r"[\u4e00-\u9fff]+", text)]
    for number in range(count):
        length = number % 5 + 2
        run = numbers.choice(runs)
        while len(run) < length:
            run = numbers.choice(runs)
        start = numbers.randrange(len(run) - length + 1)
        yield run[start:start + length]


class Server(http.server.SimpleHTTPRequestHandler):
    """Files, compressed where that makes them smaller; counts the bytes of contents."""

    def do_GET(self):
        path = self.translate_path(self.path.split("?")[0])
        path = os.path.join(path, "index.html") if os.path.isdir(path) else path
        if not os.path.isfile(path):
            self.send_error(404)
            return
        with open(path, "rb") as file:
            data = file.read()
        packed = gzip.compress(data, 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        if len(packed) < len(data):
            data = packed
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
        self.server.sent += len(data)
        self.server.files += 1

    def log_message(self, *arguments):
        pass


@contextlib.contextmanager
def served(site):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Server, directory=site))
    server.sent = server.files = 0
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()


def ask_fengwu(page, query, everything):
    page.locator("#search-field").fill(query)
    page.keyboard.press("Enter")
    page.wait_for_function("!/正在/.test(document.querySelector('.search-status').textContent)")
    while everything and page.locator(".search-more").evaluate("e => !e.hidden"):
        shown = page.locator(".search-result").count()
        page.locator(".search-more").click()
        page.wait_for_function(f"document.querySelectorAll('.search-result').length > {shown}")
    return page.locator(".search-result a").evaluate_all("links => links.map(a => new URL(a.href).pathname)")


def ask_pagefind(page, query, everything):
    return page.evaluate(
        """async ([query, shown]) => {
            const engine = await import("/pagefind/pagefind.js");
            const found = (await engine.search(query)).results.slice(0, shown);
            return (await Promise.all(found.map(result => result.data()))).map(data => data.raw_url || data.url);
        }""", [query, 10000 if everything else SHOWN])


def measure(browser, server, address, ask, wanted, pages):
    """Bytes and files for each query in a fresh browser, then found and missed pages with everything fetched."""
    base = f"http://127.0.0.1:{server.server_port}/"
    loads = []
    for query in wanted:
        context = browser.new_context()
        page = context.new_page()
        page.goto(base + address, wait_until="networkidle")
        before = server.sent, server.files
        ask(page, query, False)
        page.wait_for_load_state("networkidle")
        loads.append((server.sent - before[0], server.files - before[1]))
        context.close()
    page = browser.new_page()
    page.goto(base + address, wait_until="networkidle")
    expected = hits = results = answered = 0
    for query in wanted:
        holding = {path for path, text in pages.items() if query in text}
        found = {unquote(path).lstrip("/") for path in ask(page, query, True)} & pages.keys()
        expected += len(holding)
        hits += len(holding & found)
        results += len(found)
        answered += bool(holding & found)
    page.close()
    return loads, expected, hits, results, answered


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--pages", type=int, default=1000)
    arguments.add_argument("--queries", type=int, default=60)
    arguments.add_argument("--runs", type=int, default=5)
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        own, output = project(folder, given.pages), os.path.join(folder, "out")
        site = os.path.join(output, "site")
        times = build_times(own, output, given.runs)
        pages = texts(site)
        indexes = {"fengwu": (os.path.join(site, "search"), lambda name: name.endswith(".js")), "pagefind": (os.path.join(site, "pagefind"), lambda name: True)}
        print(f"{len(pages)} pages, {sum(map(len, pages.values())) / 1e6:.2f} million characters; medians of {given.runs} rounds")
        print(f"{'':10}{'wall s':>8}{'CPU s':>8}{'files':>7}{'MB':>7}{'MB gzip':>9}")
        for name, values in times.items():
            files, raw, packed = size(*indexes[name])
            print(f"{name:10}{values[0]:8.2f}{values[1]:8.2f}{files:7}{raw / 1e6:7.2f}{packed / 1e6:9.2f}")
        browser_path = next(filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None)
        if not browser_path or importlib.util.find_spec("playwright") is None:
            print("queries are left out: Chromium or playwright is missing")
            return
        from playwright.sync_api import sync_playwright

        wanted = list(queries(pages, given.queries))
        print(f"\n{len(wanted)} queries of 2 to 6 characters, nothing cached\n{'':10}{'KB a query':>11}{'most':>8}{'requests':>10}{'answered':>10}{'pages found':>20}{'results without it':>20}")
        with sync_playwright() as playwright, served(site) as server:
            browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
            engines = {"fengwu": ("search/", ask_fengwu), "pagefind": ("404.html", ask_pagefind)}
            for name in times:
                loads, expected, hits, results, answered = measure(browser, server, *engines[name], wanted, pages)
                sizes = [size for size, _ in loads]
                print(f"{name:10}{statistics.median(sizes) / 1024:11.1f}{max(sizes) / 1024:8.1f}{statistics.median(count for _, count in loads):10.0f}"
                      f"{f'{answered}/{len(wanted)}':>10}{f'{hits}/{expected}':>20}{results - hits:20}")
            browser.close()


main()
