"""Searches the site in Chromium with the keyboard alone: from a sub-path and from files on the disk, with and without JavaScript.

What has to be found is read from the pages themselves: every page that shows a piece of text is among the results for that piece.

    check-search.py OUTPUT
"""

import html
import random
import re
import unicodedata
from urllib.parse import quote, unquote

from chromium import chromium, fault, finish, served, site, until, visit, watch

RANDOM_QUERIES = 24
# What a phone loads for a query, the page itself aside, before compression.
BYTES_A_QUERY = 64 * 1024


def folded(text):
    return unicodedata.normalize("NFKC", text).lower()


def texts():
    """Titles and running text of the records' and free pages, by path; without spaces, which are only layout between Chinese characters."""
    found = {}
    for path in sorted(site.rglob("index.html")):
        page = path.read_text(encoding="utf-8")
        prose = re.search(r'<div class="prose">(.*?)</div>', page, re.S)
        title = re.search(r"<h1[^>]*>(.*?)</h1>", page, re.S)
        if "noindex" in page or not prose or not title:
            continue
        paragraphs = re.findall(r"<p>(.*?)</p>", prose[1], re.S)
        plain = [html.unescape(re.sub(r"<rt>.*?</rt>|<rp>.*?</rp>|<[^>]*>", "", part)) for part in [title[1], *paragraphs]]
        found[f"{path.parent.relative_to(site)}/"] = plain
    return found


def queries(pages):
    """Pieces of one to six Chinese characters from anywhere in the texts, the same every time."""
    numbers = random.Random(20200410)
    runs = [run for plain in pages.values() for part in plain for run in re.findall(r"[\u4e00-\u9fff]+", part)]
    for number in range(RANDOM_QUERIES):
        length = number % 6 + 1
        run = numbers.choice([run for run in runs if len(run) >= length])
        start = numbers.randrange(len(run) - length + 1)
        yield run[start:start + length]


def ask(page, query):
    """Types a query and waits for the answer."""
    page.locator("#search-field").fill(query)
    page.keyboard.press("Enter")
    until(page, "search/", "!/正在/.test(document.querySelector('.search-status').textContent)")


def results(page, base):
    """All results of the present query, the further ones fetched by key."""
    more = page.locator(".search-more")
    while more.is_visible():
        shown = page.locator(".search-result").count()
        more.focus()
        page.keyboard.press("Enter")
        if not until(page, "search/", f"document.querySelectorAll('.search-result').length > {shown}"):
            break
        if page.evaluate(f"document.activeElement !== document.querySelectorAll('.search-result a')[{shown}]"):
            fault("search/", "further results are not where the keyboard is")
    links = page.locator(".search-result a").evaluate_all("links => links.map(a => a.href)")
    return [unquote(link.removeprefix(base)).removesuffix("index.html") for link in links]


def finds(page, name, base, pages):
    for query in queries(pages):
        ask(page, query)
        found = [path.split("#")[0] for path in results(page, base)]
        missed = [path for path, plain in pages.items() if any(query in part for part in plain) and path not in found]
        if missed:
            fault(name, f"{query} does not find {missed[:3]}")
        bare = page.locator(".search-result").evaluate_all("all => all.filter(li => !li.querySelector('mark')).map(li => li.innerText)")
        wrong = page.locator(".search-result mark").evaluate_all("(all, query) => all.map(m => m.textContent).filter(t => t !== query)", query)
        if bare or wrong:
            fault(name, f"{query} is not shown where it was found: {(bare or wrong)[:1]}")


def weighs_titles(page, name, base, pages):
    for path, plain in list(pages.items())[::7]:
        ask(page, plain[0])
        if results(page, base)[0] != path:
            fault(name, f"the page called {plain[0]} is not the first result for its title")


def folds(page, name, base):
    """Full-width forms and capitals find what half-width ones and small letters find; words are found by their beginnings."""
    for wide, narrow, piece in (("ＣＳＶ", "csv", "cs"), ("ＪｓｏＮ", "JSON", "js"), ("２０１９", "2019", "20")):
        found = []
        for query in (wide, narrow, piece):
            ask(page, query)
            found.append(results(page, base))
        if not found[0] or found[0] != found[1] or not set(found[1]) <= set(found[2]):
            fault(name, f"{wide}, {narrow} and {piece}: {[len(paths) for paths in found]} results")
    ask(page, "son")
    if results(page, base):
        fault(name, "a Latin word is found by its middle")


def by_keys(page, name, base, home):
    """From the field of the home page to a result, without a mouse."""
    page.goto(home)
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type === 'search'"):
            break
    page.keyboard.type("稻田")
    page.keyboard.press("Enter")
    page.wait_for_selector(".search-result")
    if "q=" not in page.url:
        fault(name, "the address does not hold the query")
    page.locator("#search-field").focus()
    for _ in range(3):
        page.keyboard.press("Tab")
        if page.evaluate("!!document.activeElement.closest('.search-result')"):
            break
    wanted = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    until(page, name, "document.querySelector('h1') && !document.querySelector('.search-page')")
    if page.locator("h1").inner_text().replace("\n", "") != wanted:
        fault(name, f"the result {wanted} leads to {page.url}")
    page.go_back()
    page.wait_for_selector(".search-result")
    ask(page, "此处一定没有的词")
    if page.locator(".search-result").count() or "没有找到" not in page.locator(".search-status").inner_text():
        fault(name, "nothing says that nothing was found")
    ask(page, "，。！")
    if "请输入" not in page.locator(".search-status").inner_text():
        fault(name, "nothing says what can be searched for")


def weight(browser, base):
    context = browser.new_context()
    page, name = visit(context, base, "search/", "weight")
    sizes = {}
    page.on("response", lambda response: sizes.update({response.url: len(response.body())}))
    for query in ("稻", "示例村甲", "第一书记"):
        ask(page, query)
        page.wait_for_load_state("networkidle")
    total = sum(sizes.values())
    print(f"three queries load {len(sizes)} files, {total / 1024:.1f} KB before compression")
    if total > 3 * BYTES_A_QUERY:
        fault(name, f"three queries load {total} bytes")
    context.close()


def without_scripts(browser, base):
    context = browser.new_context(java_script_enabled=False)
    page, name = visit(context, base, "search/?q=" + quote("稻田"), "no JavaScript")
    way = page.locator("main a[href$='sitemap/']")
    if not way.is_visible():
        fault(name, "nothing leads to the site map")
    else:
        way.click()
        if page.locator("main a").count() < 20:
            fault(name, "the site map lists hardly anything")
    context.close()


pages = texts()
with served() as base, chromium() as browser:
    for address, mode in ((base, "sub-path"), (site.as_uri() + "/", "files")):
        context = browser.new_context(reduced_motion="reduce")
        page = context.new_page()
        name = f"search/ ({mode})"
        watch(page, name, address)
        by_keys(page, name, address, address + ("" if mode == "sub-path" else "index.html"))
        page.goto(address + "search/" + ("" if mode == "sub-path" else "index.html"))
        finds(page, name, address, pages)
        if mode == "sub-path":
            weighs_titles(page, name, address, pages)
            folds(page, name, address)
        context.close()
    weight(browser, base)
    without_scripts(browser, base)
finish(f"{RANDOM_QUERIES} pieces of {len(pages)} pages searched for")
