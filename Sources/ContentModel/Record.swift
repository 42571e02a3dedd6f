// ContentModel names what a project consists of: schemas, fields, records, pages, amounts, dates, periods and paths, as plain values. It
// knows what they mean; it does not know where they are kept, how pages look, or how anything is written.

import Diagnostics
package import Digests
package import Markdown

/// One row or one Markdown file with front matter, read by its schema.
///
/// An object that never changes: it is handed on through every stage, and a copy of all it holds would cost more than what is done with it.
package final class Record: Sendable {
  package let id: RecordID
  /// The values in the order of the schema's fields; nil where the cell was empty.
  package let values: [FieldValue?]
  /// Where the record and its cells stand.
  package let origin: Origin
  /// The long text beside the row, or the text below the front matter.
  package let body: Body?
  /// What stands for the key in the address of the record's page; nil: the key itself.
  package let slug: String?
  /// Addresses that lead to the record's page, too.
  package let formerPaths: [FormerPath]

  package init(
    id: RecordID, values: [FieldValue?], origin: Origin, body: Body?, slug: String? = nil, formerPaths: [FormerPath] = []
  ) {
    self.id = id
    self.values = values
    self.origin = origin
    self.body = body
    self.slug = slug
    self.formerPaths = formerPaths
  }

  /// The same record with other values.
  ///
  /// - Parameter place: where it stands; nil: where it stood.
  package func with(_ values: [FieldValue?], at place: Origin? = nil) -> Record {
    Record(id: id, values: values, origin: place ?? origin, body: body, slug: slug, formerPaths: formerPaths)
  }

  /// The same record with another text.
  package func with(_ body: Body?) -> Record {
    Record(id: id, values: values, origin: origin, body: body, slug: slug, formerPaths: formerPaths)
  }

  /// The places of a record and of its cells, compact because every cell has one.
  package struct Origin: Sendable {
    package struct Position: Sendable, Hashable {
      package let line: Int32
      package let column: Int32
      package let length: Int32

      package init(line: Int, column: Int, length: Int) {
        self.line = Int32(clamping: line)
        self.column = Int32(clamping: column)
        self.length = Int32(clamping: length)
      }
    }

    /// The file relative to the project's root.
    package let file: String
    package let start: Position
    /// The offset of the record's first byte in the text of its file, from which its line is found without reading what is above.
    package let offset: Int
    /// In the order of the schema's fields; nil where the source has no such column.
    package let fields: [Position?]

    package init(file: String, start: Position, offset: Int = 0, fields: [Position?]) {
      self.file = file
      self.start = start
      self.offset = offset
      self.fields = fields
    }
  }
}

/// A Markdown text that belongs to a page; an object that never changes, too.
package final class Body: Sendable {
  /// A text as it stands in its file, and what it says.
  package struct Contents: Sendable {
    package let text: TextPart
    package let document: MarkdownDocument

    package init(text: TextPart, document: MarkdownDocument) {
      self.text = text
      self.document = document
    }
  }

  private enum Source: Sendable {
    case held(Contents)
    /// Read anew each time, from wherever it was put.
    case elsewhere(@Sendable () -> Contents)
  }

  /// The file the text stands in.
  package let file: String
  private let known: Digest?
  private let source: Source

  /// - Parameter digest: the digest of the file the text stands in, where it is known.
  package init(_ contents: Contents, digest: Digest? = nil) {
    file = contents.text.whole.file
    known = digest
    source = .held(contents)
  }

  /// A text without template calls that is not in memory.
  package init(file: String, digest: Digest, _ contents: @escaping @Sendable () -> Contents) {
    self.file = file
    known = digest
    source = .elsewhere(contents)
  }

  package var contents: Contents {
    switch source {
    case .held(let contents): contents
    case .elsewhere(let read): read()
    }
  }

  package var text: TextPart { contents.text }
  package var document: MarkdownDocument { contents.document }

  /// The same in memory, for whoever looks at it more than once.
  package var held: Body {
    switch source {
    case .held: self
    case .elsewhere(let read): Body(read(), digest: known)
    }
  }

  /// The digest of the file the text stands in.
  package var digest: Digest { known ?? Digest(of: text.whole.bytes) }

  /// The template calls in the text, in order.
  package var calls: [MarkdownDocument.Call] {
    switch source {
    case .held(let contents): contents.document.calls
    case .elsewhere: []
    }
  }

  /// The beginning of the text, for descriptions and lists.
  package var summary: String { document.summary }
}
