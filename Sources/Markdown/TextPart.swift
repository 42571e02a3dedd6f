package import Diagnostics

/// The end of a file as a text of its own; the file's bytes are kept once.
package struct TextPart: Sendable {
  package let whole: SourceText
  /// The offset of the text's first byte.
  package let start: Int
  /// The line of the file on which it begins.
  package let firstLine: Int

  package init(_ whole: SourceText, from start: Int, firstLine: Int) {
    self.whole = whole
    self.start = start
    self.firstLine = firstLine
  }

  /// A file that is nothing but its text.
  package init(_ whole: SourceText) {
    self.init(whole, from: 0, firstLine: whole.firstLine)
  }

  package var bytes: ArraySlice<UInt8> { whole.bytes[start...] }

  /// The text with bytes of its own.
  package var source: SourceText {
    start == 0 ? whole : SourceText(file: whole.file, bytes: Array(bytes), firstLine: firstLine)
  }

  /// The line of the whole, from 1, that is a line of the text.
  func line(_ line: Int) -> Int { line + firstLine - whole.firstLine }
}
