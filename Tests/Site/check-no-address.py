"""Builds the site without an address of its own, as a department previews it before the portal has given one: nothing in it that would need an
address, and nothing that leads to a made-up one.

    check-no-address.py OUTPUT    the site is made beside it, in OUTPUT-no-address
"""

import subprocess
import sys

import variant

output = variant.build(sys.argv[1] + "-no-address", {"base-url": '""'})
faults = []

# What needs an absolute address, by what it is.
FORBIDDEN = {
    "a QR code": "qr-code", "a canonical address": 'rel="canonical"', "an address for sharing": 'property="og:url"', "a picture for sharing": 'og:image"',
    "JSON-LD": "ld+json", "a label Url": 'name="Url"', "a feed": "application/atom+xml", "an address of the sample's": "www.example.org/fengwu/\"",
}
pages = sorted((output / "site").rglob("*.html"))
for page in pages:
    text = page.read_text(encoding="utf-8")
    faults += [f"{page.relative_to(output)}: {what}" for what, mark in FORBIDDEN.items() if mark in text]
faults += [f"{name} is there" for name in ("feed.xml", "feed.json", "sitemap.xml") if (output / "site" / name).exists()]
links = subprocess.run([sys.executable, variant.root / "Tests/Site/check-links.py", output], capture_output=True, text=True)
if links.returncode:
    faults.append(links.stdout)

for fault in faults[:40]:
    print(fault)
print(f"{len(pages)} pages without an address: {len(faults)} faults")
sys.exit(bool(faults) or not pages)
