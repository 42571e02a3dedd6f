#!/usr/bin/env python3
"""Random templates from a seed, with what Jinja2 makes of them: whole templates with statements, inheritance, macros, white space control and faults.

Usage: random_templates.py compare PROGRAM [COUNT [SEED]]   asks PROGRAM (`fengwu render --stream`, or the release benchmark with --stream) and
                                                           Jinja2, prints the templates they disagree about; ends with 1 if there are any
       random_templates.py golden [COUNT [SEED]]           writes random.tsv, which `swift test` reads without Python
"""
import copy
import json
import random
import shlex
import subprocess
import sys
import traceback
from pathlib import Path

import jinja2

CONTEXT = {"xs": [3, 1, 2], "s": "hello World-x 中文 <b>", "n": 7, "f": 2.5, "t": True, "o": None, "e": [], "d": {"b": 2, "a": "<x>"},
           "people": [{"name": "bob", "age": 30, "tags": ["p", "q"]}, {"name": "Al", "age": 25, "tags": []}, {"name": "李四", "age": 30, "tags": ["<r>"]}],
           "tree": [{"n": "1", "c": [{"n": "2", "c": []}, {"n": "3", "c": [{"n": "4", "c": []}]}]}]}
TEXTS = ["a", " b ", "\n", "\n\n", "  \n", "\n  ", "\t", "<p>", "</p>\n", "中文", "，", "{ }", "%", "#", "\r\n", " c\nd ", "}", "&", "'"]


class Writer:
    """Writes one job; `random` decides everything."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.faulty = self.random.random() < 0.12
        self.numbers = 0

    def chance(self, share):
        return self.random.random() < share

    def pick(self, *choices):
        choice = self.random.choice(choices)
        return choice() if callable(choice) else choice

    # Expressions, by the kind of their value, so that most of them have one.

    def integer(self, depth, scope):
        if depth <= 0 or self.chance(0.3):
            return self.pick("n", "1", "0", "-2", "12", "xs[0]", "loop.index" if "loop" in scope else "3", *self.of(scope, "integer"))
        inner = lambda: self.integer(depth - 1, scope)
        return self.pick(
            lambda: f"{self.list(depth - 1, scope)}|length", lambda: f"{inner()} {self.pick('+', '-', '*')} {inner()}", lambda: f"({inner()} // 3)",
            lambda: f"({inner()} % 4)", lambda: f"{self.text(depth - 1, scope)}|length", lambda: f"({inner()})|abs", lambda: f"xs|{self.pick('sum', 'max', 'min', 'first', 'last')}",
            lambda: f"{self.text(depth - 1, scope)}|int({inner()})", lambda: f"({inner()} if {self.truth(depth - 1, scope)} else {inner()})",
            lambda: f"{self.text(depth - 1, scope)}|wordcount", lambda: f"people|sum(attribute='age')", lambda: f"(-({inner()}))", lambda: f"({inner()} ** 2)",
            lambda: f"{self.text(depth - 1, scope)}.count('l')", lambda: f"{self.list(depth - 1, scope)}|count", lambda: f"{inner()}|default(4)")

    def text(self, depth, scope):
        if depth <= 0 or self.chance(0.3):
            return self.pick("s", "'a<'", "'B c'", "\"中'文\"", "''", "'x\\ny'", "d.a", "people[0].name", "'a,b,c'", "'1.5'", *self.of(scope, "text"))
        inner = lambda: self.text(depth - 1, scope)
        number = lambda: self.integer(depth - 1, scope)
        return self.pick(
            lambda: f"{inner()}|{self.pick('upper', 'lower', 'title', 'capitalize', 'trim', 'e', 'string', 'striptags', 'forceescape', 'reverse')}",
            lambda: f"{inner()} ~ {self.any(depth - 1, scope)}", lambda: f"({inner()} + {inner()})", lambda: f"{self.list(depth - 1, scope)}|join({self.pick('', repr('-'), repr(', '))})",
            lambda: f"{inner()}|replace('l', {inner()})", lambda: f"{inner()}|truncate({self.random.randint(4, 12)}{self.pick('', ', true', ', false, ' + repr('.'))})", lambda: f"{inner()}|center({self.random.randint(0, 14)})",
            lambda: f"{inner()}|indent({self.random.randint(0, 3)}{self.pick('', ', true', ', blank=true')})", lambda: f"{inner()}|default('D', true)",
            lambda: f"({inner()} if {self.truth(depth - 1, scope)} else {inner()})", lambda: f"({inner()} if {self.truth(depth - 1, scope)})",
            lambda: f"({inner()})[{self.pick('0', '-1', '1:', ':2', '::2', '::-1', '1:3', '99')}]", lambda: f"{inner()}|tojson", lambda: f"{self.list(depth - 1, scope)}|tojson",
            lambda: f"'%s|%05d'|format({inner()}, {number()})", lambda: f"'%s-%s' % ({inner()}, {number()})", lambda: f"{inner()}|urlencode",
            lambda: f"{inner()}.{self.pick('upper', 'lower', 'title', 'strip', 'capitalize', 'swapcase')}()", lambda: f"{inner()}.replace('a', 'bb')",
            lambda: f"{inner()}|wordwrap({self.random.randint(3, 9)})", lambda: f"{inner()} * 2", lambda: f"{number()}|filesizeformat", lambda: f"{number()}|string",
            lambda: f"{inner()}|{self.pick('first', 'last')}", lambda: f"'{{}}:{{}}'.format({inner()}, {number()})", lambda: f"{{'class': {inner()}, 'id': none}}|xmlattr")

    def list(self, depth, scope):
        if depth <= 0 or self.chance(0.3):
            return self.pick("xs", "[1, 2, 3]", "['b', 'A', 'c']", "e", "range(4)|list", "people|map(attribute='name')|list", "(1, 'q')", "[]", *self.of(scope, "list"))
        inner = lambda: self.list(depth - 1, scope)
        return self.pick(
            lambda: f"[{self.any(depth - 1, scope)}, {self.any(depth - 1, scope)}]", lambda: f"{inner()}|reverse|list", lambda: f"{inner()}[{self.pick('1:', ':-1', '::2', '::-1')}]",
            lambda: f"{inner()}|map('string')|list", lambda: f"xs|sort{self.pick('', '(reverse=true)')}", lambda: f"{inner()}|batch(2{self.pick('', ', 0')})|list",
            lambda: f"{inner()}|slice(2)|list", lambda: "['a', 'A', 'b', 1, 1]|unique|list", lambda: f"{inner()}|select('defined')|list", lambda: f"xs|{self.pick('select', 'reject')}('odd')|list",
            lambda: f"people|{self.pick('selectattr', 'rejectattr')}('age', {self.pick(repr('gt'), repr('eq'), repr('<='))}, 29)|map(attribute='name')|list", lambda: "d|dictsort",
            lambda: f"{self.text(depth - 1, scope)}.split({self.pick('', repr(','))})", lambda: f"{self.text(depth - 1, scope)}|list", lambda: "d.items()|list", lambda: "d.keys()|list",
            lambda: f"['a', 'b'] + [{self.any(depth - 1, scope)}]", lambda: f"range({self.random.randint(0, 5)}, {self.random.randint(0, 9)}, {self.pick(1, 2, -1)})|list",
            lambda: f"people|sort(attribute='age{self.pick('', ',name')}')|map(attribute='name')|list", lambda: f"people|groupby('age')|map('first')|list", lambda: f"people|map(attribute='tags')|list",
            lambda: f"['{self.pick('x', 'y')}'] * 2", lambda: f"people|map(attribute='nope', default=1)|list", lambda: f"xs|map('{self.pick('abs', 'float', 'string')}')|list")

    def truth(self, depth, scope):
        if depth <= 0 or self.chance(0.2):
            return self.pick("t", "n", "e", "o", "xs", "true", "false", "none", "''", "loop.first" if "loop" in scope else "not t", "loop.last" if "loop" in scope else "s")
        inner = lambda: self.truth(depth - 1, scope)
        return self.pick(
            lambda: f"({inner()} and {inner()})", lambda: f"({inner()} or {inner()})", lambda: f"not {inner()}",
            lambda: f"{self.integer(depth - 1, scope)} {self.pick('<', '>', '<=', '>=', '==', '!=')} {self.integer(depth - 1, scope)}", lambda: f"{self.any(depth - 1, scope)} {self.pick('==', '!=')} {self.any(depth - 1, scope)}",
            lambda: f"{self.any(depth - 1, scope)} {self.pick('in', 'not in')} {self.list(depth - 1, scope)}", lambda: f"{self.text(depth - 1, scope)} in s",
            lambda: f"({self.any(depth - 1, scope)}) is {self.pick('', 'not ')}{self.pick('none', 'string', 'number', 'sequence', 'mapping', 'iterable', 'defined', 'boolean', 'integer', 'float', 'true', 'false')}",
            lambda: f"({self.integer(depth - 1, scope)}) is {self.pick('even', 'odd', 'divisibleby 3', 'divisibleby(2)', 'eq 3', 'gt(1)', 'in xs')}", lambda: f"missing is {self.pick('', 'not ')}defined",
            lambda: f"1 < {self.integer(depth - 1, scope)} < 5", lambda: f"s.{self.pick('startswith', 'endswith')}('he')", lambda: f"({self.text(depth - 1, scope)}) is {self.pick('lower', 'upper')}")

    def any(self, depth, scope):
        if self.chance(0.05):
            return self.pick("missing", "f", "o", "t", "d", "people[1].age", "d['b']", "people[0]['name']", "people[9]", "d.nope", "{'k': 1, 2: 'v'}", "(1,)", "f|round", "f|round(1)", "1 / 4", "f * 2")
        return self.random.choice([self.integer, self.text, self.text, self.list, self.truth])(max(0, depth), scope)

    def of(self, scope, kind):
        return [name for name, known in scope.items() if known == kind]

    def fault(self):
        return self.pick("{{ 1 / 0 }}", "{{ missing.x.y }}", "{{ [1] + 1 }}", "{{ 'a' + 1 }}", "{% for x in 5 %}{% endfor %}", "{{ x|nofilter }}", "{{ x is notest }}", "{{ 1 + }}", "{% if %}", "{% endif %}",
                         "{% else %}", "{% foo %}", "{{ 'a }}", "{{ (1 }}", "{{ 1 < 'a' }}", "{{ s() }}", "{{ range(1, 2, 0) }}", "{{ 3|length }}", "{% set a, b = [1] %}", "{% include 'nope' %}", "{{ }}", "{% endfor %}",
                         "{% set = 1 %}", "{{ a b }}", "{{ s|truncate(1) }}", "{{ d|dictsort(by='q') }}", "{% block b %}{% endblock %}{% block b %}{% endblock %}", "{{ [1, 2 }}", "{{ s|join(1, 2, 3, 4) }}", "{{ s[ }}",
                         "{{ loop.index }}", "{{ n.upper() }}", "{{ none + 1 }}", "{{ xs.foo() }}", "{% call n() %}{% endcall %}", "{{ ''|first|upper }}", "{{ {}|first }}", "{{ '%d'|format('x') }}", "{{ 5 % 0 }}", "{{ 7 // 0 }}", "{% import 'nope' as q %}")

    # Statements.

    def tag(self, inside):
        return "{%" + self.pick("", "", "", "", "-", "+") + " " + inside + " " + self.pick("", "", "", "", "-", "+") + "%}"

    def output(self, value):
        return "{{" + self.pick("", "", "", "", "-") + " " + value + " " + self.pick("", "", "", "", "-") + "}}"

    def fresh(self, prefix="v"):
        self.numbers += 1
        return f"{prefix}{self.numbers}"

    def body(self, depth, scope, in_loop=False):
        scope = dict(scope)
        return "".join(self.statement(depth, scope, in_loop) for _ in range(self.random.randint(1, 4)))

    def statement(self, depth, scope, in_loop):
        if self.faulty and self.chance(0.06):
            return self.fault()
        if depth <= 0 or self.chance(0.5):
            return self.pick(lambda: self.random.choice(TEXTS), lambda: self.random.choice(TEXTS), lambda: self.output(self.any(2, scope)), lambda: self.output(self.any(3, scope)))
        kind = self.random.choice([
            self.if_, self.if_, self.for_, self.for_, self.set_, self.set_, self.capture, self.with_, self.filter, self.macro, self.raw, self.include,
            self.namespace, self.control, self.autoescape, self.recursive, self.from_])
        return kind(depth - 1, scope, in_loop)

    def if_(self, depth, scope, in_loop):
        text = self.tag("if " + self.truth(2, scope)) + self.body(depth, scope, in_loop)
        while self.chance(0.25):
            text += self.tag("elif " + self.truth(2, scope)) + self.body(depth, scope, in_loop)
        if self.chance(0.4):
            text += self.tag("else") + self.body(depth, scope, in_loop)
        return text + self.tag("endif")

    def for_(self, depth, scope, in_loop):
        inner, name = {**scope, "loop": "loop"}, self.fresh("i")
        kind = self.random.randrange(4)
        if kind == 0:
            head, inner[name] = f"{name} in {self.pick('xs', 'range(3)', '[5, 6]')}", "integer"
        elif kind == 1:
            head, inner[name] = f"{name} in people|map(attribute='name')", "text"
        elif kind == 2:
            second = self.fresh("k")
            head, inner[name] = f"{name}, {second} in d.items()", "text"
        else:
            head = f"{name} in {self.list(2, scope)}"
        if self.chance(0.25):
            head += " if " + self.truth(2, {key: value for key, value in inner.items() if key != "loop"})
        text = self.tag("for " + head) + self.pick("", lambda: self.output(self.pick("loop.index", "loop.revindex", "loop.first", "loop.length", "loop.cycle('a', 'b')", "loop.depth", "loop.index0", f"loop.changed({name})", "loop.previtem is defined", f"{name}")))
        text += self.body(depth, inner, True)
        if self.chance(0.2):
            text += self.tag("else") + self.body(depth, scope)
        return text + self.tag("endfor")

    def recursive(self, depth, scope, in_loop):
        name = self.fresh("r")
        inner = {**scope, "loop": "loop"}
        return (self.tag(f"for {name} in tree recursive") + self.output(f"{name}.n ~ loop.depth") + self.body(0, inner) + self.tag(f"if {name}.c")
                + "(" + self.output(f"loop({name}.c)") + ")" + self.tag("endif") + self.tag("endfor"))

    def set_(self, depth, scope, in_loop):
        make = self.random.choice([self.integer, self.text, self.list])
        kind, value, name = make.__name__, make(2, scope), self.fresh()
        if self.chance(0.1):
            other = self.fresh()
            return self.tag(f"set {name}, {other} = {value}, 1")
        scope[name] = kind
        return self.tag(f"set {name} = {value}")

    def capture(self, depth, scope, in_loop):
        name = self.fresh()
        text = self.tag(f"set {name}" + self.pick("", "", " | upper", " | trim | lower")) + self.body(depth, scope) + self.tag("endset")
        scope[name] = "text"
        return text + self.output(name)

    def with_(self, depth, scope, in_loop):
        name = self.fresh()
        return self.tag(f"with {name} = {self.pick('s', repr('w'), 'd.a')}, n = {self.pick('3', 'n')}") + self.body(depth, {**scope, name: "text"}) + self.tag("endwith")

    def filter(self, depth, scope, in_loop):
        return self.tag("filter " + self.pick("upper", "trim", "replace('a', 'o')", "indent(2)", "e", "title|trim")) + self.body(depth, scope) + self.tag("endfilter")

    def macro(self, depth, scope, in_loop):
        name = self.fresh("m")
        inner = {key: value for key, value in scope.items() if key != "loop"} | {"p": "text", "q": "integer"}
        uses = self.pick("", "", "{{ varargs }}", "{{ kwargs }}", "{{ caller() if caller }}")
        text = self.tag(f"macro {name}(p, q={self.integer(1, {})})") + self.body(depth, inner) + uses + self.tag("endmacro")
        for _ in range(self.random.randint(0, 2)):
            arguments = self.pick(lambda: self.text(1, scope), lambda: f"{self.text(1, scope)}, {self.integer(1, scope)}", lambda: f"q=2, p={self.text(1, scope)}", lambda: f"*[{self.text(1, scope)}]", lambda: "**{'p': 's'}",
                                  lambda: f"'a', 1, 2" if "varargs" in uses else "'a'", lambda: "'a', z=1" if "kwargs" in uses else "'b'")
            if "caller" in uses and self.chance(0.6):
                text += self.tag(f"call {name}({arguments})") + self.body(0, scope) + self.tag("endcall")
            else:
                text += self.output(f"{name}({arguments})" + self.pick("", "", "|upper", "|length"))
        return text

    def raw(self, depth, scope, in_loop):
        return self.pick(lambda: self.tag("raw") + self.pick(" {{ x }} ", "{% if %}\n", "\n  a") + self.tag("endraw"), lambda: "{#" + self.pick("", "-") + " c {{ x\n " + self.pick("", "-") + "#}")

    def include(self, depth, scope, in_loop):
        # Outside any part of its own, Jinja2 writes an include without context too early, so those are not asked for.
        if "part" in scope:
            return ""
        return self.tag("include " + self.pick("'part'", "'part'", "['nope', 'part']", "'nope' ignore missing") + self.pick("", " with context"))

    def from_(self, depth, scope, in_loop):
        name = self.fresh("g")
        return self.pick(lambda: self.tag(f"from 'lib' import mac as {name}" + self.pick("", " with context")) + self.output(f"{name}({self.text(1, scope)})"),
                         lambda: self.tag(f"import 'lib' as {name}" + self.pick("", " with context")) + self.output(f"{name}.mac(1)") + self.output(f"{name}.val"))

    def namespace(self, depth, scope, in_loop):
        name = self.fresh("ns")
        return self.tag(f"set {name} = namespace(c=0)") + self.tag(f"for q in {self.list(1, scope)}") + self.tag(f"set {name}.c = {name}.c + 1") + self.tag("endfor") + self.output(f"{name}.c")

    def control(self, depth, scope, in_loop):
        if not in_loop:
            return self.output(self.any(2, scope))
        return self.tag("if " + self.truth(1, scope)) + self.tag(self.pick("break", "continue")) + self.tag("endif")

    def autoescape(self, depth, scope, in_loop):
        return self.tag("autoescape " + self.pick("true", "false")) + self.body(depth, scope) + self.tag("endautoescape")

    # Jobs.

    def block(self, name, depth, scope):
        text = self.tag(f"block {name}" + self.pick("", "", " scoped")) + self.body(depth, {key: value for key, value in scope.items() if key != "loop"})
        return text + self.pick("", lambda: self.output("super()") if scope.get("super") else "") + self.tag("endblock" + self.pick("", " " + name))

    def job(self):
        templates = {"part": self.body(1, {"part": "x"}), "lib": "{% macro mac(p) %}" + self.body(1, {"p": "text", "part": "x"}) + "{% endmacro %}{% set val = " + self.text(1, {}) + " %}"}
        if self.chance(0.4):
            base = self.body(1, {}) + self.block("one", 1, {}) + self.random.choice(TEXTS) + self.block("two", 1, {}) + self.pick("", lambda: self.tag("for z in xs") + self.block("three", 1, {}) + self.tag("endfor"))
            templates["base"] = base
            own = {"super": "x"}
            middle = "{% extends 'base' %}" + self.pick("", lambda: self.tag("set v0 = 5")) + self.block("one", 2, own) + self.pick("", "junk", "\n") + self.pick("", lambda: self.block("two", 1, own))
            if self.chance(0.3):
                templates["middle"] = middle
                middle = "{% extends 'middle' %}" + self.block("one", 1, own) + self.pick("", lambda: self.block("two", 2, own))
            templates["main"] = middle
        else:
            templates["main"] = "".join(self.body(3, {}) for _ in range(self.random.randint(1, 3)))
        return {
            "templates": templates, "main": "main", "context": CONTEXT, "autoescape": self.chance(0.4), "undefined": self.pick("strict", "lenient", "lenient"),
            "options": {"trim_blocks": self.chance(0.4), "lstrip_blocks": self.chance(0.4), "keep_trailing_newline": self.chance(0.4)}, "extensions": ["loopcontrols", "do"]}


def is_comparable(job):
    """Whether nothing in the job is one of the differences the compatibility page lists."""
    text = "".join(job["templates"].values())
    # Safe markup joined from constants is folded by Jinja2 to plain text, and so is a constant under an autoescape block of its own.
    marks = any(word in text for word in ["|e", "escape", "tojson", "xmlattr", "urlencode"])
    return not (marks and ("~" in text or "autoescape " in text or job["autoescape"]))


def jobs(count, seed):
    made, number = [], 0
    while len(made) < count:
        job = Writer(f"{seed}/{number}").job()
        number += 1
        if is_comparable(job):
            made.append(job)
    return made


def expected(job):
    environment = jinja2.Environment(
        loader=jinja2.DictLoader(job["templates"]), autoescape=job["autoescape"],
        undefined=jinja2.StrictUndefined if job["undefined"] == "strict" else jinja2.Undefined,
        extensions=["jinja2.ext.loopcontrols", "jinja2.ext.do"], **job["options"])
    try:
        return {"output": environment.get_template(job["main"]).render(copy.deepcopy(job["context"]))}
    except jinja2.TemplateSyntaxError as error:
        return {"line": error.lineno, "reason": str(error)}
    except Exception as error:  # whatever a template raises
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "<template>"]
        return {"line": frames[-1].lineno, "reason": repr(error)} if frames else {"reason": repr(error)}


def agrees(found, wanted):
    if "output" in wanted:
        return found.get("output") == wanted["output"]
    return "error" in found and ("line" not in wanted or found["error"].get("line") == wanted["line"])


def compare(program, count, seed):
    made = jobs(count, seed)
    lines = "".join(json.dumps(job, ensure_ascii=False) + "\n" for job in made)
    answers = subprocess.run(shlex.split(program), input=lines.encode(), capture_output=True, check=True).stdout.decode().splitlines()
    different = errors = 0
    for job, answer in zip(made, answers, strict=True):
        wanted, found = expected(job), json.loads(answer)
        errors += "output" not in wanted
        if not agrees(found, wanted):
            different += 1
            print(json.dumps({"job": job, "jinja2": wanted, "found": found}, ensure_ascii=False))
    print(f"{count} templates from seed {seed}: {different} differ; {errors} of them are errors", file=sys.stderr)
    return different


def golden(count, seed):
    with open(Path(__file__).with_name("random.tsv"), "w", encoding="utf-8") as out:
        for job in jobs(count, seed):
            wanted = expected(job)
            wanted.pop("reason", None)
            out.write(json.dumps(job, ensure_ascii=False) + "\t" + json.dumps(wanted, ensure_ascii=False) + "\n")


def main():
    if sys.argv[1:2] == ["compare"]:
        sys.exit(bool(compare(sys.argv[2], int((sys.argv + ["5000"])[3]) if len(sys.argv) > 3 else 5000, sys.argv[4] if len(sys.argv) > 4 else "1")))
    if sys.argv[1:2] == ["golden"]:
        return golden(int(sys.argv[2]) if len(sys.argv) > 2 else 150, sys.argv[3] if len(sys.argv) > 3 else "1")
    sys.exit(__doc__)


main()
