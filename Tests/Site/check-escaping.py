#!/usr/bin/env python3
"""Renders every attack text into every place of an HTML page and loads the pages in Chromium: nothing may execute, and no page may have another
element or attribute than the one made with a harmless text. Left out, and said so, where Chromium is missing."""
import http.server
import json
import queue
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HARMLESS = "harmless"

# Kinds of places; `x` is the text, `many` a list of it twice, `record` an object that has it as a value and `keyed` as a name.
PLACES = {
    "text": "<p>{{ x }}</p>",
    "text between": "<p>a{{ x }}b{{ x }}</p>",
    "list in text": "<p>{{ many }}</p><p>{{ many|join('<br>') }}</p>",
    "object in text": "<p>{{ record }}{{ keyed }}</p>",
    "loop": "<ul>{% for y in many %}<li class=\"{{ y }}\">{{ y }}</li>{% endfor %}</ul>",
    "macro": "{% macro m(y) %}<b title='{{ y }}'>{{ y }}</b>{% endmacro %}<p>{{ m(x) }}</p>",
    "call block": "{% macro m() %}<b>{{ caller(x) }}</b>{% endmacro %}{% call(y) m() %}{{ y }}{% endcall %}",
    "filters": "<p>{{ x|upper }}{{ x|title }}{{ x|replace('a', 'b') }}{{ x|indent }}{{ x|wordwrap(9) }}{{ x|truncate(12) }}{{ x|center(30) }}</p>",
    "markup filters": "<p>{{ x|striptags }}</p><p>{{ x|e }}</p><p>{{ x|forceescape }}</p><p>{{ x|tojson }}</p><p>{{ x|urlencode }}</p>",
    "markup with text": "<p>{{ '<i>%s</i>'|safe|format(x) }}{{ '<i>'|safe ~ x }}</i>{{ '<u>'|safe + x }}</u></p>",
    "filter block": "<p>{% filter upper %}{{ x }}{% endfilter %}</p>",
    "captured": "{% set y %}<b>{{ x }}</b>{% endset %}<p title=\"{{ y }}\">{{ y }}</p>",
    "double quotes": "<p title=\"{{ x }}\">a</p>",
    "single quotes": "<p title='{{ x }}'>a</p>",
    "part of a value": "<p class=\"a {{ x }} b\" data-x='{{ many }}'>a</p>",
    "input": "<input value=\"{{ x }}\"><input placeholder='{{ x }}'>",
    "alternative text": "<img alt=\"{{ x }}\" src=\"about:blank\">",
    "meta": "<meta name=\"description\" content=\"{{ x }}\">",
    "captured in a link": "{% set y %}{{ x }}{% endset %}<a href=\"{{ y }}\">a</a>",
    "joined in a link": "<a href=\"{{ x }}{{ x }}\">a</a>",
    "link": "<a href=\"{{ x }}\">a</a>",
    "link, single quotes": "<a href='{{ x }}'>a</a>",
    "link after a blank": "<a href=\" {{ x }}\">a</a>",
    "end of a link": "<a href=\"/a/{{ x }}?b={{ x }}#{{ x }}\">a</a>",
    "source": "<img src=\"{{ x }}\"><iframe src=\"{{ x }}\"></iframe>",
    "embedded": "<object data=\"{{ x }}\"></object><embed src=\"{{ x }}\">",
    "media": "<video poster=\"{{ x }}\" src=\"{{ x }}\"></video>",
    "action": "<form action=\"{{ x }}\"><button formaction='{{ x }}'>a</button></form>",
    "SVG link": "<svg><a xlink:href=\"{{ x }}\"><text>a</text></a><use href=\"{{ x }}\"/><image href='{{ x }}'/></svg>",
    "SVG text": "<svg><title>{{ x }}</title><text>{{ x }}</text><desc>{{ x }}</desc></svg>",
    "source set": "<img srcset=\"{{ x }}\"><picture><source srcset='{{ x }} 2x'><img alt=\"\"></picture>",
    "source set, candidate": "<img srcset=\"a.png 1x, {{ x }} 2x\">",
    "base": "<base href=\"{{ x }}\"><a href=\"a\">a</a>",
    "title": "<title>{{ x }}</title>",
    "text area": "<textarea>{{ x }}</textarea>",
    "option": "<select><option value=\"{{ x }}\">{{ x }}</option></select>",
    "without scripts": "<noscript><p title=\"{{ x }}\">{{ x }}</p></noscript>",
    "template element": "<template><p title=\"{{ x }}\">{{ x }}</p></template>",
    "table": "<table><caption>{{ x }}</caption><tr><td>{{ x }}</td></tr></table>",
    "comment": "<!-- {{ x }} --><p>a</p><!--{{ x }}--><p>b</p>",
    "script": "<script>var value = {{ x }};</script>",
    "script, filter": "<script>var value = {{ x|tojson }};</script>",
    "script, list": "<script>var values = {{ many }}; var other = {{ record }}; var third = {{ keyed }};</script>",
    "script, in an object": "<script>var values = {\"a\": {{ x }}, \"b\": [{{ x }}]};</script>",
    "linked data": "<script type=\"application/ld+json\">{\"@type\": \"Place\", \"name\": {{ x }}, \"all\": {{ many }}}</script>",
    "attributes": "<p{{ {'title': x, 'id': x}|xmlattr }}>a</p>",
    "address attributes": "<a{{ {'href': x, 'HREF2': x}|xmlattr }}>a</a>",
    "included": "<p title=\"{% include 'part.html' %}\">{% include 'part.html' %}</p><script>var value = {% include 'part.html' %};</script>",
    "extended": "{% extends 'base.html' %}{% block link %}{{ x }}{% endblock %}{% block text %}{{ super() }}{{ x }}{% endblock %}",
}
PARTS = {
    "part.html": "{{ x }}",
    "base.html": "<a href=\"{% block link %}{% endblock %}\" title=\"{{ self.text() }}\">{% block text %}{{ x }}{% endblock %}</a>",
}
# Here some texts are refused, become links or lend their digits to an element's name: only what executes or could execute counts.
FREE = {
    "tag name": "<h{{ x }}>a</h{{ x }}>",
    "attributes named by content": "<p{{ keyed|xmlattr }}>a</p>",
    "addresses in text": "<p>{{ x|urlize }}</p>",
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


def job(template, text, autoescape="contextual"):
    context = {"x": text, "many": [text, text], "record": {"a": text}, "keyed": {text: "1"}}
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
            self.send_response(200 if self.path == "/" else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            if self.path == "/":
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
    cases = [(place, text) for place in places for text in attacks]
    cases = [(place, text.replace("hit()", f"hit({index})")) for index, (place, text) in enumerate(cases)]
    rendered = render(program, [job(places[place], text) for place, text in cases])
    harmless = dict(zip(places, render(program, [job(places[place], HARMLESS) for place in places])))
    faults, refused, parts = [], 0, {place: [] for place in places}
    for index, ((place, text), answer) in enumerate(zip(cases, rendered)):
        if "output" in answer:
            parts[place].append((index, text, answer["output"]))
        elif place in FREE:
            refused += 1
        else:
            faults.append(f"{place}: {text!r} was refused: {answer['error']['message']}")

    # A page for each place holds it once for every text, beside a page with the harmless text as often. Last, the same texts without escaping,
    # a page each, show what the browser would have executed.
    pages = []
    for place in places:
        pages += [page([output for _, _, output in parts[place]]), page([harmless[place]["output"]] * len(parts[place]))]
    control = [text.replace("hit()", f"hit({len(cases) + index})") for index, text in enumerate(attacks)]
    results, hits = load(browser, pages + [page([answer["output"]]) for answer in render(program, [job("{{ x }}", text, False) for text in control])])

    for index in sorted(hit for hit in hits if hit is not None and hit < len(cases)):
        faults.append(f"{cases[index][0]}: {cases[index][1]!r} was executed")
    for position, place in enumerate(places):
        found, expected = results[2 * position], results[2 * position + 1]
        if found is None or len(found["parts"]) != len(expected["parts"]):
            faults.append(f"{place}: the page has other parts than with a harmless text")
            continue
        # The element that reports a script's value follows each part.
        for (index, text, _), shape, harmless_shape, value in zip(parts[place], found["parts"][::2], expected["parts"][::2], found["values"]):
            if "!" in shape:
                faults.append(f"{place}: {text!r} makes a dangerous address: {shape}")
            elif place not in FREE and shape != harmless_shape:
                faults.append(f"{place}: {text!r} changes the page: {shape} instead of {harmless_shape}")
            elif "var value =" in places[place] and value != text:
                faults.append(f"{place}: {text!r} is read as {value!r}")
    executed = sum(hit is not None and hit >= len(cases) for hit in hits)
    for fault in faults:
        print(fault)
    print(f"{len(attacks)} texts in {len(places)} places: {len(cases)} renderings, {refused} refused, {len(faults)} faults; "
          f"unescaped, {executed} of the texts execute")
    return 1 if faults or executed < 15 else 0


sys.exit(main())
