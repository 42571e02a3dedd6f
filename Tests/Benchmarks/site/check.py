"""Holds the site Fengwu makes of a corpus against Hugo's: the same pages, texts, links, lists and feeds.

  check.py CORPUS HUGO_OUTPUT FENGWU_OUTPUT

Where records are equal in everything that orders them, each generator has an order of its own; such records are compared as a set. Hugo's
redirects `page/1/` have no counterpart; a feed is `index.xml` (RSS) there and `feed.xml` (Atom) here; a picture `img/pic-00.png` is
`pictures/pic-00-….jpg` here, with its size and the digest of its file in its name.
"""
import glob
import os
import re
import sys
import xml.etree.ElementTree as XML
from html.parser import HTMLParser
from itertools import groupby
from urllib.parse import unquote, urljoin

SITE = "https://example.org/"


class Page(HTMLParser):
    """What a page says: its head, the links of its parts, and the text of its main part without white space."""

    def __init__(self, path, address):
        super().__init__()
        self.address, self.head, self.links, self.items, self.text = address, {}, [], [], []
        self.inside, self.title, self.link = [], None, None
        with open(path, encoding="utf-8") as file:
            self.feed(file.read())
        self.text = re.sub(r"字数：\d+阅读约\d+分钟", "", re.sub(r"\s+", "", "".join(self.text)))

    def handle_starttag(self, tag, attributes):
        a = dict(attributes)
        if tag == "meta" and ("name" in a or "property" in a):
            self.head[a.get("name") or a["property"]] = a.get("content")
        if tag == "link" and a.get("rel") == "canonical":
            self.head["canonical"] = unquote(a["href"])
        if tag == "title":
            self.title = ""
        if tag in ("main", "header", "nav", "ul", "li", "section"):
            self.inside.append(tag)
        if tag == "li":
            self.items.append(self.address_of(None))
        if tag == "a":
            self.link = [self.address_of(a["href"]), "", a.get("rel"), "main" in self.inside, "aria-current" in a]
            self.links.append(self.link)
        if tag == "img":
            address = re.sub(r"/pictures/(pic-\d\d)-[^/]*$", r"/img/\1.png", self.address_of(a["src"]))
            self.links.append([address, a["alt"], "img", True, False])

    def address_of(self, href):
        return unquote(urljoin(self.address, href)) if href is not None else None

    def handle_endtag(self, tag):
        if tag == "a":
            self.link = None
        if tag in self.inside:
            self.inside.reverse()
            self.inside.remove(tag)
            self.inside.reverse()
        if tag == "title":
            self.head["title"], self.title = self.title, None

    def handle_data(self, data):
        if self.title is not None:
            self.title += data
        if self.link:
            self.link[1] += data
        if "main" in self.inside:
            self.text.append(data)

    def main(self, *roles):
        """The links of the main part with the given `rel`, as (address, text)."""
        return [(link[0], link[1]) for link in self.links if link[3] and (link[2] in roles if roles else link[2] is None)]


def pages(root):
    found = {}
    for path in glob.glob(os.path.join(glob.escape(root), "**", "index.html"), recursive=True):
        name = os.path.relpath(path, root)[: -len("index.html")]
        if not name.endswith("page/1/"):
            found[name] = Page(path, SITE + name)
    return found


def feeds(root, name):
    found = {}
    for path in glob.glob(os.path.join(glob.escape(root), "**", name), recursive=True):
        tree = XML.parse(path)
        atom = "{http://www.w3.org/2005/Atom}"
        entries = [(unquote(e.find("link").text), e.find("title").text) for e in tree.iter("item")]
        entries += [(unquote(e.find(atom + "link").get("href")), e.find(atom + "title").text) for e in tree.iter(atom + "entry")]
        found[os.path.relpath(path, root)[: -len(name)]] = entries
    return found


def order_keys(corpus):
    """For each page of the corpus what orders it in lists: weight, then date falling; for products nothing but their title."""
    keys = {}
    for path in glob.glob(os.path.join(corpus, "corpus/content/*/*.md")):
        name = os.path.basename(path)[:-3]
        if name == "_index":
            continue
        with open(path, encoding="utf-8") as file:
            text = file.read(2000)
        date = re.search(r"^date: (\S+)", text, re.M)[1][:10]
        keys[f"{SITE}{os.path.basename(os.path.dirname(path))}/{name}/"] = (int(re.search(r"^weight: (\d+)", text, re.M)[1]), -int(date.replace("-", "")))
    return keys


faults = []


def equal(what, ours, theirs):
    if ours != theirs:
        faults.append(f"{what}:\n  fengwu {str(ours)[:300]}\n  hugo   {str(theirs)[:300]}")


def equal_runs(what, ours, theirs, key):
    """Equal but for the order of entries that have the same key; the last run may be cut anywhere."""
    equal(what + ": keys", [key(e) for e in ours], [key(e) for e in theirs])
    mine = [sorted(run) for _, run in groupby(ours, key)]
    other = [sorted(run) for _, run in groupby(theirs, key)]
    equal(what, mine[:-1], other[:-1])


def main():
    corpus, hugo_root, fengwu_root = sys.argv[1:4]
    hugo, ours, keys = pages(hugo_root), pages(fengwu_root), order_keys(corpus)
    equal("pages", sorted(set(ours) - set(hugo)), sorted(set(hugo) - set(ours)))

    lists = {}
    for name in sorted(set(hugo) & set(ours)):
        mine, other = ours[name], hugo[name]
        for member in ("title", "og:title", "og:type"):
            equal(f"{name} {member}", mine.head.get(member), other.head.get(member))
        for member in ("canonical", "og:url"):
            # Hugo names the first page of a list for all of them.
            equal(f"{name} {member}", re.sub(r"page/\d+/$", "", unquote(mine.head[member])), unquote(other.head[member]))
        outside = [[(link[0], link[1], link[4]) for link in page.links if not link[3]] for page in (mine, other)]
        equal(f"{name} navigation", *outside)
        if SITE + name in keys or re.fullmatch(r"products/p\d+/", name):
            equal(f"{name} description", mine.head["description"], other.head["description"])
            equal(f"{name} links", mine.main(), other.main())
            equal(f"{name} pictures", mine.main("img"), other.main("img"))
            equal(f"{name} text", cut(mine), cut(other))
        elif name in ("tags/", "towns/", "categories/"):
            counts = [dict(zip((a for a, _ in page.main()), re.findall(r"（(\d+)）", page.text))) for page in (mine, other)]
            equal(f"{name} terms", *counts)
            equal(f"{name} order", *[re.findall(r"（(\d+)）", page.text) for page in (mine, other)])
        elif name == "":
            for page in (mine, other):
                page.dates = re.findall(r"(\d+年\d+月\d+日)", page.text)
            equal("home: dates", mine.dates, other.dates)
            equal("home: length", len(mine.main()), len(other.main()))
        else:
            first = re.sub(r"page/\d+/$", "", name)
            lists.setdefault(first, []).append(name)

    neighbours = [{}, {}]
    for first, names in lists.items():
        names.sort(key=lambda name: int((re.search(r"page/(\d+)/$", name) or [0, 1])[1]))
        both = []
        for which, tree in enumerate((ours, hugo)):
            entries = [entry for name in names for entry in tree[name].main()]
            both.append(entries)
            if first.count("/") == 1:
                addresses = [address for address, _ in entries]
                for before, page, after in zip([None] + addresses, addresses, addresses[1:] + [None]):
                    neighbours[which][page] = {before, after} - {None}
        equal_runs(f"{first} entries", *both, key=lambda entry: keys.get(entry[0], entry[1]))
        for name in names:
            equal(f"{name} count", len(ours[name].main()), len(hugo[name].main()))
            equal(f"{name} steps", ours[name].main("prev", "next"), hugo[name].main("prev", "next"))
    for which, tree in enumerate((ours, hugo)):
        for address in keys:
            page = tree[address[len(SITE):]]
            equal(f"{address} neighbours", {a for a, _ in page.main("prev", "next")}, neighbours[which].get(address))

    mine, other = feeds(fengwu_root, "feed.xml"), feeds(hugo_root, "index.xml")
    equal("feeds", sorted(mine), sorted(other))
    for name in sorted(set(mine) & set(other)):
        if name == "":
            equal("home feed: dates", *[[keys.get(a, (0, 0))[1] for a, _ in feed[name]] for feed in (mine, other)])
        else:
            equal_runs(f"{name} feed", mine[name], other[name], key=lambda entry: keys.get(entry[0], entry[1]))

    maps = []
    for root in (fengwu_root, hugo_root):
        tree = XML.parse(os.path.join(root, "sitemap.xml"))
        maps.append({unquote(e.text) for e in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")})
    equal("sitemap", sorted(a for a in maps[0] if not re.search(r"page/\d+/$", a)), sorted(maps[1]))
    for root, folder in ((fengwu_root, "pictures"), (hugo_root, "img")):
        equal(f"{root}: pictures", len(os.listdir(os.path.join(root, folder))), 24)
        equal(f"{root}: files", [os.path.exists(os.path.join(root, f)) for f in ("404.html", "robots.txt")], [True, True])

    entries = sum(len(page.main()) for page in ours.values())
    print(f"{len(ours)} pages, {entries} links, {len(mine)} feeds compared: {len(faults)} differences")
    for fault in faults[:20]:
        print(fault)
    sys.exit(1 if faults else 0)


def cut(page):
    """The text of a page's main part without the neighbours, which each generator has in its own order."""
    return re.sub(r"乡镇：(\S{3}).*$", r"乡镇：\1", page.text)


main()
