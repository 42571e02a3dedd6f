#!/usr/bin/env python3
"""Holds the templates of the site to what their readers rely on: each says at its top what it is for and what data it has, and the style page
shows every part and every card. The output folder is not looked at."""
import re
import sys
from pathlib import Path

templates = Path(__file__).resolve().parents[2] / "Templates"
faults = []


def comment(path):
    """The comment a template begins with."""
    found = re.match(r"\{#(.*?)#\}", path.read_text(encoding="utf-8"), re.S)
    return found[1] if found else ""


def macros(path):
    """The macros of a file, each with its text."""
    text = path.read_text(encoding="utf-8")
    found = re.findall(r"\{% macro (\w+)\(.*?%\}(.*?)\{%-? endmacro", text, re.S)
    return dict(found)


def reached(start, bodies):
    """The names of macros that a text calls, directly or through one another."""
    names, waiting = set(), [start]
    while waiting:
        text = waiting.pop()
        for name in bodies.keys() - names:
            if re.search(rf"\b{name}\(", text):
                names.add(name)
                waiting.append(bodies[name])
    return names


pages = sorted((templates / "site").glob("*.html"))
shared = sorted((templates / "shared").rglob("*.html"))
for path in pages + shared:
    if len(comment(path).strip()) < 20:
        faults.append(f"{path.name}: does not say at its top what it is for")
for path in pages + [templates / "shared" / name for name in ("base.html", "detail.html", "list.html", "head.html", "header.html", "footer.html")]:
    if "Data:" not in comment(path):
        faults.append(f"{path.name}: does not say at its top what data it has")

bodies = macros(templates / "shared/parts.html") | macros(templates / "shared/cards.html")
# Addresses, not parts.
unseen = {"part_path"}
style = (templates / "site/style.html").read_text(encoding="utf-8")
faults += [f"style.html: does not show {name}" for name in sorted(bodies.keys() - reached(style, bodies) - unseen)]

for fault in faults:
    print(fault)
print(f"{len(pages) + len(shared)} templates, {len(bodies)} parts and cards: {len(faults)} faults")
sys.exit(bool(faults))
