package import Diagnostics

/// A Markdown text as a value: its HTML, headings, links, images and plain text.
///
/// This target knows the language and its places. It does not know sites, templates or what a link leads to.
package struct MarkdownDocument: Sendable {
  /// A heading of the text.
  package struct Heading: Sendable {
    /// 1 to 6.
    package let level: Int
    package let text: String
    /// Unique in the document; made from the text, so that it stays when other headings change.
    package let id: String
    package let location: Location
  }

  /// A link or an image.
  package struct Reference: Sendable {
    package enum Kind: Sendable {
      case link
      case image
    }

    package let kind: Kind
    /// As written, with escapes resolved.
    package let destination: String
    package let title: String
    /// The link's text or the image's alternative text.
    package let text: String
    package let location: Location
  }

  /// All headings in order.
  package let headings: [Heading]
  /// All links and images in order.
  package let references: [Reference]

  package var links: [Reference] { references.filter { $0.kind == .link } }
  package var images: [Reference] { references.filter { $0.kind == .image } }

  /// Parses `source`; with findings the document holds what could be read.
  package static func parse(_ source: SourceText, options: MarkdownOptions = MarkdownOptions()) -> Diagnosed<MarkdownDocument> {
    Diagnosed(MarkdownDocument(headings: [], references: []))
  }

  /// The HTML fragment.
  ///
  /// - Parameters:
  ///   - headingOffset: added to every heading's level, which stays at most 6.
  ///   - resolve: the destination to write for a link or an image; nil keeps it as written.
  package func html(headingOffset: Int = 0, resolve: (Reference) -> String? = { _ in nil }) -> String { "" }

  /// The HTML fragment with destinations as written.
  package var html: String { html() }

  /// The text without markup, a line for each paragraph, heading, item and table row.
  package var plainText: String { "" }

  /// The beginning of the text in at most `limit` scalars, cut after 。！？ or …… where possible.
  package func summary(limit: Int = 120) -> String { "" }

  /// How long the text is.
  package var length: TextLength { TextLength(hanCharacters: 0, words: 0) }
}

/// The length of a text as Chinese editors count it.
package struct TextLength: Sendable, Hashable {
  package let hanCharacters: Int
  /// Runs of other letters and digits.
  package let words: Int
}
