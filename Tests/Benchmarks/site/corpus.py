#!/usr/bin/env python3
"""Make a deterministic Chinese corpus for static-site generators, and the same corpus as sites of Hugo and of Fengwu.

  corpus.py OUT --pages N [--products M] [--seed S] [--links url|md]

Needs Python 3.9+ only. Equal arguments give equal bytes.

OUT/corpus/           neutral form: any generator can be put on it
  site.json           title, base URL, nav, sections, taxonomies, page sizes
  manifest.json       what was made: counts, every page's URL, terms, what the output must hold
  content/SEC/SLUG.md Markdown with YAML front matter: title date lastmod tags towns unit summary weight draft image
  content/SEC/_index.md   a section's title and intro
  data/products.csv   M product rows (UTF-8, RFC 4180: some cells hold commas, quotes and line breaks)
  data/tasks.csv      plan tasks: unit, quarter targets and reached values
  static/img/*.png    24 small pictures
  static/css/site.css
OUT/hugo/             Hugo site over OUT/corpus (content copied, layouts written here)
OUT/hugo-data/        Hugo site whose pages come from products.csv by a content adapter (only with --products)
OUT/fengwu/           Fengwu site over OUT/corpus (fengwu_site.py)
OUT/fengwu-data/      Fengwu site whose pages come from products.csv (only with --products)
"""
import argparse, csv, json, os, random, shutil, struct, zlib

import fengwu_site

SECTIONS = [("resources", "旅游资源", 0.35), ("products", "扶贫产品", 0.35),
            ("endorse", "第一书记代言", 0.2), ("news", "工作动态", 0.1)]
TOWNS = ["青山镇", "白水镇", "柳溪乡", "云岭镇", "石桥镇", "龙泉乡", "大河镇", "松林乡", "梅园镇", "双塘镇", "金坪乡", "北沟镇"]
VILLAGES = [a + b for a in "上下东西南北前后" for b in ["坝村", "湾村", "岭村", "沟村", "坪村", "寨村"]]
UNITS = ["区委宣传部", "区文化和旅游局", "区农业农村局", "区商务局", "区发展改革局", "区教育局", "区财政局", "区交通运输局",
         "区卫生健康局", "区市场监管局", "区总工会", "团区委", "区妇联", "区工商联", "区供销社", "区融媒体中心",
         "区国资委", "区直机关工委", "区乡村振兴局", "区自然资源局"]
TAGS = ["民宿", "农家乐", "采摘园", "古村落", "红色旅游", "温泉", "徒步线路", "亲子研学", "非遗", "民俗节庆",
        "土蜂蜜", "高山茶", "腊肉", "土鸡蛋", "香菇", "木耳", "竹笋", "核桃", "板栗", "猕猴桃",
        "脐橙", "李子", "大米", "小米", "红薯粉", "豆腐乳", "菜籽油", "中药材", "手工竹编", "刺绣",
        "直播带货", "以购代捐", "食堂采购", "展销会", "电商平台", "物流配送", "品牌认证", "驻村帮扶", "产业合作社", "消费券"]
SUBJ = ["村集体", "合作社", "驻村工作队", "第一书记", "脱贫户", "返乡青年", "责任单位", "游客", "区直机关食堂", "电商服务站",
        "农家乐业主", "茶农", "蜂农", "村民小组", "帮扶企业", "志愿服务队"]
VERB = ["种植", "采购", "推介", "改造", "组织", "登记", "培训", "包装", "运输", "联系", "带动", "签订", "举办", "整理", "完善", "推广"]
OBJ = ["高山茶园三百亩", "生态稻田", "特色民宿十二间", "观光步道", "土特产展销活动", "直播间", "冷链车", "游客接待中心", "农产品检测站",
       "采摘节", "农耕体验课", "手工竹编作坊", "百亩花海", "古树保护点", "乡村大舞台", "标准化厂房", "统一品牌", "订单合同", "停车场", "旅游厕所"]
TAIL = ["预计每户年增收两千元", "覆盖全镇九个村", "累计接待游客一万余人次", "产品通过绿色食品认证", "由责任单位按季度通报进展",
        "销售收入按股分红", "所有价格在公示栏公开", "可在消费扶贫平台下单", "节假日需提前预约", "与周边景区连成一线",
        "每月组织一次现场推介", "纳入区级重点任务清单", "已完成全年目标的六成", "同比增长百分之十五", "配套设施基本建成", "群众满意度明显提高"]
CONN = ["目前，", "同时，", "在此基础上，", "为此，", "据了解，", "今年以来，", "下一步，", "按照计划，", "", "", ""]
HEADS = ["基本情况", "特色亮点", "交通线路", "价格与预约", "带动成效", "帮扶措施", "责任分工", "进度安排", "联系方式", "游玩建议", "产品规格", "群众反映"]
KINDS = {"resources": ["古村", "茶园", "湿地", "瀑布", "峡谷", "花海", "民宿群", "采摘园", "红色旧址", "温泉", "农耕馆", "露营地"],
         "products": ["土蜂蜜", "高山绿茶", "腊肉", "土鸡蛋", "干香菇", "黑木耳", "烟熏竹笋", "薄皮核桃", "油板栗", "红心猕猴桃", "富硒大米", "红薯粉条"],
         "endorse": ["书记推荐", "书记带货", "书记话家乡", "书记说产品"],
         "news": ["展销会举行", "季度调度会", "线路发布", "培训班开班", "采购签约", "督查通报"]}
DIGITS = "〇一二三四五六七八九"


def sentence(r):
    a = r.choice(CONN) + r.choice(SUBJ) + r.choice(VERB) + r.choice(OBJ)
    if r.random() < 0.5:
        a += "，" + r.choice(VERB) + r.choice(OBJ)
    return a + "，" + r.choice(TAIL) + r.choice("。。。。；！" if r.random() < .2 else "。")


def prose(r, chars):
    out, n = [], 0
    while n < chars:
        s = sentence(r)
        out.append(s)
        n += len(s)
    return "".join(out)


def cn(n):
    return "".join(DIGITS[int(c)] for c in str(n))


def png(r, w=48, h=32):
    c0, c1 = [r.randrange(256) for _ in range(3)], [r.randrange(256) for _ in range(3)]
    raw = bytearray()
    for y in range(h):
        raw.append(0)
        for x in range(w):
            t = (x + y) / (w + h)
            raw += bytes(int(a + (b - a) * t) for a, b in zip(c0, c1))
    def chunk(k, d):
        return struct.pack(">I", len(d)) + k + d + struct.pack(">I", zlib.crc32(k + d))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", w, h, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(bytes(raw), 9)) + chunk(b"IEND", b""))


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    mode = "wb" if isinstance(text, bytes) else "w"
    kw = {} if mode == "wb" else {"encoding": "utf-8", "newline": "\n"}
    with open(path, mode, **kw) as f:
        f.write(text)


def make_pages(n, r):
    pages, counts = [], []
    for i, (s, _, share) in enumerate(SECTIONS):
        counts.append(n - sum(counts) if i == len(SECTIONS) - 1 else int(n * share))
    for (sec, _, _), c in zip(SECTIONS, counts):
        for i in range(c):
            town, vill = r.choice(TOWNS), r.choice(VILLAGES)
            title = f"{town}{vill}{r.choice(KINDS[sec])}" + ("" if sec != "news" else "") + (cn(i) if i >= 12 else "")
            pages.append({"section": sec, "slug": f"{sec[0]}{i:05d}", "title": title, "town": town,
                          "tags": sorted(r.sample(TAGS, r.randint(2, 4))), "unit": r.choice(UNITS),
                          "date": f"{r.choice([2018, 2019, 2020])}-{r.randint(1, 12):02d}-{r.randint(1, 28):02d}",
                          "weight": r.randint(1, 100), "image": f"/img/pic-{r.randrange(24):02d}.png"})
    for p in pages:
        p["url"] = f"/{p['section']}/{p['slug']}/"
    return pages


def body(p, pages, r, links):
    """300 to 1200 Chinese characters: headings, lists, one table, links to other pages, one image."""
    want, parts = r.randint(300, 1200), []
    def link():
        q = r.choice(pages)
        if links == "url":
            return f"[{q['title']}]({q['url']})"
        rel = f"{q['slug']}.md" if q["section"] == p["section"] else f"../{q['section']}/{q['slug']}.md"
        return f"[{q['title']}]({rel})"
    heads = r.sample(HEADS, r.randint(3, 5))
    per = max(20, (want - 330) // len(heads))  # lists, table, links and captions take the other 330 or so
    parts.append(prose(r, 60) + f"责任单位为**{p['unit']}**，所在地为*{p['town']}*。\n\n![{p['title']}]({p['image']})\n")
    for k, h in enumerate(heads):
        parts.append(f"## {h}\n\n{prose(r, per // 2)}\n\n{prose(r, per // 3)}相关内容见{link()}。\n")
        if k == 0:
            parts.append("".join(f"- {r.choice(OBJ)}：{r.choice(TAIL)}\n" for _ in range(r.randint(3, 5))))
        elif k == 1:
            rows = "".join(f"| {r.choice(VILLAGES)} | {r.randint(5, 400)} | {r.randint(1, 90)}.{r.randint(0, 9)} | {r.choice(TAIL)} |\n" for _ in range(r.randint(3, 6)))
            parts.append("| 村名 | 户数 | 金额（万元） | 说明 |\n| --- | ---: | ---: | --- |\n" + rows)
        elif k == 2:
            parts.append("".join(f"{j + 1}. {r.choice(VERB)}{r.choice(OBJ)}，参见{link()}\n" for j in range(3)))
        elif k == 3:
            parts.append(f"> {sentence(r)}\n")
    return "\n".join(parts)


def front(p, summary):
    q = lambda s: json.dumps(s, ensure_ascii=False)
    return ("---\n" f"title: {q(p['title'])}\n" f"date: {p['date']}T09:00:00+08:00\n" f"tags: [{', '.join(map(q, p['tags']))}]\n"
            f"towns: [{q(p['town'])}]\n" f"unit: {q(p['unit'])}\n" f"summary: {q(summary)}\n" f"weight: {p['weight']}\n"
            f"image: {q(p['image'])}\n" "draft: false\n---\n\n")


CSS = "body{font-family:\"Noto Sans CJK SC\",sans-serif;max-width:60rem;margin:0 auto;padding:1rem;line-height:1.8}\nnav a{margin-right:1rem}\ntable{border-collapse:collapse}\ntd,th{border:1px solid #999;padding:.2rem .6rem}\n@media print{nav,footer{display:none}}\n"

PRODUCT_COLS = ["id", "name", "category", "town", "village", "unit", "endorser", "price", "spec", "stock", "households",
                "q1", "q2", "q3", "q4", "tags", "image", "summary", "description"]


def products(m, r):
    for i in range(m):
        kind, town, vill = r.choice(KINDS["products"]), r.choice(TOWNS), r.choice(VILLAGES)
        d = prose(r, r.randint(120, 300))
        if i % 7 == 0:
            d = d.replace("。", "。\n\n", 1) + "人称\"一号产品\"，好吃, 不贵。"
        yield {"id": f"p{i:05d}", "name": f"{town}{vill}{kind}{cn(i)}", "category": kind, "town": town, "village": vill,
               "unit": r.choice(UNITS), "endorser": f"{vill}第一书记", "price": f"{r.randint(8, 300)}.{r.choice(['00', '50', '80'])}",
               "spec": f"{r.choice([250, 500, 1000])}克/{r.choice('袋瓶盒')}", "stock": r.randint(0, 5000), "households": r.randint(1, 300),
               **{f"q{k}": r.randint(0, 90000) for k in (1, 2, 3, 4)}, "tags": "|".join(sorted(r.sample(TAGS, 3))),
               "image": f"/img/pic-{r.randrange(24):02d}.png", "summary": sentence(r), "description": d}


# ---------------------------------------------------------------- the Hugo site
def hugo_config(title, data=False, links="url"):
    menu = "\n".join(f'[[menus.main]]\nname = "{t}"\npageRef = "/{s}"\nweight = {i + 1}' for i, (s, t, _) in enumerate(SECTIONS) if not data or s == "products")
    tax = '[taxonomies]\ntag = "tags"\ntown = "towns"\n' + ('category = "categories"\n' if data else "")
    return f"""baseURL = "https://example.org/"
defaultContentLanguage = "zh-cn"
title = "{title}"
hasCJKLanguage = true
enableRobotsTXT = true
timeout = "600s"
[pagination]
pagerSize = 50
{tax}[markup.goldmark.renderer]
unsafe = false
[markup.goldmark.extensions.cjk]
enable = true
eastAsianLineBreaks = true
[markup.goldmark.renderHooks.link]
useEmbedded = "{'always' if links == 'md' else 'never'}"
[outputs]
home = ["html", "rss"]
section = ["html", "rss"]
taxonomy = ["html"]
term = ["html", "rss"]
[services.rss]
limit = 20
{menu}
"""


BASE = """<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ if .IsHome }}{{ site.Title }}{{ else }}{{ .Title }} | {{ site.Title }}{{ end }}</title>
<meta name="description" content="{{ with .Params.summary }}{{ . }}{{ else }}{{ site.Title }}{{ end }}">
<link rel="canonical" href="{{ .Permalink }}">
<meta property="og:title" content="{{ .Title }}">
<meta property="og:type" content="{{ if .IsPage }}article{{ else }}website{{ end }}">
<meta property="og:url" content="{{ .Permalink }}">
{{ with .OutputFormats.Get "rss" }}<link rel="alternate" type="application/rss+xml" href="{{ .Permalink }}">{{ end }}
<link rel="stylesheet" href="/css/site.css">
</head>
<body>
{{ partial "nav.html" . }}
<main>{{ block "main" . }}{{ end }}</main>
{{ partial "footer.html" . }}
</body>
</html>
"""
NAV = """<nav aria-label="主导航"><a href="/"{{ if .IsHome }} aria-current="page"{{ end }}>首页</a>
{{ range site.Menus.main }}<a href="{{ .URL }}"{{ if or ($.IsMenuCurrent "main" .) ($.HasMenuCurrent "main" .) }} aria-current="page"{{ end }}>{{ .Name }}</a>
{{ end }}<a href="/tags/">标签</a><a href="/towns/">乡镇</a></nav>
"""
FOOTER = """<footer><p>{{ site.Title }}</p></footer>
"""
ITEM = """<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> <time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2006年1月2日" }}</time><p>{{ .Params.summary }}</p></li>
"""
LIST = """{{ define "main" }}<h1>{{ .Title }}</h1>
{{ .Content }}
<ul>
{{ range .Paginator.Pages }}{{ partial "item.html" . }}{{ end }}</ul>
{{ with .Paginator }}{{ if gt .TotalPages 1 }}<nav aria-label="分页">{{ if .HasPrev }}<a rel="prev" href="{{ .Prev.URL }}">上一页</a>{{ end }} 第 {{ .PageNumber }} / {{ .TotalPages }} 页 {{ if .HasNext }}<a rel="next" href="{{ .Next.URL }}">下一页</a>{{ end }}</nav>{{ end }}{{ end }}
{{ end }}
"""
TAXO = """{{ define "main" }}<h1>{{ .Title }}</h1>
<ul>{{ range .Data.Terms.ByCount }}<li><a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a>（{{ .Count }}）</li>{{ end }}</ul>
{{ end }}
"""
# The feed of the whole site holds its newest pages; Hugo's own template would take the lightest.
HOME_FEED = """<rss version="2.0"><channel><title>{{ site.Title }}</title><link>{{ .Permalink }}</link>
{{ range first 20 site.RegularPages.ByDate.Reverse }}<item><title>{{ .Title }}</title><link>{{ .Permalink }}</link><pubDate>{{ .Date.Format "Mon, 02 Jan 2006 15:04:05 -0700" }}</pubDate><guid>{{ .Permalink }}</guid><description>{{ .Params.summary }}</description></item>
{{ end }}</channel></rss>
"""
HOME = """{{ define "main" }}<h1>{{ .Title }}</h1>
{{ .Content }}
{{ range site.Sections.ByWeight }}<section><h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2><ul>
{{ range first 10 .RegularPages.ByDate.Reverse }}{{ partial "item.html" . }}{{ end }}</ul></section>{{ end }}
{{ end }}
"""
SINGLE = """{{ define "main" }}<article>
<h1>{{ .Title }}</h1>
<p><time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2006年1月2日" }}</time> 责任单位：{{ .Params.unit }} 字数：{{ .WordCount }} 阅读约 {{ .ReadingTime }} 分钟</p>
{{ .TableOfContents }}
{{ .Content }}
<p>标签：{{ range .GetTerms "tags" }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a> {{ end }}乡镇：{{ range .GetTerms "towns" }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a> {{ end }}</p>
<nav aria-label="前后页">{{ with .PrevInSection }}<a rel="prev" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }} {{ with .NextInSection }}<a rel="next" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav>
</article>{{ end }}
"""
PSINGLE = """{{ define "main" }}<article>
<h1>{{ .Title }}</h1>
<p>责任单位：{{ .Params.unit }} 代言人：{{ .Params.endorser }} 价格：{{ .Params.price }} 元（{{ .Params.spec }}）</p>
<img src="{{ .Params.image }}" alt="{{ .Title }}" width="48" height="32">
{{ .Content }}
<table><tr><th>一季度</th><th>二季度</th><th>三季度</th><th>四季度</th></tr><tr><td>{{ .Params.q1 }}</td><td>{{ .Params.q2 }}</td><td>{{ .Params.q3 }}</td><td>{{ .Params.q4 }}</td></tr></table>
<p>标签：{{ range .GetTerms "tags" }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a> {{ end }}乡镇：{{ range .GetTerms "towns" }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a> {{ end }}</p>
</article>{{ end }}
"""
ADAPTER = """{{- $rows := resources.Get "data/products.csv" | transform.Unmarshal (dict "targetType" "slice") -}}
{{- $head := index $rows 0 -}}
{{- range after 1 $rows -}}
{{- $row := . -}}{{- $m := dict -}}
{{- range $i, $h := $head -}}{{- $m = merge $m (dict $h (index $row $i)) -}}{{- end -}}
{{- $params := dict "unit" $m.unit "endorser" $m.endorser "price" $m.price "spec" $m.spec "image" $m.image "summary" $m.summary
  "q1" $m.q1 "q2" $m.q2 "q3" $m.q3 "q4" $m.q4 "tags" (split $m.tags "|") "towns" (slice $m.town) "categories" (slice $m.category) -}}
{{- $.AddPage (dict "path" $m.id "title" $m.name "params" $params
  "dates" (dict "date" (time.AsTime "2020-01-01T09:00:00+08:00")) "content" (dict "mediaType" "text/markdown" "value" $m.description)) -}}
{{- end -}}
"""
# A leaner adapter: columns by number, no merge. The difference between the two is Hugo's cost of turning rows into maps.
ADAPTER_FAST = """{{- $rows := resources.Get "data/products.csv" | transform.Unmarshal (dict "targetType" "slice") -}}
{{- $date := time.AsTime "2020-01-01T09:00:00+08:00" -}}
{{- range after 1 $rows -}}
{{- $params := dict %s "tags" (split (index . %d) "|") "towns" (slice (index . %d)) "categories" (slice (index . %d)) -}}
{{- $.AddPage (dict "path" (index . 0) "title" (index . 1) "params" $params "dates" (dict "date" $date)
  "content" (dict "mediaType" "text/markdown" "value" (index . %d))) -}}
{{- end -}}
"""


def hugo_layouts(root, single=SINGLE):
    for name, text in [("baseof.html", BASE), ("home.html", HOME), ("home.rss.xml", HOME_FEED), ("section.html", LIST), ("term.html", LIST), ("taxonomy.html", TAXO),
                       ("page.html", single), ("404.html", '{{ define "main" }}<h1>找不到页面</h1>{{ end }}\n'),
                       ("_partials/nav.html", NAV), ("_partials/footer.html", FOOTER), ("_partials/item.html", ITEM)]:
        write(os.path.join(root, "layouts", name), text)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("out")
    ap.add_argument("--pages", type=int, default=100)
    ap.add_argument("--products", type=int, default=0)
    ap.add_argument("--seed", type=int, default=20201)
    ap.add_argument("--links", choices=["url", "md"], default="url", help="links between pages: final URL paths, or relative .md paths")
    a = ap.parse_args()
    r = random.Random(a.seed)
    title = "消费扶贫推介网"
    if os.path.exists(a.out):
        shutil.rmtree(a.out)
    cor = os.path.join(a.out, "corpus")
    for i in range(24):
        write(os.path.join(cor, "static/img", f"pic-{i:02d}.png"), png(r))
    write(os.path.join(cor, "static/css/site.css"), CSS)
    pages, chars = make_pages(a.pages, r), 0
    for i, (s, t, _) in enumerate(SECTIONS):
        write(os.path.join(cor, "content", s, "_index.md"), f"---\ntitle: {t}\nweight: {i + 1}\n---\n\n{prose(r, 80)}\n")
    write(os.path.join(cor, "content/_index.md"), f"---\ntitle: {title}\n---\n\n{prose(r, 120)}\n")
    for p in pages:
        b = body(p, pages, r, a.links)
        chars += sum("\u4e00" <= c <= "\u9fff" for c in b)
        write(os.path.join(cor, "content", p["section"], p["slug"] + ".md"), front(p, sentence(r)) + b)
    r2 = random.Random(a.seed + 1)
    if a.products:
        path = os.path.join(cor, "data/products.csv")
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8", newline="") as f:
            w = csv.DictWriter(f, PRODUCT_COLS, lineterminator="\n")
            w.writeheader()
            w.writerows(products(a.products, r2))
    path = os.path.join(cor, "data/tasks.csv")
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as f:
        w = csv.writer(f, lineterminator="\n")
        w.writerow(["id", "task", "unit", "quarter", "target", "reached", "status", "note"])
        for i in range(40):
            u, t = r2.choice(UNITS), r2.choice(VERB) + r2.choice(OBJ)
            for qn in range(1, 5):
                g = r2.randint(10, 500)
                d = int(g * r2.uniform(.3, 1.2))
                w.writerow([f"T{i + 1:02d}", t, u, f"2020Q{qn}", g, d, "已完成" if d >= g else "推进中", r2.choice(TAIL)])
    terms = {"tags": sorted({t for p in pages for t in p["tags"]}), "towns": sorted({p["town"] for p in pages})}
    write(os.path.join(cor, "site.json"), json.dumps({"title": title, "baseURL": "https://example.org/", "language": "zh-CN", "pageSize": 50, "rssLimit": 20,
          "nav": [{"title": t, "url": f"/{s}/"} for s, t, _ in SECTIONS], "sections": [s for s, _, _ in SECTIONS], "taxonomies": ["tags", "towns"]}, ensure_ascii=False, indent=1) + "\n")
    write(os.path.join(cor, "manifest.json"), json.dumps({"pages": len(pages), "products": a.products, "chineseCharacters": chars, "terms": terms,
          "urls": [p["url"] for p in pages], "seed": a.seed, "links": a.links}, ensure_ascii=False, indent=1) + "\n")
    # Hugo over the same content
    hg = os.path.join(a.out, "hugo")
    write(os.path.join(hg, "hugo.toml"), hugo_config(title, links=a.links))
    hugo_layouts(hg)
    shutil.copytree(os.path.join(cor, "content"), os.path.join(hg, "content"))
    shutil.copytree(os.path.join(cor, "static"), os.path.join(hg, "static"))
    for taxonomy, label in fengwu_site.TAXONOMIES.items():
        if taxonomy in terms:
            write(os.path.join(hg, "content", taxonomy, "_index.md"), f"---\ntitle: {label}\n---\n")
    if a.products:
        cols = {c: i for i, c in enumerate(PRODUCT_COLS)}
        plain = " ".join(f'"{c}" (index . {cols[c]})' for c in ["unit", "endorser", "price", "spec", "image", "summary", "q1", "q2", "q3", "q4"])
        fast = ADAPTER_FAST % (plain, cols["tags"], cols["town"], cols["category"], cols["description"])
        for name, ad in [("hugo-data", fast), ("hugo-data-merge", ADAPTER)]:
            hd = os.path.join(a.out, name)
            write(os.path.join(hd, "hugo.toml"), hugo_config(title, data=True))
            hugo_layouts(hd, PSINGLE)
            write(os.path.join(hd, "content/products/_index.md"), "---\ntitle: 扶贫产品\n---\n")
            write(os.path.join(hd, "content/_index.md"), f"---\ntitle: {title}\n---\n")
            write(os.path.join(hd, "content/products/_content.gotmpl"), ad)
            os.makedirs(os.path.join(hd, "assets/data"))
            shutil.copy(os.path.join(cor, "data/products.csv"), os.path.join(hd, "assets/data/products.csv"))
            shutil.copytree(os.path.join(cor, "static"), os.path.join(hd, "static"))
    fengwu_site.write(a.out, title, SECTIONS, a.products, PRODUCT_COLS)
    print(f"{a.out}: {len(pages)} pages, {chars} Chinese characters ({chars // max(1, len(pages))} a page), {a.products} products")


if __name__ == "__main__":
    main()
