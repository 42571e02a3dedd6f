#!/usr/bin/env python3
"""Checks what programs read of the site: JSON-LD against the vocabulary of schema.org, calendars, feeds, open data, page labels."""
import csv
import json
import re
import sys
import xml.etree.ElementTree as xml
from pathlib import Path

site = Path(sys.argv[1]) / "site"
faults = []
counts = {"JSON-LD": 0, "calendars": 0, "tables": 0}

try:
    import msgspec_schemaorg.models as vocabulary
except ImportError:
    vocabulary = None
    print("left out: msgspec-schemaorg is not installed, so JSON-LD is not held against schema.org")
try:
    import icalendar
except ImportError:
    icalendar = None
    print("left out: icalendar is not installed")


def check_linked_data(where, data, top=True):
    if isinstance(data, list):
        for item in data:
            check_linked_data(where, item, top=False)
        return
    if not isinstance(data, dict):
        return
    if top and data.get("@context") != "https://schema.org":
        faults.append(f"{where}: no @context")
    name = data.get("@type")
    kind = getattr(vocabulary, name or "", None)
    if kind is None:
        faults.append(f"{where}: schema.org has no type {name}")
        return
    for member, value in data.items():
        if member.startswith("@"):
            continue
        if member not in kind.__struct_encode_fields__:
            faults.append(f"{where}: {name} has no {member}")
        if value in (None, "", [], {}):
            faults.append(f"{where}: {name}.{member} is empty")
        check_linked_data(where, value, top=False)


def check_page(path):
    text = path.read_text(encoding="utf-8")
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.S)
    for block in blocks:
        counts["JSON-LD"] += 1
        try:
            data = json.loads(block)
        except ValueError as error:
            faults.append(f"{path}: JSON-LD: {error}")
            continue
        if vocabulary:
            check_linked_data(path, data)
    if text.count('rel="canonical"') > 1:
        faults.append(f"{path}: more than one canonical address")
    for label in re.findall(r"<meta [^>]*>", text):
        if 'content=""' in label or 'content="null"' in label or 'content="None"' in label:
            faults.append(f"{path}: an empty label: {label}")
    if re.search(r"<script(?![^>]*\b(?:src|type=\"application/ld\+json\"))", text) or re.search(r'<[a-z][^>]*\s(?:style|on[a-z]+)="', text):
        faults.append(f"{path}: script or style stands in the page")


def check_calendar(path):
    counts["calendars"] += 1
    data = path.read_bytes()
    if b"\n" in data.replace(b"\r\n", b""):
        faults.append(f"{path}: a line does not end in CR LF")
    if any(len(line) > 75 for line in data.split(b"\r\n")):
        faults.append(f"{path}: a line is longer than 75 bytes")
    if not icalendar:
        return
    calendar = icalendar.Calendar.from_ical(data)
    events = list(calendar.walk("VEVENT"))
    if not events or calendar.errors or any(event.errors for event in events):
        faults.append(f"{path}: {calendar.errors or 'no event'}")
    for event in events:
        for member in ("UID", "DTSTAMP", "DTSTART", "SUMMARY"):
            if member not in event:
                faults.append(f"{path}: an event without {member}")
        if event["DTEND"].dt <= event["DTSTART"].dt:
            faults.append(f"{path}: an event ends before it begins")


def check_table(path):
    counts["tables"] += 1
    data = path.read_bytes()
    if not data.startswith(b"\xef\xbb\xbf"):
        faults.append(f"{path}: no byte order mark")
    rows = list(csv.reader(data.decode("utf-8-sig").splitlines(keepends=True)))
    if any(len(row) != len(rows[0]) for row in rows):
        faults.append(f"{path}: rows of different lengths")
    for row in rows:
        faults.extend(f"{path}: would be run as a formula: {cell}" for cell in row if cell[:1] in ("=", "+", "@", "\t"))
    records = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["records"]
    if len(records) != len(rows) - 1:
        faults.append(f"{path}: {len(rows) - 1} rows, but {len(records)} in the JSON")


def check_feeds():
    if not (site / "feed.xml").exists():
        return
    atom = "{http://www.w3.org/2005/Atom}"
    feed = xml.parse(site / "feed.xml").getroot()
    ids = [entry.findtext(atom + "id") for entry in feed.iter(atom + "entry")]
    data = json.loads((site / "feed.json").read_text(encoding="utf-8"))
    if data["version"] != "https://jsonfeed.org/version/1.1" or [item["id"] for item in data["items"]] != ids:
        faults.append("feed.json does not tell what feed.xml tells")
    base = feed.findtext(atom + "id")
    for element in xml.parse(site / "sitemap.xml").getroot().iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc"):
        from urllib.parse import unquote

        path = site / unquote(element.text.removeprefix(base))
        page = path / "index.html" if path.is_dir() else path
        if not page.is_file():
            faults.append(f"sitemap.xml: leads to nothing: {element.text}")
        elif "noindex" in page.read_text(encoding="utf-8"):
            faults.append(f"sitemap.xml: kept from search engines: {element.text}")


for path in sorted(site.rglob("*.html")):
    check_page(path)
for path in sorted(site.rglob("*.ics")):
    check_calendar(path)
for path in sorted(site.glob("data/*.csv")):
    check_table(path)
check_feeds()
json.loads((site / "site.webmanifest").read_text(encoding="utf-8"))

for fault in dict.fromkeys(faults):
    print(fault)
print(", ".join(f"{count} {name}" for name, count in counts.items()) + f": {len(set(faults))} faults")
sys.exit(bool(faults))
