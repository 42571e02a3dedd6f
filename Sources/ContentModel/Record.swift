// ContentModel names what a project consists of: schemas, fields, records, pages, amounts, dates, periods and paths, as plain values. It
// knows what they mean; it does not know where they are kept, how pages look, or how anything is written.

import Caching
import Diagnostics
package import Digests
package import Markdown

/// One row or one Markdown file with front matter, read by its schema.
///
/// An object that never changes: it is handed on through every stage, and a copy of all it holds would cost more than what is done with it.
package final class Record: Sendable {
  package let id: RecordID
  package let values: RecordValues
  /// Where the record and its cells stand.
  package let origin: Origin
  /// The long text beside the row, or the text below the front matter.
  package let body: Body?
  /// What stands for the key in the address of the record's page; nil: the key itself.
  package let slug: String?
  /// Addresses that lead to the record's page, too.
  package let formerPaths: [FormerPath]

  package init(
    id: RecordID, values: RecordValues, origin: Origin, body: Body?, slug: String? = nil, formerPaths: [FormerPath] = []
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
    Record(
      id: id, values: RecordValues(values, isPacked: self.values.isPacked), origin: place ?? origin, body: body, slug: slug,
      formerPaths: formerPaths)
  }

  /// The same record in as little memory as possible, for tables and folders with very many.
  package var packed: Record {
    Record(
      id: id, values: RecordValues(Array(values), isPacked: true), origin: origin, body: body, slug: slug, formerPaths: formerPaths)
  }

  /// The same record some lines and bytes further down in its file.
  package func moved(lines: Int, bytes: Int) -> Record {
    if lines == 0, bytes == 0 { return self }
    return Record(
      id: id, values: values, origin: origin.moved(lines: lines, bytes: bytes), body: body, slug: slug, formerPaths: formerPaths)
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
    /// For each field of the schema how far below the start its line is, counted from one, its column and its length; zero and nothing more
    /// where the source has no such column.
    private let positions: [UInt8]

    /// - Parameter fields: in the order of the schema's fields; nil where the source has no such column.
    package init(file: String, start: Position, offset: Int = 0, fields: [Position?]) {
      self.file = file
      self.start = start
      self.offset = offset
      var writer = ByteWriter()
      for field in fields {
        guard let field else {
          writer.count(0)
          continue
        }
        writer.count(Int(field.line - start.line) + 1)
        writer.count(Int(field.column))
        writer.count(Int(field.length))
      }
      positions = Array(writer.bytes[...])
    }

    private init(_ other: Origin, start: Position, offset: Int) {
      file = other.file
      positions = other.positions
      self.start = start
      self.offset = offset
    }

    /// The places of the same record some lines and bytes further down.
    fileprivate func moved(lines: Int, bytes: Int) -> Origin {
      let start = Position(line: Int(start.line) + lines, column: Int(start.column), length: Int(start.length))
      return Origin(self, start: start, offset: offset + bytes)
    }

    /// The place of a field's cell; nil where the source has no such column.
    package subscript(field: Int) -> Position? {
      var reader = ByteReader(positions)
      for index in 0...field {
        guard let distance = reader.count() else { return nil }
        if distance == 0 {
          if index == field { return nil }
          continue
        }
        guard let column = reader.count(), let length = reader.count() else { return nil }
        if index == field { return Position(line: Int(start.line) + distance - 1, column: column, length: length) }
      }
      return nil
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

  /// From where a text that is not in memory is read, each time anew.
  package protocol Store: Sendable {
    /// The contents of the text that stands in a file.
    func contents(of file: String) -> Contents
  }

  private enum Source: Sendable {
    /// Behind a pointer, as bodies whose contents are elsewhere take the same room.
    indirect case held(Contents)
    case elsewhere(any Store)
  }

  /// The file the text stands in.
  package let file: String
  /// The digest of that file; nil where it is not known.
  package let knownDigest: Digest?
  private let source: Source

  /// - Parameter digest: the digest of the file the text stands in, where it is known.
  package init(_ contents: Contents, digest: Digest? = nil) {
    file = contents.text.whole.file
    knownDigest = digest
    source = .held(contents)
  }

  /// A text without template calls that is not in memory.
  package init(file: String, digest: Digest?, in store: any Store) {
    self.file = file
    knownDigest = digest
    source = .elsewhere(store)
  }

  package var contents: Contents {
    switch source {
    case .held(let contents): contents
    case .elsewhere(let store): store.contents(of: file)
    }
  }

  package var text: TextPart { contents.text }
  package var document: MarkdownDocument { contents.document }

  /// The same in memory, for whoever looks at it more than once.
  package var held: Body {
    switch source {
    case .held: self
    case .elsewhere(let store): Body(store.contents(of: file), digest: knownDigest)
    }
  }

  /// The digest of the file the text stands in.
  package var digest: Digest { knownDigest ?? Digest(of: text.whole.bytes) }

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
