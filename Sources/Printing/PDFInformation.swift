import FoundationEssentials

/// What a document says of itself beside its title, as its `meta` elements have it; empty where they say nothing.
struct DocumentInformation: Decodable, Sendable, Hashable {
  var author = ""
  var subject = ""
}

/// Adds to the information dictionary of a PDF what browsers leave out, by an incremental update (ISO 32000-1, 7.5.6): no byte is moved.
enum PDFInformation {
  /// `pdf` with author and subject in its information dictionary (ISO 32000-1, 14.3.3), and Fengwu in place of the browser that laid it out.
  static func add(_ information: DocumentInformation, to pdf: [UInt8], file: String) throws(PrintingError) -> [UInt8] {
    guard let trailer = last("trailer\n<<", in: pdf[...]), let end = pdf[trailer.upperBound...].range(of: ">>"),
      let start = last("startxref\n", in: pdf[...]), let table = number(in: pdf, at: start.upperBound),
      let reference = last("/Info ", in: pdf[..<end.lowerBound]), let object = number(in: pdf, at: reference.upperBound),
      let opening = pdf[...].range(of: "\(object) 0 obj\n<<"),
      let closing = pdf[opening.upperBound...].range(of: ">>\nendobj")
    else { throw .damaged(file: file, reason: "trailer") }
    var entries = pdf[opening.upperBound..<closing.lowerBound].split(separator: UInt8(ascii: "\n"))
      .map { String(decoding: $0, as: UTF8.self) }.filter { !$0.hasPrefix("/Creator") }
    entries.append("/Creator (Fengwu)")
    if !information.author.isEmpty { entries.append("/Author \(text(information.author))") }
    if !information.subject.isEmpty { entries.append("/Subject \(text(information.subject))") }
    let section = "\(object) 0 obj\n<<\(entries.joined(separator: "\n"))>>\nendobj\n"
    let place = String(pdf.count)
    let entry = String(repeating: "0", count: max(0, 10 - place.utf8.count)) + place + " 00000 n "
    let keys = String(decoding: pdf[trailer.upperBound..<end.lowerBound], as: UTF8.self)
    let update =
      section + "xref\n\(object) 1\n\(entry)\ntrailer\n<<\(keys)\n/Prev \(table)>>\nstartxref\n\(pdf.count + section.utf8.count)\n%%EOF\n"
    return pdf + Array(update.utf8)
  }

  /// A text string (ISO 32000-1, 7.9.2.2) in UTF-16.
  private static func text(_ text: String) -> String {
    "<FEFF" + text.utf16.map { unit in (0..<4).map { String(unit >> (12 - 4 * $0) & 15, radix: 16, uppercase: true) }.joined() }.joined()
      + ">"
  }

  private static func last(_ marker: String, in bytes: ArraySlice<UInt8>) -> Range<Int>? {
    let marker = Array(marker.utf8)
    var start = bytes.endIndex - marker.count
    while start >= bytes.startIndex {
      if bytes[start] == marker[0], bytes[start..<(start + marker.count)].elementsEqual(marker) { return start..<(start + marker.count) }
      start -= 1
    }
    return nil
  }

  private static func number(in pdf: [UInt8], at start: Int) -> Int? {
    Int(String(decoding: pdf[start...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }, as: UTF8.self))
  }
}
