/// The named destinations of a PDF (ISO 32000-1, 12.3.2.3), as browsers write them for elements that have an `id` and a link to it.
enum PDFDestinations {
  private static let key = "/Dests "

  /// The objects of the pages the elements are on, by the elements' ids; none where the document has no links within itself.
  ///
  /// Their places on the pages are not read: browsers leave out the margins.
  static func read(_ pdf: [UInt8]) -> [String: Int] {
    guard let reference = pdf[...].range(of: key),
      let object = Int(String(decoding: pdf[reference.upperBound...].prefix { $0 != UInt8(ascii: " ") }, as: UTF8.self)),
      let opening = pdf[...].range(of: "\n\(object) 0 obj\n<<"), let closing = pdf[opening.upperBound...].range(of: ">>\nendobj")
    else { return [:] }
    var destinations: [String: Int] = [:]
    for line in pdf[opening.upperBound..<closing.lowerBound].split(separator: UInt8(ascii: "\n")) {
      // `/id [12 0 R /XYZ 0 574.17 0]`
      let parts = line.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
      guard parts.count > 4, parts[1].hasPrefix("["), let page = Int(parts[1].dropFirst()) else { continue }
      destinations[identifier(parts[0].dropFirst())] = page
    }
    return destinations
  }

  /// A name without its escapes (ISO 32000-1, 7.3.5), which holds an `id` with those of addresses.
  private static func identifier(_ name: Substring) -> String {
    let address = bytes(Array(name.utf8), escapedBy: UInt8(ascii: "#"))
    return String(decoding: bytes(address, escapedBy: UInt8(ascii: "%")), as: UTF8.self)
  }

  /// The bytes a text means in which a mark and two hexadecimal digits stand for one.
  private static func bytes(_ text: [UInt8], escapedBy mark: UInt8) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = text[...]
    while let byte = rest.popFirst() {
      if byte == mark, rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }
}
