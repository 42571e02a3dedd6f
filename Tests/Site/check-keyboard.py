"""Goes through the site with the keyboard alone, and narrows a list in place.

    check-keyboard.py OUTPUT
"""

from chromium import chromium, fault, finish, served, site, until, visit

# Enough for the header, the switches and a good part of each page.
STOPS = 60

STATE = """() => {
    const e = document.activeElement;
    if (!e || e === document.body) return null;
    const around = [e, e.nextElementSibling, e.closest(".entry")].filter(Boolean);
    const shown = around.some(x => { const s = getComputedStyle(x); return s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2 });
    const box = e.getBoundingClientRect();
    const back = window.lastStop && window.lastStop.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_PRECEDING;
    window.lastStop = e;
    const covered = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 8));
    return {html: e.outerHTML.slice(0, 90), shown, back: Boolean(back), seen: box.bottom > 0 && box.top < innerHeight,
        free: !covered || covered === e || e.contains(covered) || covered.contains(e) || e.closest("label, .entry")?.contains(covered) || false};
}"""


def past_the_header(page, name):
    page.keyboard.press("Tab")
    if page.evaluate("document.activeElement.className") != "skip":
        fault(name, "the first stop is not the way past the header")
    page.keyboard.press("Enter")
    until(page, name, "document.activeElement.id === 'main'")


def stops(page, name):
    """Every stop shows itself, stands in the window uncovered, and follows the one before it in the page."""
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        state = page.evaluate(STATE)
        if state is None:
            break
        if not state["shown"]:
            fault(name, f"nothing shows where the keyboard is: {state['html']}")
        if not state["seen"] or not state["free"]:
            fault(name, f"the keyboard's place is out of sight: {state['html']}")
        if state["back"]:
            fault(name, f"the keyboard goes back: {state['html']}")


def menu(browser, base):
    """On a phone the columns fold out and in with keys."""
    context = browser.new_context(viewport={"width": 390, "height": 800}, reduced_motion="reduce")
    page, name = visit(context, base, "index.html", "keys, phone")
    page.locator(".menu-fold summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    if not page.evaluate("!!document.activeElement.closest('.menu-fold nav')"):
        fault(name, "the folded menu does not open with Enter")
    page.keyboard.press("Escape")
    if page.evaluate("document.querySelector('.menu-fold').open || document.activeElement.tagName !== 'SUMMARY'"):
        fault(name, "the folded menu does not close with Escape")
    context.close()


def switches(browser, base):
    """Large type and high contrast are switched with the space bar and are still on at the next page."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    page, name = visit(context, base, "index.html", "keys, switches")
    size = "parseFloat(getComputedStyle(document.body).fontSize)"
    before = page.evaluate(size)
    for identifier in ("large-type", "high-contrast"):
        page.locator("#" + identifier).focus()
        page.keyboard.press("Space")
    page.goto(base + "about/")
    if page.evaluate(size) <= before or not page.locator("#large-type").is_checked():
        fault(name, "large type is forgotten")
    if page.evaluate("getComputedStyle(document.body).backgroundColor") != "rgb(255, 255, 255)":
        fault(name, "high contrast is forgotten")
    context.close()


def narrowing(browser, base):
    """A list is narrowed in place, and the address, the way back and the links follow."""
    lists = [path.parent.name + "/" for path in sorted(site.glob("*/index.html")) if b'class="facets' in path.read_bytes()]
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page, name = visit(context, base, lists[0], "narrowing")
    page.evaluate("window.same = true")
    link = page.locator(".facet a").first
    target = link.evaluate("a => a.href")
    link.focus()
    page.keyboard.press("Enter")
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


paths = ["index.html", "resources/", "plan/", "search/"]
paths += [f"{path.parent.relative_to(site)}/" for path in sorted(site.glob("routes/*/index.html"))[:1]]
with served() as base, chromium() as browser:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    for path in paths:
        page, name = visit(context, base, path, "keys")
        past_the_header(page, name)
        page.reload()
        stops(page, name)
        page.close()
    context.close()
    menu(browser, base)
    switches(browser, base)
    narrowing(browser, base)
finish(f"{len(paths)} pages by keyboard")
