#!/usr/bin/env python3
"""Writes products.json (1,000 rows), tiny.json and the 2,000-line big.html into the folder given; deterministic, all names invented."""
import json
import random
import sys
from pathlib import Path
R = random.Random(20260101); D = Path(sys.argv[1])
V = ["示例村甲", "示例村乙", "示例苗寨丙", "示例城丁", "示例村戊", "示例河己", "示例村", "示例镇"]
G = ["黄金茶", "腊肉", "猕猴桃", "椪柑", "米酒", "葛根粉", "土鸡蛋", "苗绣", "蜂蜜", "香菇"]
S = ["张书记", "李 & 王", "赵'六", "陈 <驻村>", "彭\"主任\"", "田大姐"]
rows = []
for i in range(1000):
    g, v = R.choice(G), R.choice(V)
    rows.append({"id": i + 1, "name": f"{v}{g}" + (" <精选>" if i % 5 == 0 else "") + (" & 礼盒" if i % 7 == 0 else ""),
                 "url": f"/products/{i + 1}.html?from=list&page={i // 20 + 1}", "village": v, "seller": R.choice(S),
                 "desc": "来自" + v + "的" + g + "，" + "、".join(R.sample(G, 4)) + ("。\"第一书记\"推荐 > 好评" if i % 3 == 0 else "。生态种植，当日采摘"),
                 "price": round(R.uniform(9, 899), 2), "price_text": "", "stock": R.choice([0, 3, 12, 50, 340]), "hot": i % 4 == 0,
                 "tags": R.sample(["生态", "有机", "礼盒", "包邮", "助农", "<新>"], R.randint(0, 3))})
    rows[-1]["price_text"] = f"{rows[-1]['price']:.2f}"; rows[-1]["has_stock"] = rows[-1]["stock"] > 0; rows[-1]["tag_text"] = "、".join(rows[-1]["tags"])
ctx = {"site": {"name": "示例乡村推介", "year": 2026, "nav": [{"url": f"/{i}", "title": t, "current": i == 2} for i, t in enumerate(["首页", "村寨", "产品", "第一书记", "活动 & 资讯", "关于"])]},
       "page": {"title": "产品目录 <全部>", "url": "/2"}, "products": rows}
(D / "products.json").write_text(json.dumps(ctx, ensure_ascii=False, indent=0), encoding="utf-8")
(D / "tiny.json").write_text(json.dumps({"user": {"name": "张 <三>", "vip": True}, "items": ["茶", "米", "& 酒"], "n": 3}, ensure_ascii=False), encoding="utf-8")
out, n = [], 0
while len(out) < 2000:
    n += 1
    out += [f"<section id=\"s{n}\" class=\"sec {{{{ 'on' if a{n} else 'off' }}}}\">", f"  {{# 第 {n} 节 #}}", f"  {{% set t{n} = title ~ ' {n}' %}}",
            f"  <h2>{{{{ t{n}|upper|default('无标题') }}}}</h2>", f"  {{% if items and items|length > {n} and not hidden %}}", "  <ul>",
            f"    {{% for it in items if it.show or it.rank >= {n} * 2 + 1 %}}", "    <li class=\"{{ loop.cycle('odd', 'even') }}\">{{ loop.index }}. {{ it.name|truncate(20) }} — {{ '%.2f'|format(it.price) }} 元</li>",
            "    {% else %}", "    <li>暂无数据，请稍后再来看看</li>", "    {% endfor %}", "  </ul>", f"  {{% elif hidden is defined and hidden is not none %}}", "  <p>隐藏的内容，仅管理员可见 {{ user.profile['name'] }}</p>",
            "  {% else %}", "  <p>这里是一段普通的说明文字，介绍村寨的历史、风景与特产。</p>", "  {% endif %}", f"  {{% macro m{n}(x, y={n}) %}}<b>{{{{ x }}}}-{{{{ y }}}}</b>{{% endmacro %}}", f"  {{{{ m{n}(1, y=[1, 2, {{'k': 'v'}}]) }}}}", "</section>"]
(D / "big.html").write_text("\n".join(out[:2000]) + "\n", encoding="utf-8")
