import ContentModel
package import Diagnostics
import Digests
import Templating

extension ClosedPeriod {
  private static let format = "fengwu-closed-1"

  /// The file's content: JSON, a line for each row and figure, with a digest that tells when it was edited by hand.
  package var text: String { text(digest: SHA256.digest(of: Array(text(digest: "").utf8))) }

  private func text(digest: String) -> String {
    func line(_ key: String, _ value: String) -> String { "    \(Self.quoted(key)): \(Self.quoted(value))" }
    func block(_ lines: [String]) -> String { lines.isEmpty ? "" : "\n" + lines.joined(separator: ",\n") + "\n  " }
    let corrections = corrections.map { correction in
      let effects = correction.effects.map { ($0.id, JSONText.Value.array([.string($0.before), .string($0.after)])) }
      return "    "
        + JSONText.encode(
          .object([
            ("date", .string(correction.date.iso)), ("table", .string(correction.table.rawValue)), ("entry", .string(correction.entry)),
            ("reason", .string(correction.reason)), ("figures", .object(effects)),
          ]))
    }
    return """
      {
        "format": "\(Self.format)",
        "period": "\(period.id)",
        "closed": "\(date.iso)",
        "sha256": "\(digest)",
        "inputs": {\(block(inputs.map { line($0.file, $0.sha256) }))},
        "rows": {\(block(rows.map { line($0.name.text, $0.text) }))},
        "figures": {\(block(figures.map { line($0.id, $0.value) }))},
        "corrections": [\(block(corrections))]
      }

      """
  }

  private static func quoted(_ text: String) -> String { JSONText.encode(.string(text)) }

  /// Reads the file of a closed period; one that is damaged or was edited is an error.
  package static func read(_ source: SourceText) -> Diagnosed<ClosedPeriod?> {
    var found: [Diagnostic] = []
    let root = JSONReader.read(source).collect(into: &found)
    guard !found.hasErrors else { return Diagnosed(nil, [Messages.closedUnreadable(at: source.location(0))] + found) }
    guard let closed = ClosedPeriod(root, source) else {
      return Diagnosed(nil, [Messages.closedUnreadable(at: source.location(0))])
    }
    guard root.text("sha256") == SHA256.digest(of: Array(closed.text(digest: "").utf8)) else {
      return Diagnosed(nil, [Messages.closedEdited(closed.period, at: source.location(0))])
    }
    return Diagnosed(closed)
  }

  private init?(_ root: Value, _ source: SourceText) {
    guard root.text("format") == Self.format, let period = root.text("period").flatMap({ Period($0) }),
      let date = root.text("closed").flatMap({ CalendarDate($0) }),
      let inputs = root.texts("inputs"), let rows = root.texts("rows"), let figures = root.texts("figures"),
      case .array(let corrections)? = root.member("corrections")
    else { return nil }
    let names = rows.compactMap { FrozenName($0.key) }
    let recorded = corrections.compactMap { RecordedCorrection($0) }
    guard names.count == rows.count, recorded.count == corrections.count else { return nil }
    self.init(
      period: period, date: date, inputs: inputs.map { ($0.key, $0.text) }, rows: zip(names, rows).map { ($0, $1.text) },
      figures: figures.map { ($0.key, $0.text) }, corrections: recorded, source: source)
  }
}

extension ClosedPeriod.RecordedCorrection {
  fileprivate init?(_ value: Value) {
    guard let date = value.text("date").flatMap({ CalendarDate($0) }),
      let table = value.text("table").flatMap({ FrozenTable(rawValue: $0) }),
      let entry = value.text("entry"), let reason = value.text("reason"), case .object(let figures)? = value.member("figures")
    else { return nil }
    let effects = zip(figures.shape.names, figures.values).compactMap { id, pair -> FigureChange? in
      guard case .array(let values) = pair, values.count == 2, case (.string(let before), .string(let after)) = (values[0], values[1])
      else {
        return nil
      }
      return FigureChange(id: id, before: before, after: after)
    }
    guard effects.count == figures.values.count else { return nil }
    self.init(date: date, table: table, entry: entry, reason: reason, effects: effects)
  }
}

extension Value {
  fileprivate func member(_ name: String) -> Value? {
    if case .object(let object) = self { object[name] } else { nil }
  }

  fileprivate func text(_ name: String) -> String? {
    if case .string(let text)? = member(name) { text } else { nil }
  }

  /// The members of an object of texts; nil when it is none.
  fileprivate func texts(_ name: String) -> [(key: String, text: String)]? {
    guard case .object(let object)? = member(name) else { return nil }
    let texts = object.values.compactMap { value in if case .string(let text) = value { text } else { nil } }
    return texts.count == object.values.count ? zip(object.shape.names, texts).map { ($0, $1) } : nil
  }
}
