/// Findings as an element laid over a page in a browser, for a preview.
public struct HTMLRendering: Sendable {
  public let language: Language

  public init(language: Language) {
    self.language = language
  }

  /// One `aside` element with its style, fit for the end of a page's `body`; empty when there are no findings.
  ///
  /// It needs no script, and nothing in a finding is read as markup.
  public func render(_ diagnostics: [Diagnostic]) -> String {
    guard !diagnostics.isEmpty else { return "" }
    let summary = TextRendering(language: language).summary(of: diagnostics)
    return """
      <aside id="fengwu-findings" role="alert" lang="\(language.rawValue)">
      <style>\(Self.style)</style>
      <h2>\(escaped(summary))</h2>
      <ol>
      \(diagnostics.map(item).joined(separator: "\n"))
      </ol>
      </aside>

      """
  }

  private func item(_ diagnostic: Diagnostic) -> String {
    var parts = ["<p><strong>\(escaped(diagnostic.message.text(in: language)))</strong> <code>\(escaped(diagnostic.code))</code></p>"]
    if let location = diagnostic.location { parts.append(place(location)) }
    for note in diagnostic.notes {
      parts.append("<p>\(escaped(note.message.text(in: language)))</p>")
      parts.append(place(note.location))
    }
    let label = LocalizedText(zh: "提示：", en: "hint: ").text(in: language)
    for hint in diagnostic.hints { parts.append("<p class=\"hint\">\(label)\(escaped(hint.text(in: language)))</p>") }
    return "<li class=\"\(diagnostic.severity.rawValue)\">\(parts.joined(separator: "\n"))</li>"
  }

  /// The file and line and, when it is known, the line's text around the place, which is marked.
  private func place(_ location: Location) -> String {
    let name = "<p class=\"place\">\(escaped(location.file)):\(location.line):\(location.column)</p>"
    guard let excerpt = location.excerpt else { return name }
    let scalars = Array(excerpt.unicodeScalars)
    let start = min(max(0, location.column - 1), scalars.count)
    let end = start + min(location.length, Self.reach, scalars.count - start)
    let before = scalars[max(0, start - Self.reach)..<start]
    let after = scalars[end..<min(scalars.count, end + Self.reach)]
    let (left, right) = (before.startIndex > 0 ? "…" : "", after.endIndex < scalars.count ? "…" : "")
    return name + "\n<pre>\(left)\(escaped(before))<mark>\(escaped(scalars[start..<end]))</mark>\(escaped(after))\(right)</pre>"
  }

  /// The most characters of a line that are shown on either side of the place.
  private static let reach = 120

  private func escaped(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return escaped(String(text))
  }

  /// The text without markup; control characters are shown as pictures.
  private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.printed.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static let style = """
    #fengwu-findings{position:fixed;inset:auto 0 0;z-index:2147483647;max-height:60vh;overflow:auto;padding:.5rem 1.5rem;\
    background:#fff;color:#1a1a1a;border-top:4px solid #b3261e;box-shadow:0 0 2rem #0006;font:1rem/1.6 system-ui,sans-serif}\
    #fengwu-findings h2{font-size:1.1rem;margin:.5rem 0}#fengwu-findings p{margin:.25rem 0}\
    #fengwu-findings li{margin:0 0 1rem}#fengwu-findings .error>p:first-child{color:#b3261e}\
    #fengwu-findings .warning>p:first-child{color:#7a4f00}#fengwu-findings pre{margin:.25rem 0;padding:.5rem;white-space:pre-wrap;\
    overflow-wrap:anywhere;background:#f3f3f3}#fengwu-findings mark{background:#ffd9d6;outline:1px solid #b3261e}#fengwu-findings .place{font-family:monospace}\
    @media(prefers-color-scheme:dark){#fengwu-findings{background:#1d1b1b;color:#ececec}#fengwu-findings .error>p:first-child{color:#ffb4ab}\
    #fengwu-findings .warning>p:first-child{color:#f3c46e}#fengwu-findings pre{background:#2b2929}\
    #fengwu-findings mark{background:#6b1f18;color:inherit;outline-color:#ffb4ab}}
    """
}
