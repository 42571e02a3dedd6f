"""Prints pages to PDF, as visitors do: no heading stands alone at the foot of a sheet, and what only a screen needs is left out. The QR code of a
page of every kind of record is read as a camera does.

Needs poppler, Pillow and zxing-cpp besides Chromium; without them the check says so and is left out.

    check-print.py OUTPUT
"""

import io
import shutil
import subprocess
import sys

from chromium import chromium, fault, finish, served, site, visit

try:
    import zxingcpp
    from PIL import Image
except ImportError:
    print("left out: Pillow and zxing-cpp are not installed")
    sys.exit(0)
if not shutil.which("pdftoppm"):
    print("left out: poppler is not installed")
    sys.exit(0)

DOTS_PER_INCH = 100


def codes(pdf):
    """The texts of all QR codes of a PDF's pages."""
    found = []
    pages = subprocess.run(["pdftoppm", "-r", str(DOTS_PER_INCH), "-gray", "-"], input=pdf, stdout=subprocess.PIPE, check=True).stdout
    stream = io.BytesIO(pages)
    while stream.read(2) == b"P5":
        stream.seek(-2, io.SEEK_CUR)
        header = [next(tokens(stream)) for _ in range(4)]
        width, height = int(header[1]), int(header[2])
        image = Image.frombytes("L", (width, height), stream.read(width * height))
        found += [code.text for code in zxingcpp.read_barcodes(image)]
    return found


def check_headings(page, name, pdf):
    """The last words of a sheet are no heading, nor the line below one that belongs to it."""
    said = page.evaluate('[...document.querySelectorAll("main h2, .band-head p, :is(.plan-section, .day, .prose) h3")].map(e => e.textContent)')
    # A single character may as well be the mark of a season.
    headings = {text for text in ("".join(text.split()) for text in said) if len(text) > 1}
    text = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, stdout=subprocess.PIPE, check=True).stdout.decode()
    for number, sheet in enumerate(text.split("\f")[:-2], 1):
        lines = ["".join(line.split()) for line in sheet.splitlines() if line.strip()]
        if lines and lines[-1] in headings:
            fault(name, f"sheet {number} ends with the heading {lines[-1]}")


def tokens(stream):
    """The next word of a picture's head, and the one byte after it."""
    word = b""
    while (byte := stream.read(1)) not in (b" ", b"\n", b""):
        word += byte
    yield word


pages = [f"{min(folder.glob('*/index.html')).parent.relative_to(site)}/" for folder in sorted(site.iterdir())
         if b"qr-code" in (min(folder.glob("*/index.html"), default=site / "index.html")).read_bytes()]
others = ["", "plan/", "resources/", "sitemap/"]
with served() as base, chromium() as browser:
    context = browser.new_context()
    for path in others + pages:
        page, name = visit(context, base, path, "print")
        address = page.locator("link[rel=canonical]").get_attribute("href")
        pdf = page.pdf(prefer_css_page_size=True)
        check_headings(page, name, pdf)
        found = codes(pdf)
        if path not in others and found != [address]:
            fault(name, f"the code on paper says {found}, not {address}")
        page.emulate_media(media="print")
        for part in (".site-header nav", ".search", ".switches", ".breadcrumbs", ".footer-menu"):
            if page.locator(part).count() and page.locator(part).first.is_visible():
                fault(name, f"{part} is printed")
        page.close()
    context.close()
if not pages:
    fault("site", "no page has a code")
finish(f"{len(others + pages)} pages printed")
