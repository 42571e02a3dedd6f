"""Builds the site without an address of its own, as a department previews it before the portal has given one: nothing in it that would need an
address, and nothing that leads to a made-up one.

    check-no-address.py OUTPUT    the site is made beside it, in OUTPUT-no-address
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

root = Path(__file__).resolve().parents[2]
output = Path(sys.argv[1] + "-no-address")
shutil.rmtree(output, ignore_errors=True)
project = output / "project"
project.mkdir(parents=True)
shutil.copytree(root / "Content", project / "Content")
(project / "Templates").symlink_to(root / "Templates")
settings = project / "Content/site.yml"
text, changed = re.subn(r"(?m)^base-url: .*$", 'base-url: ""', settings.read_text(encoding="utf-8"))
settings.write_text(text, encoding="utf-8")

fengwu = subprocess.run(["swift", "build", "--show-bin-path"], capture_output=True, text=True, check=True).stdout.strip() + "/fengwu"
made = subprocess.run([fengwu, "build", "--no-reports", "--root", project, "--output", output], capture_output=True, text=True)
faults = [] if made.returncode == 0 and changed == 1 else [f"exit code {made.returncode}: {made.stderr}"]

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
links = subprocess.run([sys.executable, root / "Tests/Site/check-links.py", output], capture_output=True, text=True)
if links.returncode:
    faults.append(links.stdout)

for fault in faults[:40]:
    print(fault)
print(f"{len(pages)} pages without an address: {len(faults)} faults")
sys.exit(bool(faults) or not pages)
