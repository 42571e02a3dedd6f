/// The places in an HTML document that show the page number of a heading: `<span data-page-of="ID"></span>`.
enum PageReferences {
  private static let attribute = #"data-page-of=""#

  /// Whether the document shows page numbers at all.
  static func occur(in html: [UInt8]) -> Bool {
    html[...].range(of: attribute) != nil
  }

  /// The document with the number of each heading inside its elements, in place of whatever text they held.
  static func fill(_ html: [UInt8], _ numbers: [String: Int], file: String) throws(PrintingError) -> [UInt8] {
    var filled: [UInt8] = []
    filled.reserveCapacity(html.count + 1024)
    var rest = html[...]
    while let found = rest.range(of: attribute) {
      let afterQuote = rest[found.upperBound...]
      guard
        let quote = afterQuote.firstIndex(of: UInt8(ascii: "\"")),
        let open = afterQuote[quote...].firstIndex(of: UInt8(ascii: ">")),
        let close = afterQuote[open...].firstIndex(of: UInt8(ascii: "<"))
      else { break }
      let id = String(decoding: afterQuote[..<quote], as: UTF8.self)
      guard let number = numbers[id] else { throw .headingMissing(file: file, id: id) }
      filled += rest[...open]
      filled += String(number).utf8
      rest = rest[close...]
    }
    return filled + rest
  }
}
