#!/usr/bin/env python3
"""Checks that every link, picture and anchor inside the output leads to something that is there."""
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

ADDRESSES = {"a": ["href"], "link": ["href"], "img": ["src", "srcset"], "script": ["src"], "source": ["src", "srcset"], "use": ["href"]}


class Page(HTMLParser):
    """The addresses and ids of one page."""

    def __init__(self, path):
        super().__init__()
        self.addresses, self.ids, self.faults = [], set(), []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if "id" in given:
            if given["id"] in self.ids:
                self.faults.append(f"the id {given['id']!r} occurs twice")
            self.ids.add(given["id"])
        if tag == "img" and "alt" not in given:
            self.faults.append(f"no alt: {given.get('src')}")
        for name in ADDRESSES.get(tag, []):
            value = given.get(name)
            if not value:
                continue
            parts = [part.split()[0] for part in value.split(",")] if name == "srcset" else [value]
            self.addresses += [(self.getpos()[0], part) for part in parts]


def check(folder):
    pages = {path: Page(path) for path in sorted(folder.rglob("*.html"))}
    faults, links = [], 0
    for path, page in pages.items():
        faults += [f"{path}: {fault}" for fault in page.faults]
        for line, address in page.addresses:
            split = urlsplit(address)
            if split.scheme or split.netloc:
                continue
            links += 1
            if split.path.startswith("/"):
                faults.append(f"{path}:{line}: not relative: {address}")
                continue
            target = (path.parent / unquote(split.path)).resolve() if split.path else path.resolve()
            if target.is_dir():
                target /= "index.html"
            if not target.is_relative_to(folder.resolve()):
                faults.append(f"{path}:{line}: leads out of the site: {address}")
            elif not target.is_file():
                faults.append(f"{path}:{line}: leads to nothing: {address}")
            elif split.fragment and target.suffix == ".html" and unquote(split.fragment) not in pages[folder / target.relative_to(folder.resolve())].ids:
                faults.append(f"{path}:{line}: no such place: {address}")
    return len(pages), links, faults


output = Path(sys.argv[1])
failed = False
for folder in [output / "site", *sorted((output / "reports").glob("*"))]:
    pages, links, faults = check(folder)
    print(f"{folder.relative_to(output)}: {pages} pages, {links} links")
    for fault in faults:
        print(fault)
    failed = failed or bool(faults) or pages == 0
sys.exit(failed)
