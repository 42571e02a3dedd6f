import ActionPlan
import CSV
import ContentLoading
import ContentModel
import Diagnostics
import Foundation
import Markdown
import TestSupport

/// A project in memory: a case's files over those of the small project without faults.
enum Project {
  static func load(_ project: CaseFile, drafts: Bool = false) throws -> Diagnosed<ContentLibrary?> {
    let base = try CaseFile(Checkout.tests("Fixtures/content/small-project.txt"))
    return try ContentLoader.load(MemorySourceTree(project.files(over: base, encode: encode)), drafts: drafts)
  }

  /// The same as `load` with what texts held the last time.
  static func load(_ project: CaseFile, texts: inout TextMemory?, store: BodyStore? = nil) throws -> Diagnosed<ContentLibrary?> {
    let base = try CaseFile(Checkout.tests("Fixtures/content/small-project.txt"))
    return try ContentLoader.load(MemorySourceTree(project.files(over: base, encode: encode)), texts: &texts, store: store)
  }

  /// The small project with some files put in place of its own; an empty text takes a file away.
  static func small(with texts: [String: String] = [:]) throws -> MemorySourceTree {
    var files = try CaseFile(Checkout.tests("Fixtures/content/small-project.txt")).files()
    for (path, text) in texts { files[path] = text.isEmpty ? nil : Array(text.utf8) }
    return MemorySourceTree(files)
  }

  private static func encode(_ part: CaseFile.Part) -> [UInt8] {
    switch part.note {
    case "gb18030": TextEncoding.gb18030.encode(part.text)
    case "utf-16 without mark": TextEncoding.utf16LittleEndian.encode(part.text)
    case "utf-16": [0xFF, 0xFE] + TextEncoding.utf16LittleEndian.encode(part.text)
    case "crlf": Array(part.text.replacing("\n", with: "\r\n").utf8)
    case "broken": Array(part.text.utf8) + [0x41, 0xFF, 0xFF, 0x0A]
    default: Array(part.text.utf8)
    }
  }

  /// The findings in both languages, in the order they were found.
  static func messages(_ found: [Diagnostic]) -> String {
    Language.allCases.map { TextRendering(language: $0).render(found) }.joined(separator: "\n")
  }
}

extension ContentLibrary {
  /// Everything in the library, a line each.
  var listing: String {
    var lines = ["site: \(site.title)"]
    for collection in collections {
      for record in collection.records {
        lines.append("\(collection.schema.name) \(record.id.key) (\(record.origin.file):\(record.origin.start.line))")
        for (field, value) in zip(collection.schema.fields, record.values) {
          if let value { lines.append("  \(field.name): \(ContentLibrary.text(of: value))") }
        }
        if let body = record.body { lines.append("  text: \(body.file)") }
      }
    }
    lines += pages.map { "page \($0.path.text) \($0.title) (\($0.body.file):\($0.body.text.firstLine))" }
    lines += (plan?.tasks ?? []).map { "task \($0.number) \($0.units.map(\.title).joined(separator: "、"))" }
    lines += files.map { "file \($0)" }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func text(of value: FieldValue) -> String {
    switch value {
    case .text(let text): "“\(text)”"
    case .integer(let number): "\(number)"
    case .amount(let amount, let unit): amount.exactText + (unit ?? "")
    case .date(let date): date.iso
    case .period(let period): period.id
    case .boolean(let flag): flag ? "yes" : "no"
    case .list(let items): "\(items)"
    case .names(let names): "unresolved \(names)"
    case .references(let ids): ids.map { "→ \($0.collection):\($0.key)" }.joined(separator: " ")
    case .image(let path): path
    case .coordinates(let latitude, let longitude): "\(latitude.exactText), \(longitude.exactText)"
    }
  }
}

extension ContentLibrary {
  var bodies: [Body] { pages.map(\.body) + collections.flatMap { $0.records.compactMap(\.body) } }
}

extension Body {
  /// Everything that is known of the text, a line each.
  var listing: String {
    let headings = document.headings.map { "\($0.level) \($0.text) \($0.id) \($0.location)" }
    let references = document.references.map { "\($0.kind) \($0.destination) \($0.title) \($0.text) \($0.location)" }
    let texts = [document.summary, "\(document.length)", document.plainText, document.html]
    return ([file, "\(text.firstLine)", "\(digest)"] + headings + references + calls.map(\.text) + texts).joined(separator: "\n")
  }
}
