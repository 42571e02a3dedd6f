"""Publishes the site, as if it were no sample and a portal had given its labels, and looks at what only published pages have: the portal's labels and
the digests of stylesheets and scripts. Then serves it with nginx by the settings made for it and looks at what comes back: kinds of files, security
headers, how long what may be kept, the page for unknown addresses; and opens pages in Chromium under that policy.

Needs nginx besides Chromium; without it the check says so and leaves the serving out.

    check-server.py OUTPUT    the site is made beside it, in OUTPUT-server
"""

import base64
import contextlib
import hashlib
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

import variant
from chromium import chromium, fault, finish, visit

# What a portal gives, by the names in site.yml and on the pages: those every page has, and those of the footer.
LABELS = {"site-name": "示例门户网站", "site-domain": "www.example.org", "site-id-code": "2203020000", "column-type": "概况信息"}
NAMES = {"site-name": "SiteName", "site-domain": "SiteDomain", "site-id-code": "SiteIDCode", "column-type": "ColumnType"}
FOOTER = {"host": "示例主办单位", "operator": "示例承办单位", "contact": "示例联系方式", "icp": "示例备案号", "police": "示例公安备案号"}

nginx = shutil.which("nginx", path=f"{pathlib.Path(sys.executable).parent}:/usr/sbin:/usr/bin")
given = {name: f'"{value}"' for name, value in (LABELS | FOOTER).items()}
output = variant.build(sys.argv[1] + "-server", {"sample": "false", **given}, "--publish")
site = output.resolve() / "site"
settings = (output / "server/nginx.conf").read_text(encoding="utf-8")
PATH = re.search(r"^location (/\S*) \{", settings, re.M)[1]

KINDS = {
    ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml; charset=utf-8",
    ".csv": "text/csv; charset=utf-8", ".json": "application/json; charset=utf-8", ".xml": "application/xml; charset=utf-8", ".txt": "text/plain; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8", ".webmanifest": "application/manifest+json", ".avif": "image/avif", ".webp": "image/webp", ".jpg": "image/jpeg",
}


def check_published(path, digests):
    """The portal's labels, and the digests without which no stylesheet or script may be used."""
    name = path.relative_to(site).as_posix()
    text = path.read_text(encoding="utf-8")
    if 'http-equiv="refresh"' in text:
        return
    for setting, value in LABELS.items():
        if f'<meta name="{NAMES[setting]}" content="{value}">' not in text:
            fault(name, f"no label {NAMES[setting]}")
    footer = text[text.find("<footer"):]
    for value in (*FOOTER.values(), LABELS["site-id-code"]):
        if value not in footer:
            fault(name, f"not in the footer: {value}")
    for tag in re.findall(r'<(?:script|link rel="stylesheet")[^>]*(?:src|href)=[^>]*>', text):
        address = re.search(r'(?:src|href)="(?:[./]*|/[^"]*/)(assets/[^"]*)"', tag)[1]
        if f'integrity="{digests[address]}"' not in tag:
            fault(name, f"no digest, or another: {tag}")


@contextlib.contextmanager
def served_by_nginx():
    with tempfile.TemporaryDirectory() as name, socket.socket() as free:
        folder = pathlib.Path(name)
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        (folder / "site.conf").write_text(settings.replace("/srv/fengwu/site/", f"{site}/"), encoding="utf-8")
        bodies = " ".join(f"{part}_temp_path {folder}/{part};" for part in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        (folder / "nginx.conf").write_text(
            f"daemon off; master_process off; pid {folder}/pid; error_log stderr warn; events {{}}\n"
            f"http {{ access_log off; {bodies} server {{ listen 127.0.0.1:{port}; include {folder}/site.conf; }} }}\n", encoding="utf-8")
        server = subprocess.Popen([nginx, "-c", folder / "nginx.conf", "-p", folder], stderr=subprocess.PIPE, text=True)
        for _ in range(100):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 0.2):
                break
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
        server.terminate()
        # Unknown addresses, asked for on purpose, are errors to nginx.
        for line in server.communicate()[1].splitlines():
            if "No such file" not in line:
                fault("nginx", line)


def answer(address):
    try:
        return urllib.request.urlopen(urllib.request.Request(address, headers={"Accept-Encoding": "gzip"}))
    except urllib.error.HTTPError as error:
        return error


def check_headers(path, headers, policy):
    if headers["Content-Security-Policy"] != policy + "; frame-ancestors 'self'":
        fault(path, f"the policy is {headers['Content-Security-Policy']}")
    if headers["X-Content-Type-Options"] != "nosniff" or not headers["Referrer-Policy"]:
        fault(path, "a security header is missing")


digests = {
    path.relative_to(site).as_posix(): "sha256-" + base64.b64encode(hashlib.sha256(path.read_bytes()).digest()).decode()
    for path in (site / "assets").iterdir() if path.is_file()
}
pages = sorted(site.rglob("*.html"))
for path in pages:
    check_published(path, digests)
if not nginx:
    print("left out: there is no nginx")
    finish(f"{len(pages)} published pages")
policy = re.search(r'Content-Security-Policy" content="([^"]*)"', (site / "index.html").read_text(encoding="utf-8"))[1].replace("&#39;", "'")
shown = {path.suffix: path for path in sorted(site.rglob("*")) if path.is_file()}
with served_by_nginx() as server:
    base = server + PATH
    for suffix, path in sorted(shown.items()):
        name = path.relative_to(site).as_posix()
        got = answer(base + urllib.parse.quote(name))
        if got.status != 200 or got.headers["Content-Type"] != KINDS.get(suffix):
            fault(name, f"{got.status} {got.headers['Content-Type']}")
        lasts = name.startswith(("assets/", "pictures/"))
        if got.headers["Cache-Control"] != ("public, max-age=31536000, immutable" if lasts else "no-cache"):
            fault(name, f"may be kept: {got.headers['Cache-Control']}")
        if suffix in (".html", ".css", ".js", ".json") and got.headers["Content-Encoding"] != "gzip":
            fault(name, "is not compressed")
        check_headers(name, got.headers, policy)
    for name in ("no-such-page", "products/no/such/page/", "assets/no-such.css"):
        got = answer(base + name)
        text = got.read()
        if got.status != 404:
            fault(name, f"{got.status} instead of 404")
        check_headers(name, got.headers, policy)
        if b"site-header" not in text and got.headers["Content-Encoding"] != "gzip":
            fault(name, "is not the site's own page")
    with chromium() as browser:
        context = browser.new_context(viewport={"width": 1280, "height": 800})
        for name in ("", "search/?q=%E8%8D%89", "products/"):
            page, _ = visit(context, base, name, "nginx")
            page.close()
        # From any depth the page for unknown addresses finds its stylesheets.
        page = context.new_page()
        page.goto(base + "a/b/c/d")
        if page.evaluate("getComputedStyle(document.querySelector('.site-header')).position") != "relative":
            fault("a/b/c/d", "the page for unknown addresses has no style")
        context.close()
finish(f"{len(pages)} published pages, {len(shown)} kinds of files by nginx")
