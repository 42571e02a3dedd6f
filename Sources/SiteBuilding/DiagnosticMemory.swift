import Caching
import Diagnostics

extension Diagnostic {
  static func read(_ reader: inout ByteReader) -> Diagnostic? {
    guard let code = reader.text(), let severity = reader.text().flatMap(Severity.init), let message = LocalizedText.read(&reader),
      let location = reader.optional({ Location.read(&$0) }), let hints = reader.list({ LocalizedText.read(&$0) }),
      let notes = reader.list({ reader -> Note? in
        guard let message = LocalizedText.read(&reader), let location = Location.read(&reader) else { return nil }
        return Note(message, at: location)
      })
    else { return nil }
    return Diagnostic(severity, code, message, at: location, hints: hints, notes: notes)
  }

  func write(_ writer: inout ByteWriter) {
    writer.text(code)
    writer.text(severity.rawValue)
    message.write(&writer)
    writer.optional(location) { $1.write(&$0) }
    writer.list(hints) { $1.write(&$0) }
    writer.list(notes) { writer, note in
      note.message.write(&writer)
      note.location.write(&writer)
    }
  }
}

extension LocalizedText {
  fileprivate static func read(_ reader: inout ByteReader) -> LocalizedText? {
    guard let chinese = reader.text(), let english = reader.text() else { return nil }
    return LocalizedText(zh: chinese, en: english)
  }

  fileprivate func write(_ writer: inout ByteWriter) {
    writer.text(chinese)
    writer.text(english)
  }
}

extension Location {
  fileprivate static func read(_ reader: inout ByteReader) -> Location? {
    guard let file = reader.text(), let line = reader.int(), let column = reader.int(), let length = reader.int(),
      let excerpt = reader.optional({ $0.text() })
    else { return nil }
    return Location(file: file, line: line, column: column, length: length, excerpt: excerpt)
  }

  fileprivate func write(_ writer: inout ByteWriter) {
    writer.text(file)
    writer.int(line)
    writer.int(column)
    writer.int(length)
    writer.optional(excerpt) { $0.text($1) }
  }
}
