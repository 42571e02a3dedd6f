#!/usr/bin/env python3
"""Checks what programs read of the site: JSON-LD against the vocabulary of schema.org, calendars, feeds, open data, page labels."""
import csv
import html
import json
import re
import sys
import xml.etree.ElementTree as xml
from pathlib import Path
from urllib.parse import unquote

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


# What the site has to say in the words of schema.org, somewhere.
REQUIRED_TYPES = {"TouristAttraction", "TouristTrip", "Product", "Person", "Event", "NewsArticle", "BreadcrumbList"}
said = set()

# Labels by what they are for; those of the portal's own are there once the portal has given them.
SHARED = ["og:title", "og:type", "og:url", "og:site_name", "og:locale", "og:description", "og:image", "og:image:type", "og:image:width",
          "og:image:height", "og:image:alt", "twitter:card", "viewport", "description", "ColumnName"]
COLUMN = ["ColumnDescription", "ColumnKeywords", "keywords"]
CONTENT = ["ArticleTitle", "Keywords", "keywords", "Description", "Url"]


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
    said.add(name)
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
    if 'http-equiv="refresh"' not in text:
        check_labels(path, text)
    if text.count('rel="canonical"') > 1:
        faults.append(f"{path}: more than one canonical address")
    for label in re.findall(r"<meta [^>]*>", text):
        if 'content=""' in label or 'content="null"' in label or 'content="None"' in label:
            faults.append(f"{path}: an empty label: {label}")
    if re.search(r"<script(?![^>]*\b(?:src|type=\"application/ld\+json\"))", text) or re.search(r'<[a-z][^>]*\s(?:style|on[a-z]+)="', text):
        faults.append(f"{path}: script or style stands in the page")


def check_labels(path, text):
    """The labels of the page design rules (国办发〔2017〕47号), Open Graph, icon and manifest."""
    labels = {name: html.unescape(content) for name, content in re.findall(r'<meta (?:name|property)="([^"]*)" content="([^"]*)"', text)}
    is_content = "ArticleTitle" in labels
    faults.extend(f"{path}: no label {name}" for name in SHARED + (CONTENT if is_content else COLUMN) if not labels.get(name))
    canonical = re.search(r'<link rel="canonical" href="([^"]*)"', text)
    if not canonical or labels.get("og:url") != canonical[1]:
        faults.append(f"{path}: og:url is not the canonical address")
    if is_content and (labels["og:type"] != "article" or not labels["Url"].startswith("https://")):
        faults.append(f"{path}: og:type is {labels['og:type']}, Url {labels['Url']}")
    if is_content and "<time" in text and path.parent.parent.name == "news" and not re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", labels.get("PubDate", "")):
        faults.append(f"{path}: PubDate is {labels.get('PubDate')}")
    home = re.search(r'<link rel="canonical" href="([^"]*)"', (site / "index.html").read_text(encoding="utf-8"))[1]
    if not (site / unquote(labels.get("og:image", "?").removeprefix(home))).is_file():
        faults.append(f"{path}: og:image leads to nothing: {labels.get('og:image')}")
    for name in ("icon", "manifest"):
        found = re.search(rf'<link rel="{name}" href="([^"]*)"', text)
        if not found or not (path.parent / unquote(found[1])).is_file():
            faults.append(f"{path}: no {name}")


def check_manifest():
    manifest = json.loads((site / "site.webmanifest").read_text(encoding="utf-8"))
    faults.extend(f"site.webmanifest: no {name}" for name in ("name", "short_name", "lang", "start_url", "icons") if not manifest.get(name))
    faults.extend(f"site.webmanifest: no such icon: {icon['src']}" for icon in manifest["icons"] if not (site / icon["src"]).is_file())


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
    for record in records:
        if record.get("video") and record["video"] not in html.unescape((site / path.stem / record["id"] / "index.html").read_text(encoding="utf-8")):
            faults.append(f"{path.stem}/{record['id']}: does not lead to its video")
    if len(records) != len(rows) - 1:
        faults.append(f"{path}: {len(rows) - 1} rows, but {len(records)} in the JSON")


def check_events():
    """What is still to come stands first, the nearest at the top; what is over by the day of the build says so, the latest first."""
    text = (site / "events/index.html").read_text(encoding="utf-8")
    built = re.search(r'<footer.*?<time datetime="([^"]*)"', text, re.S)[1]
    records = {r["title"]: r for r in json.loads((site / "data/events.json").read_text(encoding="utf-8"))["records"]}
    shown = []
    for entry in re.findall(r'<article class="entry event-entry">.*?</article>', text, re.S):
        record = records[html.unescape(re.search(r"<h3><a [^>]*>(.*?)</a>", entry)[1])]
        is_over = (record.get("end") or record["start"]) < built
        if is_over != ('class="ended"' in entry):
            faults.append(f"events: {record['title']}: over or not?")
        shown.append((is_over, record["start"]))
    expected = sorted(day for day in shown if not day[0]) + sorted((day for day in shown if day[0]), reverse=True)
    if shown != expected or len(shown) != len(records):
        faults.append(f"events: stand in the order {shown}")


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
check_events()
check_manifest()
if vocabulary:
    faults += [f"nothing is said of any {name}" for name in sorted(REQUIRED_TYPES - said)]

for fault in dict.fromkeys(faults):
    print(fault)
print(", ".join(f"{count} {name}" for name, count in counts.items()) + f": {len(set(faults))} faults")
sys.exit(bool(faults))
