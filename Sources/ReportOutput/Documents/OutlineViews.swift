import ContentModel
import Diagnostics
import Markdown
import Rendering
import Templating

extension ReportOutline {
  /// Members `title`, `sections`, `annexes`, each part with `id`, `title`, `number` (of those that have a title), `template` or `html`, `tables`,
  /// `crosses`, `wide` and `rows`, and `documents`, the names of those that are made.
  func view(_ report: Report, text: (Body) -> Diagnosed<Value>) -> Diagnosed<[(String, Value)]> {
    var found: [Diagnostic] = []
    func views(_ parts: [Part]) -> Value {
      var number = 0
      return .array(
        parts.map { part in
          if part.title != nil { number += 1 }
          let (template, html): (Value, Value) =
            switch part.content {
            case .template(let name): (.string(name), .none)
            case .text(let body): (.none, text(body).collect(into: &found))
            }
          let tables = (part.tables ?? Dimension.allCases).compactMap { report.purchases[$0]?.view(report.figures) }
          let crosses = report.crosses.filter { part.crosses.contains($0.layout) }.map { $0.view(report.figures) }
          return .object([
            ("id", .string(part.id)), ("title", .optional(part.title)), ("number", .int(number)), ("template", template), ("html", html),
            ("tables", .array(tables)), ("crosses", .array(crosses)), ("wide", .bool(part.isWide)),
            ("rows", part.rows.map { .int($0) } ?? .none),
          ])
        })
    }
    let members: [(String, Value)] = [
      ("title", .string(title)), ("sections", views(sections)), ("annexes", views(annexes)),
      ("documents", .array(Document.allCases.filter(documents.contains).map { .string($0.rawValue) })),
    ]
    return Diagnosed(members, found)
  }
}

extension Report {
  /// A text of the report as HTML, with figures where it calls for them.
  func html(of body: Body, _ identity: ReportIdentity, root: String, calls: TextCalls) -> Diagnosed<Value> {
    var found: [Diagnostic] = []
    let context = commonView(identity, root: root).filter { $0.0 != "figure" } + [("figure", linkedFigure(root: root))]
    let html = body.document.html(
      // The parts' titles are headings of level 2.
      headingOffset: body.document.headings.contains { $0.level == 1 } ? 2 : 1, resolve: { _ in nil },
      expand: { calls.html(of: $0, context).collect(into: &found) })
    return Diagnosed(.safe(html), found)
  }

  /// `figure(id)` in a text: the number without its unit, leading to its rows; `figure(id, "text")` with its unit, `figure(id, "wan")` in 万元.
  private func linkedFigure(root: String) -> Value {
    let figures = self.figures
    return .function("figure") { (arguments, _) throws(FunctionError) in
      guard case .string(let id) = arguments.first, let figure = figures[id] else {
        throw FunctionError(Messages.unknownFigure(arguments.first, known: figures.figures.map(\.id)))
      }
      var text = figure.text
      if arguments.count > 1 {
        guard case .string(let form) = arguments[1], let written = figure.text(as: form) else {
          throw FunctionError(Messages.unknownForm(id))
        }
        text = written
      }
      // Ids come from tables too and may hold anything.
      let address = (root + "figures.html#" + id).utf8.map { byte -> String in
        let isPlain = byte < 0x80 && (Character(Unicode.Scalar(byte)).isLetter || Character(Unicode.Scalar(byte)).isNumber)
        return isPlain || "./#-_".utf8.contains(byte)
          ? String(Unicode.Scalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }.joined()
      return .safe("<a class=\"figure\" href=\"\(address)\">\(text)</a>")
    }
  }
}

extension Figure {
  /// The number as a text asks for it; nil for a form it does not have.
  fileprivate func text(as form: String) -> String? {
    switch form {
    case "text": textWithUnit
    case "wan": if case .money(let amount) = value { amount.divided(by: Amount(10_000))?.text(places: 2, grouped: true) } else { nil }
    default: nil
    }
  }
}
