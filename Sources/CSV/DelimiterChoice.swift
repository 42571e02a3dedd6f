/// Which separator a table uses.
enum DelimiterChoice {
  /// The separator a first line such as `sep=;` names, as Excel writes and reads it; `length` is that line's, with its end.
  static func declared(in bytes: [UInt8]) -> (delimiter: CSVDelimiter, length: Int)? {
    let line = bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    let text = String(decoding: line.prefix(16), as: UTF8.self).filter { $0 != "\"" }
    guard line.count <= 16, text.lowercased().hasPrefix("sep="), let delimiter = CSVDelimiter(rawValue: String(text.dropFirst(4))) else {
      return nil
    }
    let isCRLF = bytes.dropFirst(line.count).starts(with: [UInt8(ascii: "\r"), UInt8(ascii: "\n")])
    return (delimiter, min(bytes.count, line.count + (isCRLF ? 2 : 1)))
  }

  /// The separator that parts the header best: into most known names, then into most cells.
  ///
  /// The full-width comma is one only where no other separator parts the header, since it belongs to Chinese sentences.
  static func detected(in bytes: [UInt8], from offset: Int, options: CSVOptions) -> CSVDelimiter {
    let known = Set(options.knownColumns)
    var best = (delimiter: CSVDelimiter.comma, names: 0, cells: 1)
    for delimiter in [CSVDelimiter.comma, .tab, .semicolon] {
      let header = header(of: bytes, from: offset, delimiter, options)
      let names = header.count { known.contains($0) }
      if (names, header.count) > (best.names, best.cells) { best = (delimiter, names, header.count) }
    }
    if best.cells == 1, best.names == 0 {
      let header = header(of: bytes, from: offset, .fullWidthComma, options)
      // A cell may hold a half-width comma all the same, when the names of columns leave no doubt.
      let isCertain = header.count { known.contains($0) } > 1 || !bytes[offset...].contains(UInt8(ascii: ","))
      if header.count > 1, isCertain { return .fullWidthComma }
    }
    return best.delimiter
  }

  private static func header(of bytes: [UInt8], from offset: Int, _ delimiter: CSVDelimiter, _ options: CSVOptions) -> [String] {
    var scanner = CSVScanner(delimiter: delimiter, at: offset)
    var starts: [UInt32] = []
    for _ in 0...max(0, options.titleRows) {
      starts.removeAll()
      guard scanner.nextRecord(in: bytes.span, into: &starts) else { return [] }
    }
    return zip(starts, starts.dropFirst()).map { start, next in
      CellText.trimmed(CellText.text(of: bytes, in: Int(start)..<max(Int(start), Int(next) - scanner.delimiterLength)))
    }
  }
}
