import Diagnostics

/// What a preview adds to a page: a script that asks for changes, and a page of its own where there is nothing to show.
enum LivePage {
  static let scriptPath = "/.fengwu/live.js"
  static let changesPath = "/.fengwu/changes"
  static let findingsPath = "/.fengwu/findings"

  /// The page with the script at the end of its body, or at its end when it has no body.
  static func adding(to html: [UInt8], version: Int, errors: Int) -> [UInt8] {
    let script = Array("<script src=\"\(scriptPath)\" data-version=\"\(version)\" data-errors=\"\(errors)\"></script>\n".utf8)
    let end = Array("</body>".utf8)
    var place = html.count
    var index = html.count - end.count
    while index >= 0 {
      if html[index] == end[0], html[index..<index + end.count].elementsEqual(end) {
        place = index
        break
      }
      index -= 1
    }
    return Array(html[..<place] + script + html[place...])
  }

  /// A page that only says something.
  static func notice(_ title: LocalizedText, _ findings: [Diagnostic], language: Language) -> [UInt8] {
    let title = title.text(in: language)
    let html = """
      <!doctype html>
      <html lang="\(language.rawValue)">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(title)</title>
      <body style="font:1.1rem/1.8 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem">
      <h1>\(title)</h1>
      \(HTMLRendering(language: language).render(findings))
      </body>
      </html>

      """
    return Array(html.utf8)
  }

  /// Asks the preview for changes: style sheets are exchanged, pages loaded anew at the same place, findings laid over the page.
  static let script = """
    (() => {
      const own = document.currentScript;
      let version = Number(own.dataset.version);
      const place = "fengwu-scroll " + location.pathname;
      const kept = sessionStorage.getItem(place);
      if (kept !== null) {
        sessionStorage.removeItem(place);
        addEventListener("load", () => scrollTo(0, Number(kept)));
      }
      const host = document.createElement("div");
      const overlay = host.attachShadow({ mode: "open" });

      async function showFindings(errors) {
        if (!errors) { host.remove(); return; }
        const answer = await fetch("\(findingsPath)", { cache: "no-store" });
        const findings = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("#fengwu-findings");
        if (!findings) { host.remove(); return; }
        const style = findings.querySelector("style");
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(style ? style.textContent : "");
        if (style) style.remove();
        overlay.adoptedStyleSheets = [sheet];
        overlay.replaceChildren(findings);
        document.documentElement.append(host);
      }

      async function exchangeStyles() {
        const answer = await fetch(location.href, { cache: "no-store" });
        const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelectorAll("link[rel=stylesheet]");
        document.querySelectorAll("link[rel=stylesheet]").forEach((link, index) => {
          if (!fresh[index]) return;
          const next = document.importNode(fresh[index]);
          const address = new URL(next.getAttribute("href"), location.href);
          address.searchParams.set("preview", version);
          next.href = address.href;
          next.addEventListener("load", () => link.remove());
          link.after(next);
        });
      }

      async function watch() {
        for (;;) {
          try {
            const answer = await fetch("\(changesPath)?since=" + version, { cache: "no-store" });
            const state = await answer.json();
            const isNew = state.version !== version;
            version = state.version;
            if (!isNew) continue;
            if (state.change === "page") {
              sessionStorage.setItem(place, scrollY);
              location.reload();
              return;
            }
            if (state.change === "style") await exchangeStyles();
            await showFindings(state.errors);
          } catch {
            await new Promise(resume => setTimeout(resume, 1000));
          }
        }
      }
      showFindings(Number(own.dataset.errors)).catch(() => {});
      watch();
    })();

    """
}
