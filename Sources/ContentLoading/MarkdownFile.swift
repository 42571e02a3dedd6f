import ContentModel
import Diagnostics
import Digests
import Markdown

/// A Markdown file parted into settings and text.
struct MarkdownFile: Sendable {
  /// The whole file.
  let source: SourceText
  let settings: [YAMLEntry]
  /// Whether the settings could be read, so that it can be said what they lack.
  let hasReadableSettings: Bool
  private(set) var body: Body

  /// Where the settings begin.
  var place: YAMLPlace { YAMLPlace(source, line: source.firstLine, column: 1) }

  /// The same with its text put into a store.
  func keeping(in store: BodyStore) -> MarkdownFile {
    var file = self
    file.body = store.put(body)
    return file
  }

  /// - Parameter digest: the digest of the file's bytes, where it is known.
  static func read(_ source: SourceText, _ options: MarkdownOptions, digest: Digest? = nil) -> Diagnosed<MarkdownFile> {
    var found: [Diagnostic] = []
    let parts = FrontMatter.split(source).collect(into: &found)
    var settings: [YAMLEntry] = []
    var isReadable = !found.hasErrors
    if isReadable, let yaml = parts.yaml {
      switch YAMLValue.parse(yaml).collect(into: &found) {
      case .mapping(let entries, _)?: settings = entries
      case let value? where value.isEmpty: break
      case let value?:
        found.append(Messages.notSettings(value))
        isReadable = false
      case nil: isReadable = false
      }
    }
    let document = MarkdownDocument.parse(parts.body, options: options).collect(into: &found)
    let body = Body(Body.Contents(text: parts.body, document: document), digest: digest)
    let file = MarkdownFile(source: source, settings: settings, hasReadableSettings: isReadable, body: body)
    return Diagnosed(file, found)
  }
}

/// A long text beside its row, which is to have no settings.
struct TextOfRow: Sendable {
  let settings: [YAMLEntry]
  let body: Body

  init(_ file: MarkdownFile) {
    settings = file.settings
    body = file.body
  }
}
