#!/usr/bin/env python3
"""Renders every attack text into every place of an HTML page and loads the pages in Chromium: nothing may execute, and no page may have another
element or attribute than the one made with a harmless text. Left out, and said so, where Chromium is missing."""
import concurrent.futures
import http.server
import json
import os
import queue
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HARMLESS = "harmless"

# Kinds of places; `x` is the text, `many` a list of it twice, `record` an object that has it as a value, `keyed` as a name, and `body` the
# markup that Markdown makes of it.
PLACES = {
    "text": "<p>{{ x }}</p>",
    "text between": "<p>a{{ x }}b{{ x }}</p>",
    "list in text": "<p>{{ many }}</p><p>{{ many|join('<br>') }}</p>",
    "object in text": "<p>{{ record }}{{ keyed }}</p>",
    "loop": "<ul>{% for y in many %}<li class=\"{{ y }}\">{{ y }}</li>{% endfor %}</ul>",
    "names and values": "<dl>{% for k, v in keyed|items %}<dt title='{{ k }}'>{{ k }}</dt><dd>{{ v }}</dd>{% endfor %}</dl>",
    "characters": "<p>{% for c in x %}{{ c }}{% endfor %}{{ x[0] }}{{ x[1:9] }}{{ x|first }}{{ x|list }}</p>",
    "macro": "{% macro m(y) %}<b title='{{ y }}'>{{ y }}</b>{% endmacro %}<p>{{ m(x) }}</p>",
    "macro in an attribute": "{% macro m(y) %}{{ y }}{% endmacro %}<p title=\"{{ m(x) }}\">{{ m(y=x) }}</p><a href=\"{{ m(x) }}\">a</a>",
    "macro with defaults": "{% macro m(y=x) %}<b>{{ y }}{{ varargs }}{{ kwargs }}</b>{% endmacro %}{{ m() }}{{ m(x, x, k=x) }}{{ m(*many) }}",
    "imported macro": "{% import 'macros.html' as m %}{{ m.both(x) }}{% from 'macros.html' import both %}{{ both(x) }}",
    "call block": "{% macro m() %}<b>{{ caller(x) }}</b>{% endmacro %}{% call(y) m() %}{{ y }}{% endcall %}",
    "call block in an attribute": "{% macro m() %}<b title=\"{{ caller() }}\">a</b>{% endmacro %}{% call m() %}{{ x }}{% endcall %}",
    "recursive loop": "{% for y in many recursive %}<b title='{{ y }}'>{{ y }}{{ loop([]) }}</b>{% endfor %}",
    "letters": "<p>{{ x|upper }}{{ x|lower }}{{ x|title }}{{ x|capitalize }}{{ x.swapcase() }}</p>",
    "cutting filters": "<p>{{ x|truncate(12) }}{{ ('a' * 300)|truncate(250, true, x) }}{{ x|wordwrap(9) }}{{ x|trim('<') }}{{ x|reverse }}</p>",
    "filling filters": "<p>{{ x|indent }}{{ x|indent(x) }}{{ x|center(30) }}{{ 'a b'|wordwrap(1, wrapstring=x) }}{{ 'a'|join(x) }}</p>",
    "replacing filters": "<p>{{ x|replace('a', 'b') }}{{ 'abc'|replace('b', x) }}{{ '<b>'|replace('b', x) }}{{ x|replace(x, x) }}</p>",
    "Chinese filters": "<p>{{ x|truncate_width(9) }}{{ x|center_width(50) }}{{ x|wordwrap_width(9, x) }}{{ x|excerpt(9) }}</p>",
    "sequence filters": "<p>{{ many|sort }}{{ many|unique|list }}{{ many|batch(1, x) }}{{ many|slice(3, x) }}{{ many|map('upper')|list }}{{ keyed|dictsort }}</p>",
    "choosing filters": "<p>{{ missing|default(x) }}{{ many|first }}{{ many|max }}{{ many|random }}{{ [record]|groupby('a') }}{{ [record]|sum('a', '') }}</p>",
    "markup filters": "<p>{{ x|striptags }}</p><p>{{ x|e }}</p><p>{{ x|forceescape }}</p><p>{{ x|tojson }}</p><p>{{ x|urlencode }}</p><p>{{ x|pprint }}</p>",
    "formats": "<p>{{ '%s'|format(x) }}{{ '%s' % x }}{{ '%(a)s' % record }}{{ '{}'.format(x) }}{{ '{:>99}'.format(x) }}{{ x ~ x }}{{ x + x }}{{ x * 2 }}</p>",
    "markup with text": "<p>{{ '<i>%s</i>'|safe|format(x) }}{{ '<i>'|safe ~ x }}</i>{{ '<u>'|safe + x }}</u></p>",
    "methods of markup": "<p>{{ ('<i>{}</i>'|safe).format(x) }}{{ ('<i>{a}</i>'|safe).format(a=x) }}{{ ('<hr>'|safe).join(many) }}{{ ('<i>a</i>'|safe).replace('a', x) }}</p>",
    "text in markup": "<p>{{ ('<i class=\"a\">a</i>'|safe)|replace('a', x) }}{{ ('<i title=\"a\">a</i>'|safe).replace('a', x) }}{{ ('<i>\na</i>'|safe)|indent(x) }}</p>",
    "markup joined": "<p>{{ ['<b>a</b>'|safe, x]|join(x) }}{{ many|join('<br>'|safe) }}{{ ('<b>a</b>'|safe)|default(x) }}</p>",
    "filter block": "<p>{% filter upper %}{{ x }}{% endfilter %}{% filter replace('a', x) %}<b title=\"a\">a{{ x }}</b>{% endfilter %}</p>",
    "cut filter block": "<p>{% filter truncate(9) %}<b title=\"{{ x }}\">{{ x }}</b>{% endfilter %}</p>",
    "captured": "{% set y %}<b>{{ x }}</b>{% endset %}<p title=\"{{ y }}\">{{ y }}</p>",
    "captured and cut": "{% set y %}<b title=\"{{ x }}\">{{ x }}</b>{% endset %}<p>{{ y|truncate(20) }}{{ y[3:30] }}{{ y|excerpt(20) }}{{ y.strip('<b') }}</p>",
    "double quotes": "<p title=\"{{ x }}\">a</p>",
    "single quotes": "<p title='{{ x }}'>a</p>",
    "part of a value": "<p class=\"a {{ x }} b\" data-x='{{ many }}' data-y='{{ record|tojson }}' data-z=\"{{ many|tojson }}\">a</p>",
    "choice in a value": "<p class=\"a{% if x %} {{ x }}{% else %} b{% endif %}\" title='{{ x if x else x }}'>a</p>",
    "input": "<input value=\"{{ x }}\"><input placeholder='{{ x }}'>",
    "alternative text": "<img alt=\"{{ x }}\" src=\"about:blank\">",
    "meta": "<meta name=\"description\" content=\"{{ x }}\">",
    "captured in a link": "{% set y %}{{ x }}{% endset %}<a href=\"{{ y }}\">a</a>",
    "joined in a link": "<a href=\"{{ x }}{{ x }}\">a</a>",
    "link": "<a href=\"{{ x }}\">a</a>",
    "link, single quotes": "<a href='{{ x }}'>a</a>",
    "link after a blank": "<a href=\" {{ x }}\">a</a>",
    "end of a link": "<a href=\"/a/{{ x }}?b={{ x }}#{{ x }}\">a</a>",
    "filtered link": "<a href=\"{{ x|lower }}\">a</a><a href='{{ x|trim }}'>a</a><a href=\"{{ many|join }}\">a</a><a href=\"{{ '%s'|format(x) }}\">a</a>",
    "source": "<img src=\"{{ x }}\"><iframe src=\"{{ x }}\"></iframe>",
    "embedded": "<object data=\"{{ x }}\"></object><embed src=\"{{ x }}\">",
    "media": "<video poster=\"{{ x }}\" src=\"{{ x }}\"></video><audio src='{{ x }}'></audio>",
    "action": "<form action=\"{{ x }}\"><button formaction='{{ x }}'>a</button></form>",
    "citation": "<blockquote cite=\"{{ x }}\">a</blockquote><q cite='{{ x }}'>a</q><area href=\"{{ x }}\">",
    "SVG link": "<svg><a xlink:href=\"{{ x }}\"><text>a</text></a><use href=\"{{ x }}\"/><image href='{{ x }}'/></svg>",
    "SVG text": "<svg><title>{{ x }}</title><text x=\"{{ x }}\">{{ x }}</text><desc>{{ x }}</desc></svg>",
    "formula": "<math><mi title=\"{{ x }}\">{{ x }}</mi></math>",
    "source set": "<img srcset=\"{{ x }}\"><picture><source srcset='{{ x }} 2x'><img alt=\"\"></picture>",
    "source set, candidate": "<img srcset=\"a.png 1x, {{ x }} 2x\">",
    "base": "<base href=\"{{ x }}\"><a href=\"a\">a</a>",
    "title": "<title>{{ x }}</title>",
    "text area": "<textarea>{{ x }}</textarea><textarea title='{{ x }}'>a{{ x|e }}</textarea>",
    "option": "<select><option value=\"{{ x }}\">{{ x }}</option></select>",
    "without scripts": "<noscript><p title=\"{{ x }}\">{{ x }}</p></noscript>",
    "template element": "<template><p title=\"{{ x }}\">{{ x }}</p></template>",
    "table": "<table><caption>{{ x }}</caption><tr><td>{{ x }}</td></tr></table>",
    "preformatted": "<pre>{{ x }}</pre><code>{{ x }}</code><details><summary>{{ x }}</summary></details>",
    "comment": "<!-- {{ x }} --><p>a</p><!--{{ x }}--><p>b</p>",
    "script": "<script>var value = {{ x }};</script>",
    "script, filter": "<script>var value = {{ x|tojson }};</script>",
    "script, readable": "<script>var value = {{ x|tojson(ascii=false) }};</script>",
    "script, list": "<script>var values = {{ many }}; var other = {{ record }}; var third = {{ keyed }};</script>",
    "script, in an object": "<script>var values = {\"a\": {{ x }}, \"b\": [{{ x }}]};</script>",
    "script, loop": "<script>var values = [{% for y in many %}{{ y }}{{ ',' if not loop.last }}{% endfor %}];</script>",
    "linked data": "<script type=\"application/ld+json\">{\"@type\": \"Place\", \"name\": {{ x }}, \"all\": {{ many }}}</script>",
    "attributes": "<p{{ {'title': x, 'id': x}|xmlattr }}>a</p>",
    "address attributes": "<a{{ {'href': x, 'HREF2': x}|xmlattr }}>a</a><img{{ {'srcset': x, 'alt': x}|xmlattr }}>",
    "included": "<p title=\"{% include 'part.html' %}\">{% include 'part.html' %}</p><script>var value = {% include 'part.html' %};</script>",
    "included with variables": "<p>{% include 'part.html' with {'x': many} %}</p><a href='{% include 'part.html' with {'x': x} without context %}'>a</a>",
    "extended": "{% extends 'base.html' %}{% block link %}{{ x }}{% endblock %}{% block text %}{{ super() }}{{ x }}{% endblock %}",
    "extended twice": "{% extends 'middle.html' %}{% block text %}<i>{{ super() }}</i>{% include 'part.html' %}{% endblock %}",
    "scoped block": "{% for y in many %}<b title='{% block title scoped %}{{ y }}{% endblock %}'>{% block row scoped %}{{ y }}{% endblock %}</b>{% endfor %}",
    "namespace": "{% set n = namespace(y=x) %}{% set n.z %}{{ x }}{% endset %}<p title='{{ n.z }}'>{{ n.y }}{{ n.z }}</p>",
    "with": "{% with y = x, z = many %}<p title='{{ y }}'>{{ z[0] }}{{ cycler(y, 'a').next() }}</p>{% endwith %}",
    "joiner": "<p>{% set j = joiner(x) %}{{ j() }}a{{ j() }}b{{ dict(a=x) }}{{ dict({x: x}) }}</p>",
    "Markdown in an attribute": "{% set body = html|safe %}<p title=\"{{ body }}\" class='{{ body }}'>a</p>",
    "Markdown in a link": "{% set body = html|safe %}<a href=\"{{ body }}\">a</a><img srcset='{{ body }}'>",
    "Markdown in a title": "{% set body = html|safe %}<title>{{ body|striptags }}</title><textarea>{{ body|e|forceescape }}</textarea>",
    "Markdown in a script": "{% set body = html|safe %}<script>var a = {{ body }}, b = {{ [body]|tojson }};</script>",
    "Markdown cut": "{% set body = html|safe %}<p title=\"{{ body|truncate(30) }}\">{{ body|truncate(30) }}{{ body[1:20] }}{{ body|wordwrap(9) }}{{ body|excerpt(20) }}{{ body|reverse }}{{ body|trim('<p>') }}</p>",
    "Markdown taken apart": "{% set body = html|safe %}<p>{{ body.split('<') }}{{ body[0] }}{{ body|first }}{{ body|list }}{{ body.strip('<p') }}{{ body.removeprefix('<') }}</p>",
}
PARTS = {
    "part.html": "{{ x }}",
    "macros.html": "{% macro both(y) %}<b title=\"{{ y }}\">{{ y }}</b>{% endmacro %}",
    "base.html": "<a href=\"{% block link %}{% endblock %}\" title=\"{{ self.text() }}\">{% block text %}{{ x }}{% endblock %}</a>",
    "middle.html": "{% extends 'base.html' %}{% block link %}{{ x }}{% endblock %}{% block text %}<u>{{ super() }}</u>{% endblock %}",
}
# Here some texts are refused, become links or other markup, or lend their digits to an element's name: only what executes or could execute counts.
FREE = {
    "tag name": "<h{{ x }}>a</h{{ x }}>",
    "attributes named by content": "<p{{ keyed|xmlattr }}>a</p>",
    "addresses in text": "<p>{{ x|urlize }}{{ x|urlize(9, target=x, rel=x) }}</p>",
    "Markdown": "<div>{{ html|safe }}</div>",
    "Markdown, filtered": "{% set body = html|safe %}<div>{{ body|replace('a', x) }}{{ body|indent(x) }}{{ body|upper }}{{ body|center(99) }}{{ body|trim }}</div>",
    "Markdown, joined": "{% set body = html|safe %}<div>{{ [body, x]|join(x) }}{{ body ~ x }}{{ body + x }}{{ body|urlize }}</div>",
}

HARNESS = """<!DOCTYPE html><meta charset="utf-8"><title>pages</title><body><script>
const pages = PAGES, hits = [];
window.hit = index => hits.push(index ?? null);
const dangerous = /^(javascript|data|vbscript|blob|view-source|feed):/;
function shape(root, found) {
  for (const element of root.children) {
    found.push(element.localName + "[" + [...element.attributes].map(a => a.name).sort() + "]");
    for (const name of ["href", "src", "action", "formaction", "data", "poster", "xlink:href"]) {
      const value = element.getAttribute(name);
      if (value === null) continue;
      let scheme = "";
      try { scheme = new URL(value, "https://base.invalid/").protocol } catch { }
      if (dangerous.test(scheme)) found.push("!" + name + "=" + scheme);
    }
    shape(element, found);
    if (element.localName === "template") shape(element.content, found);
  }
  return found;
}
async function load(group) {
  const frames = group.map(srcdoc => Object.assign(document.createElement("iframe"), { srcdoc }));
  const loaded = frames.map(frame => new Promise(done => { frame.onload = done; setTimeout(done, 10000) }));
  document.body.append(...frames);
  await Promise.all(loaded);
  await new Promise(done => setTimeout(done, 50));
  const results = frames.map(frame => {
    const inside = frame.contentDocument;
    return inside && { parts: [...inside.body.children].map(part => shape(part, []).join(" ")), values: frame.contentWindow.reported };
  });
  frames.forEach(frame => frame.remove());
  await fetch("result", { method: "POST", body: JSON.stringify({ results, hits: hits.splice(0) }) });
}
(async () => {
  const size = 4;
  for (let start = 0; start < pages.length; start += size) await load(pages.slice(start, start + size));
})();
</script>"""


def render(program, jobs):
    """The results of rendering jobs, in order."""
    lines = "".join(json.dumps(job, ensure_ascii=False) + "\n" for job in jobs)
    result = subprocess.run([program, "render", "--stream"], input=lines.encode("utf-8"), capture_output=True, check=True)
    return [json.loads(line) for line in result.stdout.decode("utf-8").splitlines()]


def markup(program, text):
    """The HTML of a Markdown text; nothing when the text is refused."""
    result = subprocess.run([program, "markdown", "-"], input=text.encode("utf-8"), capture_output=True)
    return result.stdout.decode("utf-8") if result.returncode == 0 else ""


def job(template, text, html="", autoescape="contextual"):
    context = {"x": text, "many": [text, text], "record": {"a": text}, "keyed": {text: "1"}, "html": html}
    return {"id": 0, "templates": {"main.html": template, **PARTS}, "main": "main.html", "context": context, "autoescape": autoescape}


def page(parts):
    """A document with a section for each part and, after it, a script that reports the variable a script in it has set."""
    report = "<script>(window.reported ??= []).push(window.value ?? null)</script>"
    return "<!DOCTYPE html><body>" + "".join(f"<section>{part}</section>{report}" for part in parts)


def load(browser, pages):
    """What each page consists of and the numbers of the texts that were executed, as the browser reports to a server of this process."""
    harness = HARNESS.replace("PAGES", json.dumps(pages).replace("<", "\\u003c")).encode("utf-8")
    reports = queue.Queue()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            # Addresses inside the pages lead back here; only the window itself gets the harness, or it would run again inside each page.
            is_window = self.path == "/" and self.headers["Sec-Fetch-Dest"] == "document"
            self.send_response(200 if is_window else 204)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            if is_window:
                self.wfile.write(harness)

        def do_POST(self):
            reports.put(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *arguments):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        process = subprocess.Popen(
            [browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
             f"--user-data-dir={profile}", "--remote-debugging-port=0", f"http://127.0.0.1:{server.server_port}/"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        results, hits = [], set()
        try:
            while len(results) < len(pages):
                report = reports.get(timeout=120)
                results += report["results"]
                hits.update(report["hits"])
        except queue.Empty:
            sys.exit(f"Chromium stopped after {len(results)} of {len(pages)} pages")
        finally:
            process.terminate()
            process.wait()
            server.shutdown()
    return results, hits


def main():
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        print("left out: Chromium is missing")
        return 0
    binaries = subprocess.run(["swift", "build", "--show-bin-path"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()
    program = Path(binaries) / "fengwu"
    attacks = json.loads((ROOT / "Tests/Fixtures/templating/attacks.json").read_text("utf-8"))
    places = {**PLACES, **FREE}
    # Each text calls the harness with its number.
    cases = [(place, text.replace("hit()", f"hit({index})")) for index, (place, text) in enumerate((p, t) for p in places for t in attacks)]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        marked = list(pool.map(lambda text: markup(program, text), attacks))
    html = [marked[index % len(attacks)].replace("hit()", f"hit({index})") for index in range(len(cases))]
    rendered = render(program, [job(places[place], text, html[index]) for index, (place, text) in enumerate(cases)])
    harmless = dict(zip(places, render(program, [job(places[place], HARMLESS, f"<p>{HARMLESS}</p>") for place in places])))
    faults, refused, parts = [], 0, {place: [] for place in places}
    for place, answer in harmless.items():
        if "output" not in answer and place not in FREE:
            faults.append(f"{place}: the harmless text was refused: {answer['error']['message']}")
            harmless[place] = {"output": ""}
    for index, ((place, text), answer) in enumerate(zip(cases, rendered)):
        if "output" in answer:
            parts[place].append((index, text, answer["output"]))
        elif place in FREE:
            refused += 1
        else:
            faults.append(f"{place}: {text!r} was refused: {answer['error']['message']}")

    # The first page holds every place with the harmless text, then a page for each place holds it once for every text. Last, the same texts
    # without escaping, a page each, show what the browser would have executed.
    pages = [page([harmless[place].get("output", "") for place in places])]
    pages += [page([output for _, _, output in parts[place]]) for place in places]
    control = [text.replace("hit()", f"hit({len(cases) + index})") for index, text in enumerate(attacks)]
    answers = render(program, [job("{{ x }}", text, autoescape=False) for text in control])
    results, hits = load(browser, pages + [page([answer["output"]]) for answer in answers])

    for index in sorted(hit for hit in hits if hit is not None and hit < len(cases)):
        faults.append(f"{cases[index][0]}: {cases[index][1]!r} was executed")
    shapes = dict(zip(places, results[0]["parts"][::2]))
    for place, found in zip(places, results[1:]):
        if found is None or len(found["parts"]) != 2 * len(parts[place]):
            faults.append(f"{place}: the page has other parts than with a harmless text")
            continue
        # The element that reports a script's value follows each part.
        for (index, text, _), shape, value in zip(parts[place], found["parts"][::2], found.get("values") or []):
            if "!" in shape:
                faults.append(f"{place}: {text!r} makes a dangerous address: {shape}")
            elif place not in FREE and shape != shapes[place]:
                faults.append(f"{place}: {text!r} changes the page: {shape} instead of {shapes[place]}")
            elif "var value =" in places[place] and value != text:
                faults.append(f"{place}: {text!r} is read as {value!r}")
    executed = sum(hit is not None and hit >= len(cases) for hit in hits)
    for fault in faults:
        print(fault)
    print(f"{len(attacks)} texts in {len(places)} places: {len(cases)} renderings, {refused} refused, {len(faults)} faults; "
          f"unescaped, {executed} of the texts execute")
    return 1 if faults or executed < 15 else 0


sys.exit(main())
