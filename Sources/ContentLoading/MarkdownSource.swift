import ContentModel
package import Diagnostics
package import Markdown

/// One Markdown file read on its own, outside any project.
package struct MarkdownSource: Sendable {
  package let document: MarkdownDocument
  /// The settings above the text.
  package let settings: JSONText.Value
  /// The settings as lines of `name: value`.
  package let settingsText: [String]

  /// Decodes a file, parts its settings from its text and parses both.
  package static func read(_ bytes: [UInt8], file: String, options: MarkdownOptions = MarkdownOptions()) -> Diagnosed<MarkdownSource> {
    text(bytes, file: file).then { MarkdownFile.read($0, options) }.map { parts in
      MarkdownSource(
        document: parts.body.document, settings: .object(parts.settings.map { ($0.key, $0.value.json) }),
        settingsText: parts.settings.map { "\($0.key): \($0.value.text)" })
    }
  }

  /// Decodes a text file in UTF-8 or GB18030.
  package static func text(_ bytes: [UInt8], file: String) -> Diagnosed<SourceText> {
    TextFile.decode(bytes, file: file)
  }
}

extension YAMLValue {
  fileprivate var json: JSONText.Value {
    switch self {
    case _ where isEmpty: .null
    case .scalar(let text, let isPlain, _):
      if isPlain, let number = Int(text) {
        .int(number)
      } else if isPlain, text == "true" || text == "false" {
        .bool(text == "true")
      } else {
        .string(text)
      }
    case .sequence(let items, _): .array(items.map(\.json))
    case .mapping(let entries, _): .object(entries.map { ($0.key, $0.value.json) })
    }
  }

  fileprivate var text: String {
    switch self {
    case .scalar(let text, _, _): text
    case .sequence(let items, _): items.map(\.text).joined(separator: "、")
    case .mapping(let entries, _): entries.map { "\($0.key): \($0.value.text)" }.joined(separator: "，")
    }
  }
}
