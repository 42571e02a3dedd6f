/// Findings as a person reads them on a terminal: place, message, source line, caret, hints.
public struct TextRendering: Sendable {
  public let language: Language
  public let colour: Bool

  public init(language: Language, colour: Bool = false) {
    self.language = language
    self.colour = colour
  }

  /// One finding, ending in a line break; its first line is `FILE:LINE:COLUMN: error|warning CODE: message`.
  public func render(_ diagnostic: Diagnostic) -> String {
    var lines: [String] = []
    let kind = paint(diagnostic.severity.rawValue, diagnostic.severity == .error ? "31;1" : "33;1")
    let head = "\(kind) \(diagnostic.code): \(diagnostic.message.text(in: language).printed)"
    if let location = diagnostic.location {
      lines.append("\(paint(place(location), "1")): \(head)")
      lines += excerpt(location)
    } else {
      lines.append(head)
    }
    for note in diagnostic.notes {
      lines.append("  \(place(note.location)): \(note.message.text(in: language).printed)")
      lines += excerpt(note.location)
    }
    let label = LocalizedText(zh: "提示：", en: "hint: ").text(in: language)
    for hint in diagnostic.hints { lines.append("  \(paint(label, "36"))\(hint.text(in: language).printed)") }
    return lines.joined(separator: "\n") + "\n"
  }

  /// All findings, a blank line between them, then a line with their counts; empty when there are none.
  public func render(_ diagnostics: [Diagnostic]) -> String {
    render(diagnostics, acknowledged: [])
  }

  /// The same, with those somebody acknowledged after the others, a line each below the reason given for them.
  public func render(_ diagnostics: [Diagnostic], acknowledged: [AcknowledgedDiagnostics]) -> String {
    guard !diagnostics.isEmpty else { return "" }
    let settled = Set(acknowledged.flatMap(\.diagnostics))
    let open = diagnostics.filter { !settled.contains($0) }
    let parts = open.map(render) + acknowledged.map(render)
    return parts.joined(separator: "\n") + "\n" + summary(of: diagnostics, acknowledged: diagnostics.count - open.count) + "\n"
  }

  private func render(_ acknowledged: AcknowledgedDiagnostics) -> String {
    let head = LocalizedText(
      zh: "已确认的警告 \(acknowledged.code)（\(acknowledged.reason)）：", en: "acknowledged warnings \(acknowledged.code) (\(acknowledged.reason)):"
    )
    let lines = acknowledged.diagnostics.map { diagnostic in
      "  \(diagnostic.location.map { place($0) + ": " } ?? "")\(diagnostic.code): \(diagnostic.message.text(in: language).printed)"
    }
    return ([head.text(in: language).printed] + lines).joined(separator: "\n") + "\n"
  }

  /// The counts of errors and warnings in one line.
  public func summary(of diagnostics: [Diagnostic], acknowledged: Int = 0) -> String {
    let errors = diagnostics.count { $0.severity == .error }
    let warnings = diagnostics.count - errors
    let settled = acknowledged == 0 ? ("", "") : ("，其中 \(acknowledged) 个已确认", ", \(acknowledged) of them acknowledged")
    return LocalizedText(
      zh: "共 \(errors) 个错误，\(warnings) 个警告\(settled.0)。",
      en: "\(errors) error\(errors == 1 ? "" : "s"), \(warnings) warning\(warnings == 1 ? "" : "s")\(settled.1)."
    ).text(in: language)
  }

  private func place(_ location: Location) -> String {
    "\(location.file.printed):\(location.line):\(location.column)"
  }

  /// The source line and, below it, carets under the place, moved by display width so that they stand right after Chinese text.
  private func excerpt(_ location: Location) -> [String] {
    guard let text = location.excerpt else { return [] }
    let window = Window(of: text.unicodeScalars, column: location.column, length: location.length)
    let number = String(location.line)
    let gutter = String(repeating: " ", count: number.count)
    return [
      " \(paint(number + " |", "34")) \(window.text)",
      " \(paint(gutter + " |", "34")) \(window.indent)\(paint(String(repeating: "^", count: window.width), "31;1"))",
    ]
  }

  private func paint(_ text: String, _ code: String) -> String {
    colour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}

/// The part of a source line that is shown: a long line is cut around the place so that the caret stays in sight.
private struct Window {
  /// The columns shown of a line, and those of them before the place when the line is cut at its front.
  private static let columns = 100
  private static let lead = 40
  private static let gap = "..."
  /// The scalars looked at on either side of the place.
  private static let reach = 1000

  let text: String
  let indent: String
  let width: Int

  init(of whole: String.UnicodeScalarView, column: Int, length: Int) {
    // Only what can be shown is looked at: a line may be as long as the file, and have a finding in every cell of it.
    let wanted = whole.index(whole.startIndex, offsetBy: max(0, column - 1), limitedBy: whole.endIndex) ?? whole.endIndex
    let from = whole.index(wanted, offsetBy: -Window.reach, limitedBy: whole.startIndex) ?? whole.startIndex
    let line = printable(whole[from...].prefix(2 * Window.reach))
    let place = whole.distance(from: from, to: wanted)
    let isCutAtFront = from > whole.startIndex
    let isCutAtEnd = whole[from...].dropFirst(2 * Window.reach).isEmpty == false
    var start = 0
    if isCutAtFront || DisplayWidth.of(line[..<place]) > Window.columns * 2 / 3, isCutAtEnd || DisplayWidth.of(line) > Window.columns {
      start = place
      var room = Window.lead
      while start > 0, room >= DisplayWidth.of(line[start - 1]) {
        room -= DisplayWidth.of(line[start - 1])
        start -= 1
      }
    }
    var end = start
    var room = Window.columns
    while end < line.count, room >= DisplayWidth.of(line[end]) {
      room -= DisplayWidth.of(line[end])
      end += 1
    }
    let lead = isCutAtFront || start > 0 ? Window.gap : ""
    let covered = line[min(place, end)..<min(place + min(length, end), end)]
    text = lead + line[start..<end].text + (isCutAtEnd || end < line.count ? Window.gap : "")
    // A tab is kept in the indent, so that it is as wide there as in the line above.
    indent =
      String(repeating: " ", count: lead.count)
      + line[start..<min(place, end)].map { $0 == "\t" ? "\t" : String(repeating: " ", count: DisplayWidth.of($0)) }.joined()
    width = max(1, DisplayWidth.of(covered))
  }
}

/// Control characters but the tab as pictures, and those that turn the direction of text or break the line as replacement characters, so
/// that content cannot drive the terminal.
private func printable(_ scalars: some Sequence<Unicode.Scalar>) -> [Unicode.Scalar] {
  scalars.map { scalar in
    switch scalar.value {
    case 0x09: scalar
    case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
    case 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069: "\u{FFFD}"
    default: scalar
    }
  }
}

extension Sequence<Unicode.Scalar> {
  fileprivate var text: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: self)
    return String(view)
  }
}

extension String {
  /// The text as one line whose control characters can be seen and do nothing.
  var printed: String { printable(unicodeScalars).text }
}
