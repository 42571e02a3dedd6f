import Caching
import Diagnostics

/// What is known of a parsed text as bytes: its length and beginning, its headings, its links and images, its tree.
///
/// Texts are held by the ten thousand and looked at one at a time; as values they would take ten times the room. The same bytes are what one run
/// leaves for the next.
struct PackedDocument: Sendable {
  let bytes: ByteReader
  private let text: TextPart

  /// The parts, in their order; the sizes of all but the last stand in front of them.
  private enum Part: Int, CaseIterable {
    case facts
    case headings
    case references
    case tree
  }

  init(
    length: TextLength, summary: String, headings: [MarkdownDocument.Heading], references: [MarkdownDocument.Reference], tree: SyntaxTree,
    of text: TextPart
  ) {
    func part(_ write: (inout WordPacker) -> Void) -> ByteWriter {
      var packer = WordPacker(text.bytes)
      write(&packer)
      return packer.bytes
    }
    let facts = part { writer in
      writer.count(length.hanCharacters)
      writer.count(length.words)
      writer.words(summary)
    }
    let parts = [facts, part { $0.list(headings) }, part { $0.list(references) }, part(tree.write)]
    var writer = ByteWriter()
    writer.bytes.reserveCapacity(parts.reduce(9) { $0 + $1.bytes.count })
    for part in parts.dropLast() { writer.count(part.bytes.count) }
    for part in parts { writer.bytes(part.bytes[...]) }
    self.init(ByteReader(writer.bytes), of: text)
  }

  /// What was packed before, of the same text.
  init(_ bytes: ByteReader, of text: TextPart) {
    self.bytes = bytes
    self.text = text
  }

  var length: TextLength {
    var reader = self[.facts]
    return TextLength(hanCharacters: reader.count() ?? 0, words: reader.count() ?? 0)
  }

  var summary: String {
    var reader = self[.facts]
    _ = (reader.count(), reader.count())
    return reader.string() ?? ""
  }

  var headings: [MarkdownDocument.Heading] {
    var reader = self[.headings]
    return reader.headings(of: text.whole) ?? []
  }

  var references: [MarkdownDocument.Reference] {
    var reader = self[.references]
    return reader.references(of: text.whole) ?? []
  }

  var destinations: MarkdownDocument.Destinations { MarkdownDocument.Destinations(self[.references]) }

  var tree: SyntaxTree {
    var reader = self[.tree]
    return SyntaxTree.read(&reader, size: text.bytes.count) ?? SyntaxTree()
  }

  private subscript(_ part: Part) -> WordUnpacker {
    var reader = bytes
    var start = 0
    for other in Part.allCases.dropLast() {
      let size = reader.count() ?? 0
      if other.rawValue < part.rawValue { start += size }
    }
    _ = reader.bytes(start)
    return WordUnpacker(reader, text.bytes)
  }
}

extension WordPacker {
  fileprivate mutating func list(_ headings: [MarkdownDocument.Heading]) {
    count(headings.count)
    var line = 0
    for heading in headings {
      count(heading.level)
      words(heading.text)
      bool(heading.id == heading.text)
      if heading.id != heading.text { words(heading.id) }
      place(heading.place, after: &line)
    }
  }

  fileprivate mutating func list(_ references: [MarkdownDocument.Reference]) {
    count(references.count)
    var line = 0
    for reference in references {
      bool(reference.kind == .image)
      words(reference.text)
      words(reference.destination)
      words(reference.title)
      place(reference.place, after: &line)
    }
  }

  private mutating func place(_ place: MarkdownDocument.Place, after line: inout Int) {
    difference(place.line - line)
    count(place.column)
    count(place.length)
    line = place.line
  }
}

extension WordUnpacker {
  fileprivate mutating func headings(of source: SourceText) -> [MarkdownDocument.Heading]? {
    guard let count = count(), count <= remaining else { return nil }
    var line = 0
    var headings: [MarkdownDocument.Heading] = []
    headings.reserveCapacity(count)
    for _ in 0..<count {
      guard let level = self.count(), let text = string(), let isText = bool(), let id = isText ? text : string(),
        let place = place(in: source, after: &line)
      else { return nil }
      headings.append(MarkdownDocument.Heading(level: level, text: text, id: id, place: place))
    }
    return headings
  }

  fileprivate mutating func references(of source: SourceText) -> [MarkdownDocument.Reference]? {
    guard let count = count(), count <= remaining else { return nil }
    var line = 0
    var references: [MarkdownDocument.Reference] = []
    references.reserveCapacity(count)
    for _ in 0..<count {
      guard let isImage = bool(), let text = string(), let destination = string(), let title = string(),
        let place = place(in: source, after: &line)
      else { return nil }
      references.append(
        MarkdownDocument.Reference(kind: isImage ? .image : .link, destination: destination, title: title, text: text, place: place))
    }
    return references
  }

  private mutating func place(in source: SourceText, after line: inout Int) -> MarkdownDocument.Place? {
    guard let lines = difference(), let column = count(), let length = count() else { return nil }
    line += lines
    return MarkdownDocument.Place(source: source, line: line, column: column, length: length)
  }
}

extension MarkdownDocument {
  /// Where the links and images of a text lead, one after the other, without what else is known of them.
  package struct Destinations: Sequence, IteratorProtocol {
    private var reader: WordUnpacker
    private var left: Int

    fileprivate init(_ reader: WordUnpacker) {
      self.reader = reader
      left = self.reader.count() ?? 0
    }

    package mutating func next() -> (kind: Reference.Kind, destination: String)? {
      guard left > 0, let isImage = reader.bool(), reader.words() != nil, let destination = reader.string(), reader.words() != nil,
        reader.difference() != nil, reader.count() != nil, reader.count() != nil
      else { return nil }
      left -= 1
      return (isImage ? .image : .link, destination)
    }
  }
}
