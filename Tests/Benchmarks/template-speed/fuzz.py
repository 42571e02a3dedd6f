#!/usr/bin/env python3
"""Sends damaged and spliced templates to the engine for a while: every job must be answered, none may end the process or take long.

Usage: fuzz.py [SECONDS [SEED [PROGRAM]]]. The program answers jobs with `--stream`; by default the release build beside this file. Prints a
line of counts; a job that ended or stopped the process is printed in full.
"""
import json
import random
import subprocess
import sys
import threading
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
FIXTURES = HERE.parents[1] / "Fixtures/templating"
PIECES = [
    "{{", "}}", "{%", "%}", "{#", "#}", "{{-", "-%}", "{%+", "-", "+", "|", "(", ")", "[", "]", "{", "}", ",", ":", ".", "~", "**", "//", "%", "==", "<", "!=", "=",
    "{% if x %}", "{% elif y %}", "{% else %}", "{% endif %}", "{% for a, b in x if b recursive %}", "{% endfor %}", "{% block b scoped %}", "{% endblock %}",
    "{% macro m(a, b=1) %}", "{% endmacro %}", "{% call(x) m() %}", "{% endcall %}", "{% set x %}", "{% set x, y = 1, 2 %}", "{% endset %}", "{% raw %}",
    "{% endraw %}", "{% filter upper|indent %}", "{% endfilter %}", "{% with a=1 %}", "{% endwith %}", "{% autoescape x %}", "{% endautoescape %}",
    "{% include 'main' %}", "{% extends 'main' %}", "{% from 'main' import m %}", "{{ super() }}", "{{ caller() }}", "{{ loop(x) }}", "{{ self.b() }}",
    "{% do x.append(x) %}", "{% break %}", "9223372036854775807", "-9223372036854775808", "1e308", "0x", "1_0", "'", '"', "\\", "\\u", "\\x41", "\n", "\r\n", "\t",
    "x", "x.y", "x[1:2]", "x[::-1]", "x[9223372036854775807]", "|sort(attribute='a')", "|batch(0)", "|slice(3)", "|round(400)", "|indent(-1)", "|center(99999999)",
    "|format(x)", "|truncate(-5)", "|wordwrap(0)", "|replace('', 'a', -1)", "|groupby('a')", "|map('upper')", "|tojson(3)", "|xmlattr", "|urlize(1)", "|sum", "|int(base=99)",
    "range(9999999999)", "range(1, 5, 0)", "'%s%d%.999f' % x", "'{:>99999}'.format(x)", "is divisibleby 0", "is in x", "not", "and", "or", "in", "is", "if", "else", "namespace()",
    "<a href=\"", "<script>", "</script>", "<!--", "-->", "<p title='", "<style>", "<h", ">", "srcset=\"", "style=", "中文", "\u0301", "👨‍👩‍👧", "\ufeff", "\u0000", "\u2028",
]
VALUES = [None, True, 0, -1, 9223372036854775807, -9223372036854775808, 1.5, 1e308, "", "a", "<b>&\"'", "中文 字", "%s %d %%", "👨‍👩‍👧", "javascript:a", [], [1, 2, 3],
          ["a", None, 1.5], [[1, 2], [3, 4]], [{"a": 1, "b": "x"}, {"a": 2}], {}, {"a": 1, "y": [1]}, {"a": {"b": {"c": 1}}}]


def templates():
    """The templates of the cases that are held against Jinja2, and the benchmark's own."""
    found = []
    for line in (FIXTURES / "jinja2.tsv").read_text("utf-8").splitlines():
        job = json.loads(line.split("\t")[0])
        found += job["templates"].values()
    return found + [path.read_text("utf-8") for path in sorted((HERE / "Templates").iterdir())]


def damaged(text, corpus, generator):
    for _ in range(generator.choice([0, 1, 1, 1, 2, 5])):
        at, kind = generator.randint(0, len(text)), generator.randrange(6)
        if kind == 0:
            text = text[:at] + text[at + generator.randint(1, 4):]
        elif kind <= 2:
            text = text[:at] + generator.choice(PIECES) + text[at:]
        elif kind == 3:
            other = generator.choice(corpus)
            start = generator.randint(0, len(other))
            text = text[:at] + other[start:start + generator.randint(1, 60)] + text[at:]
        elif kind == 4:
            start = generator.randint(0, at)
            text = text[:at] + text[start:at] * generator.choice([1, 1, 2, 40]) + text[at:]
        else:
            text = text[:at] + chr(generator.choice([generator.randrange(128), generator.randrange(0x80, 0xD800), 0x1F600])) + text[at:]
    return text[:20000]


def job(number, corpus, generator):
    names = ["a", "b", "c", "i", "items", "name", "n", "s", "t", "user", "x", "y", "xs", "rows", "d"]
    options = {name: generator.random() < 0.3 for name in ["trim_blocks", "lstrip_blocks", "keep_trailing_newline"]}
    return {
        "id": number, "main": "main",
        "templates": {"main": damaged(generator.choice(corpus), corpus, generator), "base.html": generator.choice(corpus)},
        "context": {name: generator.choice(VALUES) for name in names if generator.random() < 0.8},
        "autoescape": generator.choice([True, False, "contextual"]), "undefined": generator.choice(["strict", "lenient"]),
        "options": options, "extensions": ["loopcontrols", "do"]}


def main():
    seconds, seed = float((sys.argv + ["60"])[1]), int((sys.argv + ["", "1"])[2]) if len(sys.argv) > 2 else 1
    program = sys.argv[3] if len(sys.argv) > 3 else str(HERE / ".build/release/template-speed")
    generator, corpus, end = random.Random(seed), templates(), time.monotonic() + seconds
    process = subprocess.Popen([program, "--stream"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    count = errors = 0
    slowest, current = (0.0, None), None
    while time.monotonic() < end:
        current = json.dumps(job(count, corpus, generator), ensure_ascii=False).replace("\u2028", "\\u2028")
        start = time.monotonic()
        watch = threading.Timer(60, process.kill)
        watch.start()
        try:
            process.stdin.write(current.encode("utf-8", "surrogatepass") + b"\n")
            process.stdin.flush()
            line = process.stdout.readline()
        except BrokenPipeError:
            line = b""
        watch.cancel()
        if not line:
            print(f"job {count} of seed {seed} ended the process after {time.monotonic() - start:.1f} s ({process.wait()}):\n{current}")
            return 1
        answer = json.loads(line)
        if ("output" in answer) == ("error" in answer):
            print(f"job {count} of seed {seed} has no answer:\n{current}\n{line!r}")
            return 1
        errors += "error" in answer
        slowest = max(slowest, (time.monotonic() - start, count))
        count += 1
    process.stdin.close()
    process.wait()
    print(f"seed {seed}: {count} jobs in {seconds:.0f} s, {errors} answered with an error, none unanswered; slowest job {slowest[1]}: {slowest[0] * 1000:.0f} ms")
    return 0


sys.exit(main())
