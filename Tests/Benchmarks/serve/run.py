"""How long an edit takes to be seen through `fengwu serve`: a text, a row, a template, a style sheet, and how long the start takes.

  run.py [--pages 1000,10000] [--rounds 9] [--pause 1]

The time runs from the moment the file is closed until the page is there with the new contents. As an open page does, the benchmark waits for
the answer that something changed and then asks for the page.
"""
import argparse
import http.client
import json
import os
import pathlib
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
CORPUS = HERE.parent / "site/corpus.py"
FENGWU = os.environ.get("FENGWU", str(HERE.parents[2] / ".build/release/fengwu"))


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Preview:
    """A running preview of a project."""

    def __init__(self, root):
        self.port = free_port()
        began = time.perf_counter()
        command = [FENGWU, "serve", "--root", root, "--port", str(self.port), "--now", "2020-12-31"]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while True:
            try:
                self.get("/site/")
                break
            except OSError:
                if self.process.poll() is not None:
                    sys.exit("fengwu serve ended")
                time.sleep(0.005)
        self.start = time.perf_counter() - began

    def get(self, path):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("GET", path)
        body = connection.getresponse().read().decode(errors="replace")
        connection.close()
        return body

    def shown(self, path):
        """The page at `path`, or with `.css` behind it the style sheet that page names."""
        page = self.get(path.removesuffix(".css"))
        if not path.endswith(".css"):
            return page
        return self.get("/site/assets/" + re.search(r"assets/(site\.\w+\.css)", page)[1])

    def changes(self, since):
        """A connection that is answered when something changed after a version."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("GET", f"/.fengwu/changes?since={since}")
        return connection

    def seen(self, file, before, after, path, sign):
        """Seconds from the edit of `before` into `after` until `path` shows `sign`."""
        text = file.read_text(encoding="utf-8")
        assert before in text, f"{before} is not in {file}"
        version = re.search(r'data-version="(\d+)"', self.get(path.removesuffix(".css")))[1]
        waiting = self.changes(since=version)
        time.sleep(0.02)
        with open(file, "w", encoding="utf-8", newline="") as target:
            target.write(text.replace(before, after, 1))
        began = time.perf_counter()
        change = json.loads(waiting.getresponse().read())
        # What was found in the pages of the edit before may still be told: the page is shown as it is.
        while change["change"] == "findings":
            change = json.loads(self.changes(since=change["version"]).getresponse().read())
        if sign not in self.shown(path):
            sys.exit(f"after {change} {path} does not show {sign}")
        return time.perf_counter() - began

    def memory(self):
        """Peak memory in MiB."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.split("VmHWM:")[1].split()[0]) / 1024

    def end(self):
        self.process.terminate()
        self.process.wait()


def measure(root, cases, rounds, pause):
    preview = Preview(root)
    times = {name: [] for name in cases}
    for number in range(rounds):
        for name, (file, words, path) in cases.items():
            # Each case has a sign of its own: one page may show the edits of several.
            signs = [f"{name}改{count}。" for count in (number - 1, number)]
            before = words if number == 0 else words + signs[0]
            times[name].append(preview.seen(pathlib.Path(root, file), before, words + signs[1], path, signs[1]))
            # Behind each answer the pages nobody looks at are checked, and faults would be a change of their own.
            time.sleep(pause)
    print(f"  start to first page {preview.start * 1000:6.0f} ms, peak memory {preview.memory():.0f} MiB")
    for name, values in times.items():
        print(f"  {name:<19} {statistics.median(values) * 1000:7.1f} ms, at worst {max(values) * 1000:.1f} ms", flush=True)
    preview.end()


def texts(root):
    """What is edited in a site of texts: file, words behind which something is written, page."""
    page = "Content/news/n00000.md" if os.path.exists(os.path.join(root, "Content/news/n00000.md")) else "Content/resources/r00000.md"
    body = pathlib.Path(root, page).read_text(encoding="utf-8").split("---\n", 2)[2].strip()
    address = "/site/" + page.removeprefix("Content/").removesuffix(".md") + "/"
    return {
        "text": (page, body.split("，")[0] + "，", address),
        "template": ("Templates/shared/base.html", "<footer><p>", address),
        "style sheet": ("Templates/assets/site.css", "body{font-family:\"", address + ".css"),
    }


def rows(root):
    table = "Content/data/products.csv"
    key, title = pathlib.Path(root, table).read_text(encoding="utf-8").split("\n")[1].split(",")[:2]
    return {"row": (table, title, f"/site/products/{key}/")}


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--pages", default="1000,10000")
    arguments.add_argument("--rounds", type=int, default=9)
    arguments.add_argument("--pause", type=float, default=1, help="seconds between two edits")
    chosen = arguments.parse_args()
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    for size in map(int, chosen.pages.split(",")):
        with tempfile.TemporaryDirectory(dir=memory) as work:
            make = [sys.executable, str(CORPUS), work, "--pages", str(size), "--products", str(size)]
            subprocess.run(make, check=True, stdout=subprocess.DEVNULL)
            for kind, site, cases in (("texts", "fengwu", texts), ("rows", "fengwu-data", rows)):
                root = os.path.join(work, site)
                print(f"{size} {kind}", flush=True)
                measure(root, cases(root), chosen.rounds, chosen.pause)


main()
