/// Finds the cells of one record after another in UTF-8 text (RFC 4180, with LF and CR as line ends too).
///
/// A cell is known by where it begins: each record appends the offsets of its cells and one more, the offset a further cell would have. So the
/// cell at index i lies between start i and start i + 1 less the separator's length. A cell in quotes keeps them here.
struct CSVScanner: ~Copyable {
  /// What is wrong with the quotes of a cell.
  struct Fault {
    enum Kind {
      /// The quote at `opening` has no partner, or one far below that belongs to another cell.
      case unclosedQuote
      /// Text at `offset` follows the closing quote.
      case textAfterQuote
    }

    let kind: Kind
    let opening: Int
    let offset: Int
    /// The line of `opening`.
    let line: Int
  }

  /// The length of the separator in bytes.
  let delimiterLength: Int
  /// The offset behind the last record.
  private(set) var position: Int
  /// The line at `position`.
  private(set) var line: Int
  /// The line on which the last record begins.
  private(set) var recordLine: Int
  /// Filled by the records scanned so far; the caller takes them.
  var faults: [Fault] = []

  private let delimiter: BytePattern
  private let isFullWidth: Bool

  init(delimiter: CSVDelimiter, at position: Int = 0, line: Int = 1) {
    let bytes = Array(delimiter.rawValue.utf8)
    self.delimiter = BytePattern(bytes[0])
    delimiterLength = bytes.count
    isFullWidth = bytes.count == 3
    self.position = position
    self.line = line
    recordLine = line
  }

  /// Appends the cells of the next record that is not an empty line; false at the end of the text.
  mutating func nextRecord(in bytes: Span<UInt8>, into starts: inout [UInt32]) -> Bool {
    while position < bytes.count, let length = lineEnd(at: position, in: bytes) {
      position += length
      line += 1
    }
    guard position < bytes.count else { return false }
    recordLine = line
    var cursor = position
    while true {
      starts.append(UInt32(truncatingIfNeeded: cursor))
      if cursor < bytes.count, bytes[unchecked: cursor] == BytePattern.quote.byte { cursor = skipQuoted(from: cursor, in: bytes) }
      cursor = endOfCell(from: cursor, in: bytes)
      guard cursor < bytes.count, bytes[unchecked: cursor] == delimiter.byte else { break }
      cursor += delimiterLength
    }
    starts.append(UInt32(truncatingIfNeeded: cursor + delimiterLength))
    position = cursor
    if let length = lineEnd(at: cursor, in: bytes) {
      position += length
      line += 1
    }
    return true
  }

  /// The offset of the separator or line end that ends the cell, or the end of the text.
  @inline(__always)
  private func endOfCell(from start: Int, in bytes: Span<UInt8>) -> Int {
    var cursor = BytePattern.first(of: delimiter, .lineFeed, .carriageReturn, from: start, in: bytes)
    while isFullWidth, cursor < bytes.count, bytes[cursor] == delimiter.byte, !isDelimiter(at: cursor, in: bytes) {
      cursor = BytePattern.first(of: delimiter, .lineFeed, .carriageReturn, from: cursor + 1, in: bytes)
    }
    return cursor
  }

  private func isDelimiter(at offset: Int, in bytes: Span<UInt8>) -> Bool {
    guard offset < bytes.count, bytes[offset] == delimiter.byte else { return false }
    return !isFullWidth || (offset + 2 < bytes.count && bytes[offset + 1] == 0xBC && bytes[offset + 2] == 0x8C)
  }

  /// The bytes of the line end at `offset`, or nil where there is none.
  @inline(__always)
  private func lineEnd(at offset: Int, in bytes: Span<UInt8>) -> Int? {
    guard offset < bytes.count else { return nil }
    switch bytes[offset] {
    case BytePattern.lineFeed.byte: return 1
    case BytePattern.carriageReturn.byte: return offset + 1 < bytes.count && bytes[offset + 1] == BytePattern.lineFeed.byte ? 2 : 1
    default: return nil
    }
  }

  /// Passes over a quoted cell; returns the offset behind its closing quote.
  ///
  /// A quote that is never closed usually pairs with the opening quote of a later cell, and everything below would be read inside out. So
  /// when a cell over several lines ends badly, only its first line is taken and scanning goes on with the next.
  private mutating func skipQuoted(from opening: Int, in bytes: Span<UInt8>) -> Int {
    let openingLine = line
    var firstLineEnd: Int?
    var cursor = opening + 1
    while true {
      cursor = BytePattern.first(of: .quote, .lineFeed, .carriageReturn, from: cursor, in: bytes)
      guard cursor < bytes.count else { break }
      if let length = lineEnd(at: cursor, in: bytes) {
        if firstLineEnd == nil { firstLineEnd = cursor }
        line += 1
        cursor += length
      } else if cursor + 1 < bytes.count, bytes[cursor + 1] == BytePattern.quote.byte {
        cursor += 2
      } else {
        cursor += 1
        guard let text = textAfterQuote(from: cursor, in: bytes) else { return cursor }
        if firstLineEnd != nil { break }
        faults.append(Fault(kind: .textAfterQuote, opening: opening, offset: text, line: openingLine))
        return cursor
      }
    }
    faults.append(Fault(kind: .unclosedQuote, opening: opening, offset: min(cursor, bytes.count), line: openingLine))
    line = openingLine
    return firstLineEnd ?? bytes.count
  }

  /// The offset of text between a closing quote and the end of its cell; blanks are none.
  private func textAfterQuote(from start: Int, in bytes: Span<UInt8>) -> Int? {
    var cursor = start
    while cursor < bytes.count, !isDelimiter(at: cursor, in: bytes), lineEnd(at: cursor, in: bytes) == nil {
      guard bytes[cursor] == UInt8(ascii: " ") || bytes[cursor] == UInt8(ascii: "\t") else { return cursor }
      cursor += 1
    }
    return nil
  }
}
