/// Sets the dates of a PDF without moving any byte, so that its cross-reference table stays true.
enum PDFDates {
  /// `pdf` with `/CreationDate` and `/ModDate` of its information dictionary (ISO 32000-1, 14.3.3) set to `date`.
  static func set(_ date: DocumentDate, in pdf: [UInt8], file: String) throws(PrintingError) -> [UInt8] {
    var dated = pdf
    let text = Array(date.pdfText.utf8)
    for key in ["/CreationDate (", "/ModDate ("] {
      guard let found = dated[...].range(of: key) else { throw .damaged(file: file, reason: key) }
      let start = found.upperBound
      let end = start + text.count
      guard end < dated.count, dated[start..<end].starts(with: "D:".utf8), dated[end] == UInt8(ascii: ")") else {
        throw .damaged(file: file, reason: key)
      }
      dated.replaceSubrange(start..<end, with: text)
    }
    return dated
  }
}
