/// The faces of a PDF whose characters are drawings rather than a font's.
enum PDFFaces {
  private static let drawnFont = "/Subtype /Type3"
  private static let descriptor = "/FontDescriptor "
  private static let name = "/FontName /"

  /// The names of the Type 3 fonts (ISO 32000-1, 9.6.5), in order; browsers make them of faces with cubic outlines.
  static func drawn(in pdf: [UInt8]) -> [String] {
    var names: Set<String> = []
    var rest = pdf[...]
    while let found = rest.range(of: drawnFont) {
      rest = rest[found.upperBound...]
      // The browser writes the descriptor's reference into the same dictionary, and descriptors as objects that are not compressed.
      guard
        let reference = rest.prefix(400).range(of: descriptor),
        let number = Int(text(in: rest[reference.upperBound...].prefix(12), until: UInt8(ascii: " "))),
        let object = pdf[...].range(of: "\n\(number) 0 obj"),
        let key = pdf[object.upperBound...].prefix(400).range(of: name)
      else {
        names.insert("?")
        continue
      }
      let full = text(in: pdf[key.upperBound...].prefix(100), until: UInt8(ascii: "\n"))
      // A subset's name begins with six letters of its own.
      names.insert(full.split(separator: "+").last.map(String.init) ?? full)
    }
    return names.sorted()
  }

  private static func text(in bytes: ArraySlice<UInt8>, until end: UInt8) -> String {
    String(decoding: bytes.prefix { $0 != end }, as: UTF8.self)
  }
}
