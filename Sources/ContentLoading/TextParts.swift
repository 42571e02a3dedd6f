import Caching
import ContentModel
import Diagnostics
import Markdown

extension MarkdownFile {
  /// The file of a text that was written with `write`.
  static func read(_ reader: inout ByteReader, of source: SourceText, _ options: MarkdownOptions) -> MarkdownFile? {
    guard let start = reader.count(), start <= source.bytes.count, let line = reader.count(),
      let settings = reader.list({ YAMLEntry.read(&$0, in: source) })
    else { return nil }
    guard let outline = MarkdownDocument.Outline.read(&reader, in: source) else { return nil }
    let text = TextPart(source, from: start, firstLine: line)
    let document = MarkdownDocument(known: outline, of: text, options: options)
    return MarkdownFile(source: source, settings: settings, hasReadableSettings: true, body: Body(text: text, document: document))
  }

  /// Writes the parts of a file that was read without findings.
  func write(_ writer: inout ByteWriter) {
    writer.count(body.text.start)
    writer.count(body.text.firstLine)
    writer.list(settings) { $1.write(&$0) }
    body.document.outline.write(&writer)
  }
}

extension YAMLEntry {
  fileprivate static func read(_ reader: inout ByteReader, in source: SourceText) -> YAMLEntry? {
    guard let key = reader.word(), let place = YAMLPlace.read(&reader, in: source), let value = YAMLValue.read(&reader, in: source) else {
      return nil
    }
    return YAMLEntry(key: key, place: place, value: value)
  }

  fileprivate func write(_ writer: inout ByteWriter) {
    writer.word(key)
    place.write(&writer)
    value.write(&writer)
  }
}

extension YAMLValue {
  /// What a value begins with.
  private enum Mark: Int {
    case plain
    case quoted
    case sequence
    case mapping
  }

  fileprivate static func read(_ reader: inout ByteReader, in source: SourceText) -> YAMLValue? {
    guard let mark = reader.count().flatMap(Mark.init), let place = YAMLPlace.read(&reader, in: source) else { return nil }
    switch mark {
    case .plain: return reader.word().map { .scalar($0, isPlain: true, place) }
    case .quoted: return reader.word().map { .scalar($0, isPlain: false, place) }
    case .sequence: return reader.list { YAMLValue.read(&$0, in: source) }.map { .sequence($0, place) }
    case .mapping: return reader.list { YAMLEntry.read(&$0, in: source) }.map { .mapping($0, place) }
    }
  }

  fileprivate func write(_ writer: inout ByteWriter) {
    func begin(_ mark: Mark) {
      writer.count(mark.rawValue)
      place.write(&writer)
    }
    switch self {
    case .scalar(let text, let isPlain, _):
      begin(isPlain ? .plain : .quoted)
      writer.word(text)
    case .sequence(let items, _):
      begin(.sequence)
      writer.list(items) { $1.write(&$0) }
    case .mapping(let entries, _):
      begin(.mapping)
      writer.list(entries) { $1.write(&$0) }
    }
  }
}

extension YAMLPlace {
  fileprivate static func read(_ reader: inout ByteReader, in source: SourceText) -> YAMLPlace? {
    guard let line = reader.count(), let column = reader.count(), let length = reader.count() else { return nil }
    return YAMLPlace(source, line: line, column: column, length: length)
  }

  fileprivate func write(_ writer: inout ByteWriter) {
    for number in [line, column, length] { writer.count(Int(number)) }
  }
}

extension MarkdownDocument.Outline {
  fileprivate static func read(_ reader: inout ByteReader, in text: SourceText) -> MarkdownDocument.Outline? {
    let headings = reader.list { reader -> MarkdownDocument.Heading? in
      guard let level = reader.count(), let words = reader.word(), let id = reader.word(),
        let place = MarkdownDocument.Place.read(&reader, in: text)
      else { return nil }
      return MarkdownDocument.Heading(level: level, text: words, id: id, place: place)
    }
    let references = reader.list { reader -> MarkdownDocument.Reference? in
      guard let isImage = reader.bool(), let destination = reader.word(), let title = reader.word(), let words = reader.word(),
        let place = MarkdownDocument.Place.read(&reader, in: text)
      else { return nil }
      return MarkdownDocument.Reference(
        kind: isImage ? .image : .link, destination: destination, title: title, text: words, place: place)
    }
    guard let headings, let references, let summary = reader.word(), let han = reader.count(), let words = reader.count() else {
      return nil
    }
    return MarkdownDocument.Outline(
      headings: headings, references: references, summary: summary, length: TextLength(hanCharacters: han, words: words))
  }

  fileprivate func write(_ writer: inout ByteWriter) {
    writer.list(headings) { writer, heading in
      writer.count(heading.level)
      writer.word(heading.text)
      writer.word(heading.id)
      heading.place.write(&writer)
    }
    writer.list(references) { writer, reference in
      writer.bool(reference.kind == .image)
      writer.word(reference.destination)
      writer.word(reference.title)
      writer.word(reference.text)
      reference.place.write(&writer)
    }
    writer.word(summary)
    writer.count(length.hanCharacters)
    writer.count(length.words)
  }
}

extension MarkdownDocument.Place {
  fileprivate static func read(_ reader: inout ByteReader, in text: SourceText) -> MarkdownDocument.Place? {
    guard let line = reader.count(), let column = reader.count(), let length = reader.count() else { return nil }
    return MarkdownDocument.Place(source: text, line: line, column: column, length: length)
  }

  fileprivate func write(_ writer: inout ByteWriter) {
    for number in [line, column, length] { writer.count(number) }
  }
}
