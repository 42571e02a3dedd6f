"""Opens a page of every template in Chromium, as visitors do, and reports what is wrong with it.

On a wide screen and a phone: no message in the console, no failed request, nothing loaded from elsewhere, nothing that jumps while the page
loads. In light, dark, large type and high contrast: no finding of axe-core. At 320 pixels, at 200 % zoom and with text twice as large: no
scrolling sideways, no words on the houses of a picture, none cut off. Everything below a sub-path; then without JavaScript.

    check-pages.py OUTPUT
"""

import gzip
import re
from concurrent.futures import ThreadPoolExecutor

from chromium import chromium, fault, finish, served, site, visit

try:
    from axe_playwright_python.sync_playwright import Axe
except ImportError:
    Axe = None
    print("axe-playwright-python is not installed: axe-core is left out")

FIRST_PAGE_LIMIT = 60 * 1024
WORKERS = 2

ALL_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WATCH = """
    window.jumps = 0;
    new PerformanceObserver(list => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.jumps += entry.value;
    }).observe({type: "layout-shift", buffered: true});
"""


def one_of_each():
    """The first page of every template: all kinds of lists, parts of lists, records and free pages."""
    pages = ["index.html", "404.html"]
    for folder in sorted(path for path in site.iterdir() if (path / "index.html").exists()):
        pages.append(f"{folder.name}/")
        details = sorted(path for path in folder.iterdir() if (path / "index.html").exists() and path.name != "page")
        pages += [f"{folder.name}/{path.name}/" for path in details[:1]]
        parts = sorted(path for path in folder.glob("*/*") if path.is_dir() and (path / "index.html").exists() and path.parent.name != "page")
        pages += [f"{folder.name}/{path.relative_to(folder)}/" for path in parts[:1]]
        pages += [f"{folder.name}/page/2/" for _ in folder.glob("page/2/index.html")]
    return pages


def check_axe(page, name, run):
    """run: what axe-core is to look at, by its own `runOnly`."""
    if not Axe:
        return
    results = Axe().run(page, options={"runOnly": run, "resultTypes": ["violations"]})
    for violation in results.response["violations"]:
        targets = "; ".join(" ".join(map(str, node["target"])) for node in violation["nodes"][:3])
        fault(name, f"axe {violation['id']}: {violation['help']}: {targets}")


def check_width(page, name):
    check_words(page, name)
    width, shown = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    if width > shown:
        widest = page.evaluate(
            """() => [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > innerWidth + 1)
                .slice(0, 3).map(e => e.tagName.toLowerCase() + "." + e.className)"""
        )
        fault(name, f"scrolls sideways: {width} > {shown} pixels: {widest}")


# Words and drawing share the head of some pages, where axe-core does not see a contrast.
COVERED = """() => {
    const words = [...document.querySelectorAll(".hero-words > *, .title-slip")].map(e => e.getBoundingClientRect());
    const houses = [...document.querySelectorAll('.scene use[href="#house"]')].map(e => e.getBoundingClientRect());
    return words.some(a => houses.some(b => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom));
}"""
CUT_OFF = """() => [...document.querySelectorAll("main *, header *, footer *")].filter(e => {
    const style = getComputedStyle(e);
    return style.overflowX !== "visible" && style.overflowX !== "auto" && !e.closest(".unseen, svg, .search") && e.scrollWidth > e.clientWidth + 1 && e.innerText?.trim();
}).map(e => e.tagName.toLowerCase() + "." + e.className).slice(0, 3)"""


def check_words(page, name):
    if page.evaluate(COVERED):
        fault(name, "words stand on the houses of the picture")
    cut = page.evaluate(CUT_OFF)
    if cut:
        fault(name, f"words are cut off: {cut}")


# How wide two marks are that follow one another, in characters.
SQUEEZED = """pair => {
    const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const at = walker.currentNode.data.indexOf(pair);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + 2);
        return range.getBoundingClientRect().width / parseFloat(getComputedStyle(walker.currentNode.parentElement).fontSize);
    }
}"""


def check_typography(page, name):
    """The sentence of the style page: marks that follow one another are set closer, stress is no slant, readings stand above their characters."""
    for pair in ("》“", "）；"):
        width = page.evaluate(SQUEEZED, pair)
        if not width or width > 1.75:
            fault(name, f"{pair} is {width} characters wide")
    if page.locator("main em").first.evaluate("e => getComputedStyle(e).fontStyle") != "normal":
        fault(name, "stress is a slant")
    base, reading = page.locator("ruby").first.bounding_box(), page.locator("rt").first.bounding_box()
    if reading["y"] >= base["y"] + base["height"] / 2:
        fault(name, "the reading of a character does not stand above it")


def check_jumps(page, name):
    page.wait_for_timeout(150)
    jumps = page.evaluate("window.jumps")
    if jumps > 0.01:
        fault(name, f"the layout shifts by {jumps:.3f}")


def switch(page, name, on):
    page.evaluate("([id, on]) => { const box = document.getElementById(id); if (box.checked !== on) box.click() }", [name, on])


def size(page, width, height=800):
    page.set_viewport_size({"width": width, "height": height})


def wide(context, base, path):
    """A wide screen in every colouring: all rules in light and in dark, with high contrast those that colours can break."""
    page, name = visit(context, base, path, "light")
    check_jumps(page, name)
    check_words(page, name)
    if path == "style/":
        check_typography(page, name)
    check_axe(page, name, ALL_RULES)
    for scheme, contrast in (("light", True), ("dark", True), ("dark", False)):
        page.emulate_media(color_scheme=scheme)
        switch(page, "high-contrast", contrast)
        rules = {"type": "rule", "values": ["color-contrast"]} if contrast else ALL_RULES
        check_axe(page, f"{path} ({scheme}{', high contrast' if contrast else ''})", rules)
    # 1280 pixels at 200 %.
    size(page, 640, 400)
    check_width(page, f"{path} (200 % zoom)")
    # Twice the size of the text alone, as a browser that enlarges only text does.
    page.evaluate("document.documentElement.style.fontSize = '225%'")
    check_width(page, f"{path} (640 pixels, text at 200 %)")
    page.close()


def narrow(context, base, path):
    page, name = visit(context, base, path, "phone")
    check_jumps(page, name)
    check_width(page, name)
    size(page, 320)
    check_width(page, f"{path} (320 pixels)")
    switch(page, "large-type", True)
    check_width(page, f"{path} (320 pixels, large type)")
    check_axe(page, f"{path} (320 pixels, large type)", ALL_RULES)
    page.close()


def without_scripts(context, base, path):
    page, name = visit(context, base, path, "no JavaScript")
    if not page.locator("main").inner_text().strip():
        fault(name, "is empty")
    if path == "index.html":
        before = page.locator("body").evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
        page.locator("#large-type").check()
        if page.locator("body").evaluate("e => parseFloat(getComputedStyle(e).fontSize)") <= before:
            fault(name, "the switch for large type does nothing")
        page.locator("#high-contrast").check()
        if page.locator("body").evaluate("e => getComputedStyle(e).backgroundColor") != "rgb(255, 255, 255)":
            fault(name, "the switch for high contrast does nothing")
    page.close()


def open_all(base, paths):
    """Opens pages in a browser of their own, in all the ways above."""
    with chromium() as browser:
        for check, width, options in ((wide, 1280, {}), (narrow, 390, {}), (without_scripts, 390, {"java_script_enabled": False})):
            for path in paths:
                # A context a page: what one page remembers is not there for the next.
                context = browser.new_context(
                    viewport={"width": width, "height": 800}, color_scheme="light", reduced_motion="reduce", **options)
                context.add_init_script(WATCH)
                check(context, base, path)
                context.close()


def weight():
    """The first page with all it loads but pictures, as a server that compresses sends it."""
    html = (site / "index.html").read_bytes()
    total = len(gzip.compress(html, 6))
    for path in re.findall(rb'(?:href|src)="\./(assets/[^"]+\.(?:css|js)|[^"]+\.webmanifest)"', html):
        total += len(gzip.compress((site / path.decode()).read_bytes(), 6))
    print(f"the first page without pictures: {total / 1024:.1f} KB compressed")
    if total > FIRST_PAGE_LIMIT:
        fault("index.html", f"{total} bytes compressed, more than {FIRST_PAGE_LIMIT}")


pages = one_of_each()
with served() as base, ThreadPoolExecutor(WORKERS) as pool:
    list(pool.map(lambda first: open_all(base, pages[first::WORKERS]), range(WORKERS)))
weight()
finish(f"{len(pages)} pages in Chromium")
