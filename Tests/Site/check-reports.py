#!/usr/bin/env python3
"""Checks the reports in an output folder as what they are handed on as: the PDFs on paper, the workbook recalculated, the Word document.

    check-reports.py OUTPUT

What the machine lacks the programs for is left out, and said so. It ends with 0 when nothing is wrong, with 1 otherwise.
"""

import csv
import html
import json
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree
import zipfile
from concurrent.futures import ThreadPoolExecutor
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

MILLIMETRE = 72 / 25.4
SAMPLE = "示例数据"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def run(*arguments):
    return subprocess.run(arguments, check=True, capture_output=True, text=True).stdout


# Without the TrueType copies of the documents' faces browsers draw the characters themselves.
HAS_TRUETYPE = shutil.which("fc-list") and "Fengwu FangSong" in run("fc-list", ":", "family")


def squeezed(text):
    return re.sub(r"\s+", "", text)


class Page:
    """The words on a page, with their places in millimetres from the upper left corner."""

    def __init__(self, text):
        head = re.match(r'<page width="([\d.]+)" height="([\d.]+)"', text)
        self.size = tuple(round(float(number) / MILLIMETRE) for number in head.groups())
        words = re.findall(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>', text)
        self.words = [(*(float(place) / MILLIMETRE for place in word[:4]), html.unescape(word[4])) for word in words]
        self.text = ""


def outline(entries):
    for entry in entries:
        yield squeezed(entry["title"]), entry["destpageposfrom1"]
        yield from outline(entry["kids"])


def pdf_faults(path):
    """What is wrong with one PDF, and how many pages it has."""
    found = []
    source = path.with_suffix(".html").read_text()
    run("qpdf", "--check", str(path))
    facts = dict(line.split(":", 1) for line in run("pdfinfo", str(path)).splitlines() if ":" in line)
    title = html.unescape(re.search(r"<title>(.*?)</title>", source, re.S)[1])
    for name, wanted in (("Title", title), ("Tagged", "yes"), ("Creator", "Fengwu"), ("Subject", None)):
        given = facts.get(name, "").strip()
        if given != wanted if wanted else not given:
            found.append(f"{name} is {given!r}, not {wanted!r}")
    for line in run("pdffonts", str(path)).splitlines()[2:]:
        kind, embedded = line[37:55].strip(), line[72:].split()[0]
        if kind == "Type 3" and HAS_TRUETYPE or embedded != "yes":
            found.append(f"a font is {kind}, embedded {embedded}: {line[:36].strip()}")
    pages = [Page(text) for text in re.findall(r"<page .*?</page>", run("pdftotext", "-bbox", str(path), "-"), re.S)]
    # In the order of the page's content, which turned pages keep too.
    for page, text in zip(pages, run("pdftotext", "-raw", str(path), "-").split("\f")):
        page.text = squeezed(text)
    has_cover = 'class="cover"' in source
    for number, page in enumerate(pages, 1):
        if page.size != (210, 297):
            found.append(f"page {number} is {page.size} mm")
        if SAMPLE not in page.text:
            found.append(f"page {number} does not say that it holds sample data")
        if number == 1 and has_cover:
            continue
        # Below the text block (262 mm), outside: right on odd pages, left on even ones, turned pages too.
        digits = [word for word in page.words if word[4].strip("—") == str(number) and word[1] > 255]
        if not any(26 <= (210 - right if number % 2 else left) <= 46 for left, _, right, _, _ in digits):
            found.append(f"page {number}: its number is not at the outer foot")
    names = list(outline(json.loads(run("qpdf", "--json=2", "--json-key=outlines", str(path)))["outlines"]))
    for name, number in names:
        if name not in pages[number - 1].text:
            found.append(f"the outline leads to page {number} for {name!r}, which is not there")
    # The contents name the page each of their headings stands on.
    headings = dict(re.findall(r'<h[1-6][^>]* id="([^"]+)"[^>]*>(.*?)</h[1-6]>', source, re.S))
    for anchor, shown in re.findall(r'<span data-page-of="([^"]+)">(\d*)</span>', source):
        heading = squeezed(html.unescape(re.sub("<[^>]*>", "", headings[anchor])))
        if not shown or heading not in pages[int(shown) - 1].text:
            found.append(f"the contents send {heading!r} to page {shown}")
    # The head of a table in an annex stands on each of its pages.
    for anchor, body in re.findall(r'<section class="annex[^"]*">\s*<h2 id="([^"]+)".*?</h2>(.*?)</section>', source, re.S):
        heads = re.findall(r"<thead>(.*?)</thead>", body, re.S)
        pages_of = [number for name, number in names if name == squeezed(re.sub("<[^>]*>", "", headings[anchor]))]
        if len(heads) != 1 or not pages_of:
            continue
        later = [number for _, number in names if number > pages_of[0]]
        end = min(later, default=len(pages) + 1)
        for number in range(pages_of[0], end):
            if not all(squeezed(cell) in pages[number - 1].text for cell in re.findall(r"<th[^>]*>([^<]+)</th>", heads[0])):
                found.append(f"page {number}: the head of the table is missing")
    # Headings are read in the order of the document.
    text, place = "".join(page.text for page in pages), 0
    for name, _ in names:
        place = text.find(name, place) + 1
        if not place:
            found.append(f"{name!r} is not read in its order")
            break
    return found, len(pages)


def workbook_faults(path, figures):
    """Adds up every formula anew, exactly, and holds it against the value in the file and the figures of the report."""
    found, count = [], 0
    with zipfile.ZipFile(path) as archive:
        book = xml.etree.ElementTree.fromstring(archive.read("xl/workbook.xml"))
        names = [sheet.get("name") for sheet in book.iter(SHEET + "sheet")]
        strings = [
            "".join(text.text or "" for text in item.iter(SHEET + "t"))
            for item in xml.etree.ElementTree.fromstring(archive.read("xl/sharedStrings.xml")).iter(SHEET + "si")]
        for number, name in enumerate(names, 1):
            cells, formulas = {}, {}
            for cell in xml.etree.ElementTree.fromstring(archive.read(f"xl/worksheets/sheet{number}.xml")).iter(SHEET + "c"):
                value, formula = cell.find(SHEET + "v"), cell.find(SHEET + "f")
                if formula is not None:
                    formulas[cell.get("r")] = formula.text
                if value is not None:
                    cells[cell.get("r")] = strings[int(value.text)] if cell.get("t") == "s" else Decimal(value.text)
            for place, formula in formulas.items():
                count += 1
                parts = re.fullmatch(r"(?:ROUND\()?SUM\(([A-Z]+)(\d+):\1(\d+)\)(?:,(\d+)\))?", formula)
                column, first, last = parts[1], int(parts[2]), int(parts[3])
                total = sum((cells[f"{column}{row}"] for row in range(first, last + 1) if f"{column}{row}" in cells), Decimal(0))
                if parts[4]:
                    total = total.quantize(Decimal(1).scaleb(-int(parts[4])), ROUND_HALF_UP)
                # The file holds binary fractions with sixteen digits.
                if float(total) != float(f"{cells[place]:.15g}"):
                    found.append(f"{name} {place}: {formula} is {total}, the file says {cells[place]}")
                known = {
                    "金额（元）": "purchases.total", "合计（元）": "purchases.total", "金额": "purchases.total", "上期金额（元）": "purchases.total.previous",
                    "比上期增减（元）": "purchases.total.change", "上年同期金额（元）": "purchases.total.year-before",
                    "比上年同期增减（元）": "purchases.total.year-change", "本年累计（元）": "purchases.total.year-to-date",
                    "笔数": "purchases.count", "带动户次": "purchases.households", "应填报": "entries.expected", "未填报": "entries.missing",
                }.get(cells[column + "1"])
                if known and total != Decimal(figures[known]):
                    found.append(f"{name} {place}: {cells[column + '1']} adds up to {total}, the report says {figures[known]}")
    return found, count


def word_faults(path):
    """The Word document says what the report says, in named styles, with columns as wide as they need."""
    found = []
    with zipfile.ZipFile(path) as archive:
        document = xml.etree.ElementTree.fromstring(archive.read("word/document.xml"))
        styles = set(re.findall(r'w:styleId="([^"]+)"', archive.read("word/styles.xml").decode()))
        parts = dict(re.findall(r'Id="([^"]+)" Target="([^"]+)"', archive.read("word/_rels/document.xml.rels").decode()))
    for reference in document.iter(WORD + "footerReference"):
        if not parts.get(reference.get(RELATION + "id"), "").startswith("footer"):
            found.append("a section's footer leads to another part")
    used = {style.get(WORD + "val") for style in document.iter(WORD + "pStyle")}
    text = squeezed("".join(run.text or "" for run in document.iter(WORD + "t")))
    found += [f"the style {name} is not in the document" for name in used - styles]
    found += [f"nothing is set as {name}" for name in {"Title", "Subtitle", "Heading1", "Dated", "TableCaption", "Compact"} - used]
    source = re.sub(r'<(nav|div) class="(contents|chart)">.*?</\1>', "", path.with_suffix(".html").read_text(), flags=re.S)
    for heading in re.findall(r"<h[23][^>]*>(.*?)</h[23]>", source, re.S):
        if squeezed(html.unescape(re.sub("<[^>]*>", "", heading))) not in text:
            found.append(f"the heading {heading!r} is missing")
    tables = len(list(document.iter(WORD + "tbl")))
    if tables != len(re.findall("<table", source)):
        found.append(f"{tables} tables")
    for table in document.iter(WORD + "tbl"):
        widths = [int(column.get(WORD + "w")) for column in table.iter(WORD + "gridCol")]
        # As wide as the text of an upright page or of one that is printed across.
        if not widths or not (7000 < sum(widths) < 9100 or 11000 < sum(widths) < 13000):
            found.append(f"a table's columns are {widths} twentieths of a point wide")
    if shutil.which("soffice") and shutil.which("pdftotext"):
        found += word_page_faults(path, source)
    return found, tables


def word_page_faults(path, source):
    """What a word processor makes of it: the report upright, each annex on new pages, across where it is wide; no empty page."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        run("soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder, str(path))
        pages = [Page(text) for text in re.findall(
            r"<page .*?</page>", run("pdftotext", "-bbox", f"{folder}/{path.stem}.pdf", "-"), re.S)]
        texts = [squeezed(text) for text in run("pdftotext", "-raw", f"{folder}/{path.stem}.pdf", "-").split("\f")]
    annexes = re.findall(r'<section class="annex([^"]*)">\s*<h2[^>]*>(.*?)</h2>', source, re.S)
    starts = [("", 0)]
    for classes, heading in annexes:
        name = squeezed(html.unescape(re.sub("<[^>]*>", "", heading)))
        start = next((number for number, text in enumerate(texts) if number >= starts[-1][1] and text.startswith(name)), None)
        if start is None:
            return found + [f"the annex {name!r} does not begin a page in Word"]
        starts.append((classes, start))
    for (classes, start), (_, end) in zip(starts, starts[1:] + [("", len(pages))]):
        wanted = (297, 210) if "wide" in classes.split() else (210, 297)
        for number in range(start, end):
            if pages[number].size != wanted:
                found.append(f"page {number + 1} in Word is {pages[number].size} mm, not {wanted}")
            if not squeezed(texts[number]).strip("—0123456789"):
                found.append(f"page {number + 1} in Word is empty")
            if str(number + 1) not in [word[4] for word in pages[number].words]:
                found.append(f"page {number + 1} in Word has no number")
    return found


def main():
    failed = False
    for folder in sorted(Path(sys.argv[1]).glob("reports/*")):
        found, said = [], []

        def take(path, result, word):
            found.extend(f"{path}: {fault}" for fault in result[0])
            return f"{result[1]} {word}"

        pdfs = sorted(folder.rglob("*.pdf"))
        if pdfs and all(map(shutil.which, ("qpdf", "pdfinfo", "pdffonts", "pdftotext"))):
            with ThreadPoolExecutor() as pool:
                results = list(pool.map(pdf_faults, pdfs))
            for path, result in zip(pdfs, results):
                take(path, result, "")
            said.append(f"{len(pdfs)} PDFs of {sum(pages for _, pages in results)} pages")
        else:
            said.append("PDFs left out")
        if (folder / "tables.xlsx").exists():
            with open(folder / "figures.csv", encoding="utf-8-sig", newline="") as file:
                figures = {row["编号"]: row["数值"].lstrip("'") for row in csv.DictReader(file)}
            said.append(take(folder / "tables.xlsx", workbook_faults(folder / "tables.xlsx", figures), "formulas"))
        if (folder / "report.docx").exists():
            said.append(take(folder / "report.docx", word_faults(folder / "report.docx"), "tables in Word"))
        for fault in found:
            print(fault, file=sys.stderr)
        print(f"{folder.name}: {', '.join(said)}; {len(found)} faults")
        failed = failed or bool(found)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
