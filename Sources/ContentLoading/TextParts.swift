import Caching
import ContentModel
import Diagnostics
import Digests
import Markdown

extension MarkdownFile {
  /// The file of a text that was written with `write`.
  ///
  /// - Parameters:
  ///   - document: its document's own bytes.
  ///   - digest: the digest of the file's bytes.
  static func read(_ reader: inout ByteReader, _ document: ByteReader, of source: SourceText, digest: Digest) -> MarkdownFile? {
    guard let start = reader.count(), start <= source.bytes.count, let line = reader.count(),
      let settings = reader.list({ YAMLEntry.read(&$0, in: source) })
    else { return nil }
    let text = TextPart(source, from: start, firstLine: line)
    let document = MarkdownDocument(document, of: text)
    let body = Body(Body.Contents(text: text, document: document), digest: digest)
    return MarkdownFile(source: source, settings: settings, hasReadableSettings: true, body: body)
  }

  /// Writes where the text of a file begins, and its settings.
  func write(_ writer: inout ByteWriter) {
    writer.count(body.text.start)
    writer.count(body.text.firstLine)
    writer.list(settings) { $1.write(&$0) }
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
