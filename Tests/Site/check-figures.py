#!/usr/bin/env python3
"""Recomputes every figure of the reports in an output folder from the raw CSV files and the plan, and compares it with their figures.csv.

    check-figures.py OUTPUT

The script shares no code with the generator: it reads the files itself, counts in fractions, and has its own reading of the plan. It ends with 0
when all figures and the rows they name agree, with 1 otherwise.
"""

import csv
import datetime
import glob
import io
import os
import re
import sys
from collections import defaultdict
from decimal import Decimal
from fractions import Fraction

ABSENT = ""
STATES = {"滞后": "late", "未启动": "not-started", "推进中": "progressing", "已完成": "completed"}
DIMENSIONS = ["unit", "buyer-type", "channel", "village", "kind", "month", "product"]


def read(root, pattern):
    """The records of all files that match, each with the file and line it begins on."""
    records = []
    for path in sorted(glob.glob(os.path.join(root, "Content", pattern))):
        with open(path, "rb") as file:
            data = file.read()
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("gb18030")
        reader = csv.reader(io.StringIO(text, newline=""))
        header = [name.strip() for name in next(reader)]
        line = reader.line_num + 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                record = dict(zip(header, (cell.strip() for cell in cells)))
                record["row"] = (os.path.relpath(path, root).replace(os.sep, "/"), line)
                records.append(record)
            line = reader.line_num + 1
    return records


def date(text):
    year, month, day = map(int, re.findall(r"\d+", text)[:3])
    return datetime.date(year, month, day)


def number(text):
    return Fraction(Decimal(re.sub(r"[,，元]", "", text)))


def quarters(period):
    """The first and last quarter of a period, as numbers that follow one another."""
    year = int(period[:4])
    if len(period) == 4:
        return year * 4, year * 4 + 3
    quarter = int(re.search(r"([1-4])\D*$", period.replace("一", "1").replace("二", "2").replace("三", "3").replace("四", "4")).group(1))
    return year * 4 + quarter - 1, year * 4 + quarter - 1


def quarter_of(day):
    return day.year * 4 + (day.month - 1) // 3


def rounded(value, places):
    """Half away from zero."""
    scaled = abs(value) * 10**places
    whole = int(scaled) + (1 if scaled - int(scaled) >= Fraction(1, 2) else 0)
    text = str(whole).rjust(places + 1, "0")
    text = text[:-places] + "." + text[-places:] if places else text
    return ("-" if value < 0 and whole else "") + text


def money(value):
    return ABSENT if value is None else rounded(value, 2)


def percent(part, whole):
    return ABSENT if part is None or not whole else rounded(part / whole * 100, 1)


def whole(value):
    return ABSENT if value is None else str(int(value))


def shares(parts):
    """Percentages with one place that add up to 100, by the largest remainder."""
    total = sum(parts)
    if total <= 0 or any(part < 0 for part in parts):
        return [ABSENT] * len(parts)
    exact = [part * 1000 / total for part in parts]
    steps = [int(share) for share in exact]
    order = sorted(range(len(parts)), key=lambda index: (steps[index] - exact[index], index))
    for index in order[: 1000 - sum(steps)]:
        steps[index] += 1
    return [rounded(Fraction(step, 10), 1) for step in steps]


def plan_tasks(root, units):
    """The responsible units of each task, by key, in the order the plan names them."""
    names = {}
    for unit in units:
        for name in [unit["名称"]] + re.split("[、；;]", unit.get("别名", "")):
            if name:
                names[name] = unit["编号"]
    pattern = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))
    with open(glob.glob(os.path.join(root, "Content", "plan", "*.md"))[0], encoding="utf-8-sig") as file:
        lines = [line.strip() for line in file]
    tasks = {}
    for line in lines:
        found = re.match(r"(\d+)[.．、](.*)[(（]\s*责任单位(.*)$", line)
        if not found:
            continue
        responsible = re.split("[,，]", found.group(3))
        keys = []
        for clause in responsible:
            if "配合" in clause:
                continue
            keys += [names[name] for name in pattern.findall(clause) if names[name] not in keys]
        tasks[int(found.group(1))] = keys
    return tasks


class Figures:
    def __init__(self):
        self.values = {}
        self.rows = {}

    def add(self, name, value, rows=None):
        self.values.setdefault(name, value)
        if rows is not None:
            self.rows.setdefault(name, set(rows))


def task_figures(figures, tasks, units, progress, period):
    first, last = quarters(period)
    key_of = {unit["名称"]: unit["编号"] for unit in units} | {unit["编号"]: unit["编号"] for unit in units}
    latest = {}
    for entry in progress:
        quarter = quarters(entry["季度"])[0]
        if first <= quarter <= last:
            place = (int(entry["任务"]), key_of[entry["责任单位"]])
            if place not in latest or latest[place][0] <= (quarter, entry["row"]):
                latest[place] = ((quarter, entry["row"]), entry)
    entries = {place: entry for place, (_, entry) in latest.items()}
    by_state, rows_by_state = defaultdict(int), defaultdict(set)
    for task, responsible in tasks.items():
        written = [entries.get((task, unit)) for unit in responsible]
        states = [entry["状态"] for entry in written if entry]
        if not states:
            state = "silent"
        elif "滞后" in states:
            state = "late"
        elif len(states) == len(written) and set(states) == {"已完成"}:
            state = "completed"
        elif set(states) == {"未启动"}:
            state = "not-started"
        else:
            state = "progressing"
        by_state[state] += 1
        rows_by_state[state] |= {entry["row"] for entry in written if entry}
    figures.add("tasks.total", whole(len(tasks)))
    for state in list(STATES.values()) + ["silent"]:
        figures.add("tasks.state." + state, whole(by_state[state]), rows_by_state[state])
    figures.add("tasks.completion", percent(Fraction(by_state["completed"]), len(tasks)))
    places = [(task, unit) for task, responsible in tasks.items() for unit in responsible]
    received = [place for place in places if place in entries]
    figures.add("entries.expected", whole(len(places)))
    figures.add("entries.received", whole(len(received)), {entries[place]["row"] for place in received})
    figures.add("entries.missing", whole(len(places) - len(received)))
    figures.add("entries.rate", percent(Fraction(len(received)), len(places)))
    for unit in units:
        key = unit["编号"]
        own = [place for place in places if place[1] == key]
        figures.add(f"entries.unit.{key}.expected", whole(len(own)))
        figures.add(f"entries.unit.{key}.silent", whole(sum(place not in entries for place in own)))
        for word, state in STATES.items():
            rows = {entries[place]["row"] for place in own if place in entries and entries[place]["状态"] == word}
            figures.add(f"entries.unit.{key}.{state}", whole(len(rows)), rows)


def group_key(purchase, dimension, keys):
    if dimension == "unit":
        return keys["unit"][purchase["采购单位"]] if purchase["采购单位"] else "-"
    if dimension == "buyer-type":
        return purchase["采购方类别"]
    if dimension == "channel":
        return purchase["渠道"]
    if dimension == "village":
        return keys["village"][purchase["产地村"]]
    if dimension == "product":
        return keys["product"][purchase["产品"]]
    if dimension == "kind":
        return keys["kind"][keys["product"][purchase["产品"]]]
    return date(purchase["日期"]).isoformat()[:7]


def purchase_figures(figures, purchases, keys, period):
    first, last = quarters(period)
    span = last - first + 1
    current = [p for p in purchases if first <= quarter_of(date(p["日期"])) <= last]
    previous = [p for p in purchases if first - span <= quarter_of(date(p["日期"])) <= last - span] or None

    def amount(group):
        return sum((number(p["金额"]) for p in group), Fraction(0))

    def helped(group):
        return sum((Fraction(int(p["带动户数"])) for p in group if p["带动户数"]), Fraction(0))

    def rows(group):
        return {p["row"] for p in group or []}

    def compare(name, text, measure):
        now = measure(current)
        before = None if previous is None else measure(previous)
        change = None if before is None else now - before
        figures.add(name, text(now), rows(current))
        figures.add(name + ".previous", text(before), rows(previous))
        figures.add(name + ".change", text(change), rows(current) | rows(previous))
        figures.add(name + ".change-percent", percent(change, before if before and before > 0 else None))

    compare("purchases.total", money, amount)
    compare("purchases.count", whole, lambda group: Fraction(len(group)))
    compare("purchases.households", whole, helped)
    for dimension in DIMENSIONS:
        now, before = defaultdict(list), defaultdict(list)
        for purchase in current:
            now[group_key(purchase, dimension, keys)].append(purchase)
        for purchase in previous or []:
            before[group_key(purchase, dimension, keys)].append(purchase)
        by_month = dimension == "month"
        groups = sorted(now if by_month else set(now) | set(before))
        if not by_month:
            groups.sort(key=lambda key: -amount(now[key]))
        amounts = [amount(now[key]) for key in groups]
        for key, share in zip(groups, shares(amounts)):
            name = f"purchases.{dimension}.{key}"
            figures.add(name + ".amount", money(amount(now[key])), rows(now[key]))
            figures.add(name + ".count", whole(len(now[key])), rows(now[key]))
            figures.add(name + ".households", whole(helped(now[key])), rows(now[key]))
            figures.add(name + ".share", share)
            if by_month:
                continue
            is_ranked = now[key] and not (dimension == "unit" and key == "-")
            better = [k for k in groups if now[k] and not (dimension == "unit" and k == "-") and amount(now[k]) > amount(now[key])]
            figures.add(name + ".rank", whole(len(better) + 1) if is_ranked else ABSENT)
            old = None if previous is None else amount(before[key])
            change = None if old is None else amount(now[key]) - old
            figures.add(name + ".change", money(change), rows(now[key]) | rows(before[key]))
            figures.add(name + ".change-percent", percent(change, old if old and old > 0 else None))


def stock_figures(figures, stock, period):
    last = quarters(period)[1]
    month = last % 4 * 3 + 3
    end = datetime.date(last // 4 + month // 12, month % 12 + 1, 1) - datetime.timedelta(days=1)
    latest = {}
    for item in stock:
        place = (item["产品"], item["产地村"])
        if date(item["盘点日期"]) <= end and (place not in latest or date(latest[place]["盘点日期"]) <= date(item["盘点日期"])):
            latest[place] = item
    if not latest:
        return
    warned = []
    for item in latest.values():
        left = (date(item["应季截止"]) - end).days if item.get("应季截止") else None
        age = (end - date(item["上市日期"])).days if item.get("上市日期") else None
        if number(item["库存数量"]) > 0 and ((left is not None and left <= 30) or (age is not None and age > 180)):
            warned.append(item)
    figures.add("stock.items", whole(len(latest)), {item["row"] for item in latest.values()})
    figures.add("stock.warned", whole(len(warned)), {item["row"] for item in warned})


def source_rows(text):
    """`FILE:2-4,7; FILE:1` as a set of files with lines."""
    rows = set()
    for part in filter(None, text.split("; ")):
        file, _, ranges = part.rpartition(":")
        for span in ranges.split(","):
            first, _, last = span.partition("-")
            rows |= {(file, line) for line in range(int(first), int(last or first) + 1)}
    return rows


def faults(root, period, path):
    """What is wrong with the figures in one report, and how many figures there are."""
    units = read(root, "data/units.csv")
    products = read(root, "data/products.csv")
    villages = read(root, "data/villages.csv")

    def keys_of(records):
        return {r["名称"]: r["编号"] for r in records} | {r["编号"]: r["编号"] for r in records}

    keys = {"unit": keys_of(units), "product": keys_of(products), "village": keys_of(villages)}
    keys["kind"] = {r["编号"]: r["类别"] for r in products}
    expected = Figures()
    task_figures(expected, plan_tasks(root, units), units, read(root, "data/progress/*.csv"), period)
    purchase_figures(expected, read(root, "data/purchases/*.csv"), keys, period)
    stock_figures(expected, read(root, "data/stock.csv"), period)

    with open(path, encoding="utf-8-sig", newline="") as file:
        printed = {row["编号"].lstrip("'"): row for row in csv.DictReader(file)}
    found = [f"{name}: missing" for name in expected.values if name not in printed]
    for name, row in printed.items():
        if name not in expected.values:
            found.append(f"{name}: not known to this script")
            continue
        value = row["数值"].lstrip("'")
        if value != expected.values[name]:
            found.append(f"{name}: printed {value!r}, recomputed {expected.values[name]!r}")
        if name in expected.rows and source_rows(row["来源"]) != expected.rows[name]:
            found.append(f"{name}: the rows named are not those it was recomputed from")
    return found, len(printed)


def main():
    root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    failed = False
    for path in sorted(glob.glob(os.path.join(sys.argv[1], "reports", "*", "figures.csv"))):
        period = os.path.basename(os.path.dirname(path))
        found, count = faults(root, period, path)
        failed = failed or bool(found)
        for fault in found:
            print(f"{path}: {fault}", file=sys.stderr)
        print(f"{period}: {count} figures, {len(found)} disagree")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
