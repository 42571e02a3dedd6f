"""Opens a page of every template in Chromium, as visitors do, and reports what is wrong with it.

For light, dark, large type and high contrast: no message in the console, no failed request, nothing loaded from elsewhere, no finding of
axe-core, nothing that jumps while the page loads, no scrolling sideways at 320 pixels. Then without JavaScript, from a sub-path, and with
the keyboard. Needs playwright, axe-playwright-python and Debian's Chromium; without them the check says so and is left out.

    in-chromium.py OUTPUT
"""

import functools
import gzip
import http.server
import pathlib
import shutil
import sys
import threading

try:
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import sync_playwright
except ImportError:
    print("left out: playwright and axe-playwright-python are not installed")
    sys.exit(0)

browser_path = next(filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None)
if not browser_path:
    print("left out: there is no Chromium")
    sys.exit(0)

# Below a folder, as a column of a portal: a path that begins at the server's root leads nowhere.
SUBPATH = "column/fengwu/"
FIRST_PAGE_LIMIT = 60 * 1024

site = pathlib.Path(sys.argv[1]).resolve() / "site"
faults = []


def fault(page, text):
    faults.append(f"{page}: {text}")


class Server(http.server.SimpleHTTPRequestHandler):
    """A plain file server for the site below the sub-path."""

    def translate_path(self, path):
        path = path.split("?")[0].split("#")[0]
        if not path.startswith("/" + SUBPATH):
            return str(site / "no-such-file")
        return super().translate_path(path[len(SUBPATH):])

    def log_message(self, *arguments):
        pass


# Names that axe and layout depend on come with the page; a browser left to itself asks for this one at the server's root.
IGNORED_REQUESTS = ("/favicon.ico",)

# One page of every template; the first of a collection stands in for all.
pages = ["index.html", "404.html"]
for folder in sorted(path for path in site.iterdir() if (path / "index.html").exists()):
    pages.append(f"{folder.name}/")
    details = sorted(path for path in folder.iterdir() if (path / "index.html").exists() and path.name != "page")
    pages += [f"{folder.name}/{path.name}/" for path in details[:1]]
    parts = sorted(path for path in folder.glob("*/*") if path.is_dir() and (path / "index.html").exists() and path.parent.name != "page")
    pages += [f"{folder.name}/{path.relative_to(folder)}/" for path in parts[:1]]
    further = sorted(folder.glob("page/2/index.html"))
    pages += [f"{folder.name}/page/2/" for _ in further]

WATCH = """
    window.jumps = 0;
    new PerformanceObserver(list => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.jumps += entry.value;
    }).observe({type: "layout-shift", buffered: true});
"""


def visit(context, base, path, mode):
    """A page with everything it complained about while it loaded."""
    page = context.new_page()
    name = f"{path} ({mode})"
    page.on("console", lambda message: fault(name, f"console: {message.text}") if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: fault(name, f"script: {error}"))
    page.on("requestfailed", lambda request: request.failure == "net::ERR_ABORTED" or fault(name, f"failed: {request.url}"))

    def answered(response):
        if response.url.endswith(IGNORED_REQUESTS):
            return
        if response.status >= 400:
            fault(name, f"{response.status}: {response.url}")
        if not response.url.startswith((base, "data:")):
            fault(name, f"loaded from elsewhere: {response.url}")

    page.on("response", answered)
    page.goto(base + path, wait_until="load")
    return page, name


def check_axe(page, name):
    results = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
    for violation in results.response["violations"]:
        targets = "; ".join(" ".join(map(str, node["target"])) for node in violation["nodes"][:3])
        fault(name, f"axe {violation['id']}: {violation['help']}: {targets}")


def check_width(page, name):
    width = page.evaluate("document.documentElement.scrollWidth")
    shown = page.evaluate("document.documentElement.clientWidth")
    if width > shown:
        widest = page.evaluate(
            """() => [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > innerWidth + 1)
                .slice(0, 3).map(e => e.tagName.toLowerCase() + "." + e.className)"""
        )
        fault(name, f"scrolls sideways: {width} > {shown} pixels: {widest}")


def check_jumps(page, name):
    page.wait_for_timeout(150)
    jumps = page.evaluate("window.jumps")
    if jumps > 0.01:
        fault(name, f"the layout shifts by {jumps:.3f}")


def modes(browser, base):
    settings = [
        ("light", 1280, "light", []),
        ("dark", 1280, "dark", []),
        ("phone", 390, "light", []),
        ("large type", 320, "light", ["large-type"]),
        ("high contrast", 1280, "light", ["high-contrast"]),
        ("dark, high contrast", 390, "dark", ["high-contrast"]),
        ("320 pixels", 320, "dark", []),
    ]
    for mode, width, scheme, switches in settings:
        context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce")
        context.add_init_script(WATCH)
        for switch in switches:
            context.add_init_script(f"try {{ localStorage.setItem('fengwu-{switch}', 'on') }} catch (error) {{}}")
        for path in pages:
            page, name = visit(context, base, path, mode)
            check_jumps(page, name)
            check_width(page, name)
            if width != 390 or "contrast" in mode:
                check_axe(page, name)
            page.close()
        context.close()


def without_scripts(browser, base):
    context = browser.new_context(viewport={"width": 390, "height": 800}, java_script_enabled=False)
    for path in pages:
        page, name = visit(context, base, path, "no JavaScript")
        if not page.locator("main").inner_text().strip():
            fault(name, "is empty")
        page.close()
    page, name = visit(context, base, pages[0], "no JavaScript")
    before = page.locator("body").evaluate("e => getComputedStyle(e).fontSize")
    page.locator("#large-type").check()
    after = page.locator("body").evaluate("e => getComputedStyle(e).fontSize")
    if float(after[:-2]) <= float(before[:-2]):
        fault(name, "the switch for large type does nothing")
    context.close()


def with_keys(browser, base):
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page, name = visit(context, base, pages[0], "keys")
    page.keyboard.press("Tab")
    if page.evaluate("document.activeElement.className") != "skip":
        fault(name, "the first stop is not the way past the header")
    page.keyboard.press("Enter")
    if page.evaluate("document.activeElement.id") != "main":
        fault(name, "the way past the header does not lead to the text")
    page.reload()
    seen = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        state = page.evaluate(
            """() => {
                const e = document.activeElement;
                if (!e || e === document.body) return null;
                const around = [e, e.nextElementSibling, e.closest(".entry")].filter(Boolean);
                const shown = around.some(x => { const s = getComputedStyle(x); return s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2 });
                return [e.outerHTML.slice(0, 90), shown];
            }"""
        )
        if state is None:
            break
        if state[0] not in seen and not state[1]:
            fault(name, f"nothing shows where the keyboard is: {state[0]}")
        seen.add(state[0])
    context.close()


def narrowing(browser, base):
    """A list is narrowed and turned in place, and the address, the way back and the links follow."""
    lists = [path for path in pages if path.count("/") == 1 and (site / path / "index.html").exists()]
    lists = [path for path in lists if b'class="facets' in (site / path / "index.html").read_bytes()]
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    for path in lists[:1]:
        page, name = visit(context, base, path, "narrowing")
        page.evaluate("window.same = true")
        link = page.locator(".facet a").first
        target = link.evaluate("a => a.href")
        link.click()
        page.wait_for_url(target)
        page.wait_for_selector(".facets .facet [aria-current]")
        if not page.evaluate("window.same === true"):
            fault(name, "the whole page was loaded again")
        broken = page.evaluate("[...document.images].filter(i => i.complete && !i.naturalWidth).map(i => i.src)")
        if broken:
            fault(name, f"pictures are lost: {broken[:2]}")
        first = page.locator("main .entry h3 a").first.evaluate("a => a.href")
        answer = page.request.get(first)
        if not answer.ok:
            fault(name, f"{answer.status}: {first}")
        page.go_back()
        page.wait_for_selector(".facet-all[aria-current]")
    context.close()


def weight():
    """The first page with all it loads but pictures, as a server that compresses sends it."""
    import re

    html = (site / "index.html").read_bytes()
    total = len(gzip.compress(html, 6))
    for path in re.findall(rb'(?:href|src)="\./(assets/[^"]+\.(?:css|js)|[^"]+\.webmanifest)"', html):
        total += len(gzip.compress((site / path.decode()).read_bytes(), 6))
    print(f"the first page without pictures: {total / 1024:.1f} KB compressed")
    if total > FIRST_PAGE_LIMIT:
        fault("index.html", f"{total} bytes compressed, more than {FIRST_PAGE_LIMIT}")


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Server, directory=str(site)))
threading.Thread(target=server.serve_forever, daemon=True).start()
base = f"http://127.0.0.1:{server.server_port}/{SUBPATH}"
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
    modes(browser, base)
    without_scripts(browser, base)
    with_keys(browser, base)
    narrowing(browser, base)
    browser.close()
server.shutdown()
weight()

for text in dict.fromkeys(faults):
    print(text)
print(f"{len(pages)} pages in Chromium: {len(set(faults))} faults")
sys.exit(1 if faults else 0)
