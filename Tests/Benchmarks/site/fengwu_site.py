"""Puts the templates beside this file on a corpus: the corpus as a site of Fengwu, with the same pages as the Hugo site."""
import csv
import json
import os
import shutil

HERE = os.path.dirname(os.path.abspath(__file__))
TAXONOMIES = {"tags": "标签", "towns": "乡镇", "categories": "类别"}

SITE = """title: {title}
description: {title}
base-url: https://example.org/
pictures: {{ formats: [] }}
navigation:
{navigation}taxonomies:
{taxonomies}"""
NAVIGATION = "  - {{ title: {title}, to: {name} }}\n"
TAXONOMY = "  - {{ field: {name}, label: {label}, path: {name}/, template: site/term.html, index: site/terms.html, per-page: 50, order: [{order}], feed: 20 }}\n"

SECTION = """name: {name}
label: {label}
description: {intro}
item: item
source: {name}/{letter}*.md
order: [weight, -date]
fields:
  - {{ name: title, type: text, required: true }}
  - {{ name: date, type: date, required: true }}
  - {{ name: tags, type: list }}
  - {{ name: towns, type: list }}
  - {{ name: unit, type: text }}
  - {{ name: summary, type: text }}
  - {{ name: weight, type: integer }}
  - {{ name: image, type: text }}
pages: {{ path: "{name}/{{key}}/", template: site/item.html }}
list: {{ path: {name}/, template: site/list.html, per-page: 50, feed: 20 }}
"""

PRODUCTS = """name: products
label: 扶贫产品
item: item
source: data/products.csv
key: id
fields:
  - { name: id, type: key, required: true }
  - { name: title, label: name, type: text, required: true }
  - { name: categories, label: category, type: list }
  - { name: towns, label: town, type: list }
  - { name: village, type: text }
  - { name: unit, type: text }
  - { name: endorser, type: text }
  - { name: price, type: text }
  - { name: spec, type: text }
  - { name: stock, type: integer }
  - { name: households, type: integer }
  - { name: q1, type: integer }
  - { name: q2, type: integer }
  - { name: q3, type: integer }
  - { name: q4, type: integer }
  - { name: tags, type: list }
  - { name: image, type: image }
  - { name: image_alt, type: text }
  - { name: summary, type: text }
  - { name: description, type: markdown }
  - { name: date, type: date, default: 2020-01-01 }
pages: { path: "products/{key}/", template: site/product.html }
list: { path: products/, template: site/list.html, per-page: 50, feed: 20 }
"""


def put(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)


def settings(title, sections, taxonomies, order):
    navigation = "".join(NAVIGATION.format(title=label, name=name) for name, label in sections)
    lists = "".join(TAXONOMY.format(name=name, label=TAXONOMIES[name], order=order) for name in taxonomies)
    return SITE.format(title=title, navigation=navigation, taxonomies=lists)


def base(out, corpus):
    content = os.path.join(out, "Content")
    shutil.copytree(os.path.join(HERE, "Templates"), os.path.join(out, "Templates"))
    os.makedirs(os.path.join(out, "Templates/assets"), exist_ok=True)
    shutil.copy(os.path.join(corpus, "static/css/site.css"), os.path.join(out, "Templates/assets/site.css"))
    shutil.copytree(os.path.join(corpus, "static/img"), os.path.join(content, "images"))
    return content


def intro(path):
    with open(path, encoding="utf-8") as file:
        return file.read().split("---\n", 2)[2].strip()


def write(out, title, sections, products, columns):
    corpus = os.path.join(out, "corpus")
    content = base(os.path.join(out, "fengwu"), corpus)
    names = [(name, label) for name, label, _ in sections]
    home = intro(os.path.join(corpus, "content/_index.md"))
    put(os.path.join(content, "site.yml"), settings(title, names, ["tags", "towns"], "weight, -date") + f"subtitle: {json.dumps(home, ensure_ascii=False)}\n")
    for name, label in names:
        source = os.path.join(corpus, "content", name)
        text = json.dumps(intro(os.path.join(source, "_index.md")), ensure_ascii=False)
        put(os.path.join(content, "schema", name + ".yml"), SECTION.format(name=name, label=label, intro=text, letter=name[0]))
        os.makedirs(os.path.join(content, name))
        for file in os.listdir(source):
            if file == "_index.md":
                continue
            with open(os.path.join(source, file), encoding="utf-8") as page:
                put(os.path.join(content, name, file), page.read().replace("](/img/", "](/images/"))
    if not products:
        return
    content = base(os.path.join(out, "fengwu-data"), corpus)
    put(os.path.join(content, "site.yml"), settings(title, names[1:2], ["tags", "towns", "categories"], "-date, title"))
    put(os.path.join(content, "schema/products.yml"), PRODUCTS)
    os.makedirs(os.path.join(content, "data"))
    with open(os.path.join(corpus, "data/products.csv"), encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with open(os.path.join(content, "data/products.csv"), "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns + ["image_alt"], lineterminator="\n")
        writer.writeheader()
        for row in rows:
            writer.writerow(row | {"tags": row["tags"].replace("|", "、"), "image": row["image"].replace("/img/", "images/"), "image_alt": row["name"]})
