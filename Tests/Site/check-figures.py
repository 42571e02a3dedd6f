#!/usr/bin/env python3
"""Recomputes every figure of the reports in an output folder from the raw CSV files and the plan, and compares it with their figures.csv.

    check-figures.py OUTPUT [ROOT]

ROOT is the project the reports were made from, by default the one this script belongs to.

The script shares no code with the generator: it reads the files itself, counts in fractions, and has its own reading of the plan. It ends with 0
when all figures and the rows they name agree, with 1 otherwise.
"""

import calendar
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
KINDS = [
    "unknown-task", "not-responsible", "written-twice", "completed-without-date", "completed-later", "no-longer-completed",
    "amount-mismatch", "other-village", "other-unit", "outside-file", "booked-twice", "unknown-buyer",
]
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


class Span:
    """The days of a period, such as 2020, 2020Q1 or 2020-03."""

    def __init__(self, year, first, last):
        self.year, self.first, self.last = year, first, last

    @staticmethod
    def of(text):
        text = text.translate(str.maketrans("一二三四", "1234"))
        year = int(text[:4])
        rest = text[4:].lstrip("年")
        if not rest:
            return Span(year, 1, 12)
        number_in = int(re.search(r"\d+", rest).group())
        if "Q" in rest or "季" in rest:
            return Span(year, number_in * 3 - 2, number_in * 3)
        return Span(year, number_in, number_in)

    def has(self, day):
        return day.year == self.year and self.first <= day.month <= self.last

    def covers(self, other):
        return self.year == other.year and self.first <= other.first and other.last <= self.last

    def end(self):
        return datetime.date(self.year, self.last, calendar.monthrange(self.year, self.last)[1])

    def earlier(self):
        """The period of the same length just before."""
        length = self.last - self.first + 1
        if self.first > length:
            return Span(self.year, self.first - length, self.last - length)
        return Span(self.year - 1, 12 - length + 1, 12)

    def a_year_earlier(self):
        return Span(self.year - 1, self.first, self.last)

    def year_so_far(self):
        return Span(self.year, 1, self.last)

    def months(self):
        return [f"{self.year}-{month:02d}" for month in range(self.first, self.last + 1)]


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


def standings(tasks, units, progress, period):
    """The entry that counts for each task and responsible unit, and the state of each task."""
    span = Span.of(period)
    key_of = {unit["名称"]: unit["编号"] for unit in units} | {unit["编号"]: unit["编号"] for unit in units}
    latest = {}
    for entry in progress:
        quarter = Span.of(entry["季度"])
        if span.covers(quarter) or quarter.covers(span):
            place = (int(entry["任务"]), key_of[entry["责任单位"]])
            order = (quarter.year, quarter.last, entry["row"])
            if place not in latest or latest[place][0] <= order:
                latest[place] = (order, entry)
    entries = {place: entry for place, (_, entry) in latest.items()}
    state_of = {}
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
        state_of[task] = state
    places = [(task, unit) for task, responsible in tasks.items() for unit in responsible]
    return {place: entries[place] for place in places if place in entries}, state_of, places


def task_figures(figures, tasks, units, progress, period):
    entries, state_of, places = standings(tasks, units, progress, period)
    earlier = Span.of(period).earlier()
    name = f"{earlier.year}-{earlier.first:02d}" if earlier.first == earlier.last else f"{earlier.year}"
    if earlier.last - earlier.first == 2:
        name = f"{earlier.year}Q{earlier.last // 3}"
    old_entries, old_state_of, _ = standings(tasks, units, progress, name)

    def rows_of(entries, state_of, state):
        return {entry["row"] for (task, _), entry in entries.items() if state_of[task] == state}

    figures.add("tasks.total", whole(len(tasks)), {entry["row"] for entry in entries.values()})
    for state in list(STATES.values()) + ["silent"]:
        now = sum(each == state for each in state_of.values())
        before = sum(each == state for each in old_state_of.values()) if old_entries else None
        rows, old_rows = rows_of(entries, state_of, state), rows_of(old_entries, old_state_of, state) if old_entries else set()
        figures.add("tasks.state." + state, whole(now), rows)
        figures.add(f"tasks.state.{state}.previous", whole(before), old_rows)
        figures.add(f"tasks.state.{state}.change", whole(None if before is None else now - before), rows | old_rows)
    done = sum(each == "completed" for each in state_of.values())
    figures.add("tasks.completion", percent(Fraction(done), len(tasks)), rows_of(entries, state_of, "completed"))
    received = {entry["row"] for entry in entries.values()}
    figures.add("entries.expected", whole(len(places)), set())
    figures.add("entries.received", whole(len(entries)), received)
    figures.add("entries.missing", whole(len(places) - len(entries)), set())
    figures.add("entries.rate", percent(Fraction(len(entries)), len(places)), received)
    for unit in units:
        key = unit["编号"]
        own = [place for place in places if place[1] == key]
        figures.add(f"entries.unit.{key}.expected", whole(len(own)), set())
        figures.add(f"entries.unit.{key}.silent", whole(sum(place not in entries for place in own)), set())
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


def members(dimension, purchases, keys, span):
    """The groups that have figures even without purchases."""
    if dimension in ("unit", "village", "product"):
        return set(keys[dimension].values())
    if dimension == "month":
        return set(span.months())
    return {group_key(purchase, dimension, keys) for purchase in purchases}


def yearly_targets(targets, keys, year):
    """The amount and row of each target: by dimension and group, None for the whole."""
    words = {"采购单位": "unit", "产地村": "village", "产品类别": "kind", "产品": "product", "采购渠道": "channel", "采购方类别": "buyer-type"}
    found = {}
    for target in targets:
        if int(target["年度"]) == year:
            dimension = words.get(target["范围"])
            group = keys.get(dimension, {}).get(target["对象"], target["对象"]) if dimension in ("unit", "village", "product") else target["对象"]
            found[(dimension, group if dimension else "")] = (number(target["采购目标"]), target["row"])
    return found


def purchase_figures(figures, purchases, keys, targets, period):
    span = Span.of(period)

    def within(part):
        return [p for p in purchases if part.has(date(p["日期"]))]

    current, so_far = within(span), within(span.year_so_far())
    previous, year_before = within(span.earlier()) or None, within(span.a_year_earlier()) or None
    goals = yearly_targets(targets, keys, span.year)

    def amount(group):
        return sum((number(p["金额"]) for p in group), Fraction(0))

    def helped(group):
        return sum((Fraction(int(p["带动户数"])) for p in group if p["带动户数"]), Fraction(0))

    def rows(group):
        return {p["row"] for p in group or []}

    def compare(name, text, measure, now_group, old_groups, year_group):
        now = measure(now_group)
        figures.add(name, text(now), rows(now_group))
        for (earlier, difference), group in zip((("previous", "change"), ("year-before", "year-change")), old_groups):
            before = None if group is None else measure(group)
            change = None if before is None else now - before
            both = rows(now_group) | rows(group)
            figures.add(f"{name}.{earlier}", text(before), rows(group))
            figures.add(f"{name}.{difference}", text(change), both)
            figures.add(f"{name}.{difference}-percent", percent(change, before if before and before > 0 else None), both)
        figures.add(f"{name}.year-to-date", text(measure(year_group)), rows(year_group))

    def goal(name, place, year_group, always):
        value, row = goals.get(place, (None, None))
        if value is None and not always:
            return
        own = set() if row is None else {row}
        figures.add(f"{name}.target", money(value), own)
        reached = percent(amount(year_group), value) if value and value > 0 else ABSENT
        figures.add(f"{name}.target-percent", reached, own and own | rows(year_group))

    everything = (current, (previous, year_before), so_far)
    compare("purchases.total", money, amount, *everything)
    compare("purchases.count", whole, lambda group: Fraction(len(group)), *everything)
    compare("purchases.households", whole, helped, *everything)
    goal("purchases.total", (None, ""), so_far, True)
    for dimension in DIMENSIONS:

        def grouped(some):
            groups = defaultdict(list)
            for purchase in some or []:
                groups[group_key(purchase, dimension, keys)].append(purchase)
            return groups

        now, before, year_ago, year = grouped(current), grouped(previous), grouped(year_before), grouped(so_far)
        by_month = dimension == "month"
        names = members(dimension, purchases, keys, span) | set(now)
        if not by_month:
            names |= set(before) | set(year_ago) | set(year)
        groups = sorted(names)
        if not by_month:
            groups.sort(key=lambda key: -amount(now[key]))
        for key, share in zip(groups, shares([amount(now[key]) for key in groups])):
            name = f"purchases.{dimension}.{key}"
            figures.add(name + ".count", whole(len(now[key])), rows(now[key]))
            figures.add(name + ".households", whole(helped(now[key])), rows(now[key]))
            figures.add(name + ".share", share, rows(now[key]))
            if by_month:
                figures.add(name + ".amount", money(amount(now[key])), rows(now[key]))
                continue
            is_ranked = now[key] and not (dimension == "unit" and key == "-")
            better = [k for k in groups if now[k] and not (dimension == "unit" and k == "-") and amount(now[k]) > amount(now[key])]
            figures.add(name + ".rank", whole(len(better) + 1) if is_ranked else ABSENT, rows(now[key]))
            olds = (None if previous is None else before[key], None if year_before is None else year_ago[key])
            compare(name + ".amount", money, amount, now[key], olds, year[key])
            goal(name + ".amount", (dimension, key), year[key], False)


def cross_figures(figures, purchases, keys, root, period):
    """The cells of the cross tables the report's definition asks for: groups with purchases in the period, and all its months."""
    span = Span.of(period)
    kind = "quarterly" if "Q" in period else "monthly" if "-" in period else "yearly"
    paths = [os.path.join(root, "Content", "reports", name + ".yml") for name in (kind, "quarterly")]
    definition = next((open(path, encoding="utf-8").read() for path in paths if os.path.exists(path)), "")
    lines = [line for line in definition.splitlines() if not line.lstrip().startswith("#")]
    current = [purchase for purchase in purchases if span.has(date(purchase["日期"]))]
    for text in re.findall(r"\{ *rows: [^{}]*\}", "\n".join(lines)):
        asked = dict(re.findall(r"(\w+): *([\w-]+)", text))
        rows, columns, value = asked["rows"], asked["columns"], asked.get("value", "amount")
        cells = defaultdict(list)
        for purchase in current:
            cells[(group_key(purchase, rows, keys), group_key(purchase, columns, keys))].append(purchase)

        def shown(dimension, place):
            return set(span.months()) if dimension == "month" else {cell[place] for cell in cells}

        for row in shown(rows, 0):
            for column in shown(columns, 1):
                group = cells.get((row, column), [])
                sums = {
                    "amount": money(sum((number(p["金额"]) for p in group), Fraction(0))), "count": whole(len(group)),
                    "households": whole(sum(int(p["带动户数"] or 0) for p in group))}
                figures.add(f"purchases.cross.{rows}.{columns}.{row}.{column}.{value}", sums[value], {p["row"] for p in group})


def stock_at(stock, keys, end):
    latest = {}
    for item in stock:
        place = (keys["product"][item["产品"]], keys["village"][item["产地村"]])
        if date(item["盘点日期"]) <= end and (place not in latest or date(latest[place]["盘点日期"]) <= date(item["盘点日期"])):
            latest[place] = item
    return latest.values()


def stock_figures(figures, stock, keys, period):
    end = Span.of(period).end()
    latest = stock_at(stock, keys, end)
    ages = {"not-yet": set(), "0-30": set(), "31-90": set(), "91-180": set(), "over-180": set(), "unknown": set()}
    seasons = {"over": set(), "ending": set(), "later": set(), "all-year": set()}
    warned = set()
    for item in latest:
        left = (date(item["应季截止"]) - end).days if item.get("应季截止") else None
        age = (end - date(item["上市日期"])).days if item.get("上市日期") else None
        if number(item["库存数量"]) <= 0:
            continue
        if (left is not None and left <= 30) or (age is not None and age > 180):
            warned.add(item["row"])
        seasons["all-year" if left is None else "over" if left < 0 else "ending" if left <= 30 else "later"].add(item["row"])
        band = "unknown" if age is None else "not-yet" if age < 0 else "0-30" if age <= 30 else "31-90" if age <= 90 else "91-180" if age <= 180 else "over-180"
        ages[band].add(item["row"])
    figures.add("stock.items", whole(len(latest)), {item["row"] for item in latest})
    figures.add("stock.warned", whole(len(warned)), warned)
    for kind, groups in (("age", ages), ("season", seasons)):
        for name, rows in groups.items():
            figures.add(f"stock.{kind}.{name}", whole(len(rows)), rows)


def finding_figures(figures, tasks, units, progress, purchases, stock, listed, keys, period):
    span = Span.of(period)
    unit_of = keys["unit"]
    found = defaultdict(list)

    def counts(entry):
        quarter = Span.of(entry["季度"])
        return span.covers(quarter) or quarter.covers(span)

    def filed(row):
        name = os.path.basename(row[0]).split(".")[0]
        return Span.of(name) if re.fullmatch(r"\d{4}(Q[1-4]|-\d\d?)?", name) else None

    def is_span(first, second):
        return (first.year, first.first, first.last) == (second.year, second.first, second.last)

    own = [entry for entry in progress if counts(entry)]
    completed_before = {}
    for entry in progress:
        quarter = Span.of(entry["季度"])
        if not counts(entry) and quarter.end() <= span.end() and entry["状态"] == "已完成":
            completed_before[(int(entry["任务"]), unit_of[entry["责任单位"]])] = entry["row"]
    written = defaultdict(list)
    for entry in own:
        task, unit = int(entry["任务"]), unit_of[entry["责任单位"]]
        written[(entry["季度"], task, unit)].append(entry["row"])
        if task not in tasks:
            found["unknown-task"].append({entry["row"]})
        elif unit not in tasks[task]:
            found["not-responsible"].append({entry["row"]})
        if entry["状态"] == "已完成" and not entry["完成日期"]:
            found["completed-without-date"].append({entry["row"]})
        if entry["状态"] == "已完成" and entry["完成日期"] and date(entry["完成日期"]) > span.end():
            found["completed-later"].append({entry["row"]})
        if entry["状态"] != "已完成" and (task, unit) in completed_before:
            found["no-longer-completed"].append({entry["row"], completed_before[(task, unit)]})
    found["written-twice"] = [set(rows) for rows in written.values() if len(rows) > 1]
    for entry in progress:
        file = filed(entry["row"])
        if file and not file.covers(Span.of(entry["季度"])) and (counts(entry) or is_span(file, span)):
            found["outside-file"].append({entry["row"]})
    responsible = {unit for keys_of_task in tasks.values() for unit in keys_of_task}
    alike = defaultdict(list)
    for purchase in purchases:
        day, file = date(purchase["日期"]), filed(purchase["row"])
        if file and not file.has(day) and (span.has(day) or is_span(file, span)):
            found["outside-file"].append({purchase["row"]})
        if not span.has(day):
            continue
        exact = number(purchase["数量"]) * number(purchase["单价"])
        if rounded(exact, 2) != money(number(purchase["金额"])):
            found["amount-mismatch"].append({purchase["row"]})
        buyer = unit_of[purchase["采购单位"]] if purchase["采购单位"] else None
        if buyer and buyer not in responsible:
            found["unknown-buyer"].append({purchase["row"]})
        goods = (keys["product"][purchase["产品"]], keys["village"][purchase["产地村"]], number(purchase["数量"]), number(purchase["单价"]))
        alike[(day, buyer, purchase["采购方类别"], goods, purchase["渠道"])].append(purchase["row"])
    for entry in [p for p in purchases if span.has(date(p["日期"]))] + list(stock_at(stock, keys, span.end())):
        product = listed[keys["product"][entry["产品"]]]
        if product.get("所在村") and keys["village"][product["所在村"]] != keys["village"][entry["产地村"]]:
            found["other-village"].append({entry["row"], product["row"]})
        if product.get("计价单位") and product["计价单位"] != entry["单位"]:
            found["other-unit"].append({entry["row"], product["row"]})
    found["booked-twice"] = [set(rows) for rows in alike.values() if len(rows) > 1]
    figures.add("findings.total", whole(sum(map(len, found.values()))), set().union(*(rows for kind in found.values() for rows in kind)))
    for kind in KINDS:
        figures.add("findings." + kind, whole(len(found[kind])), set().union(*found[kind]))


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
    tasks, progress, purchases = plan_tasks(root, units), read(root, "data/progress/*.csv"), read(root, "data/purchases/*.csv")
    expected = Figures()
    task_figures(expected, tasks, units, progress, period)
    purchase_figures(expected, purchases, keys, read(root, "data/targets.csv"), period)
    cross_figures(expected, purchases, keys, root, period)
    stock = read(root, "data/stock.csv")
    stock_figures(expected, stock, keys, period)
    finding_figures(expected, tasks, units, progress, purchases, stock, {r["编号"]: r for r in products}, keys, period)

    with open(path, encoding="utf-8-sig", newline="") as file:
        printed = {row["编号"].lstrip("'"): row for row in csv.DictReader(file)}
    long = defaultdict(list)
    if os.path.exists(os.path.join(os.path.dirname(path), "sources.csv")):
        with open(os.path.join(os.path.dirname(path), "sources.csv"), encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                long["sources.csv#" + row["编号"]].append(row["来源"])
    found = [f"{name}: missing" for name in expected.values if name not in printed]
    for name, row in printed.items():
        if name not in expected.values:
            found.append(f"{name}: not known to this script")
            continue
        value = row["数值"].lstrip("'")
        if value != expected.values[name]:
            found.append(f"{name}: printed {value!r}, recomputed {expected.values[name]!r}")
        if name in expected.rows and source_rows("; ".join(long.get(row["来源"], [row["来源"]]))) != expected.rows[name]:
            found.append(f"{name}: the rows named are not those it was recomputed from")
    return found, len(printed)


def main():
    root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    if len(sys.argv) > 2:
        root = sys.argv[2]
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
