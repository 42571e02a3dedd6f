/// Names the elements of a tagged PDF's structure by their order, without moving any byte.
///
/// The browser names them by numbers of its own (`node00000036`), which depend on what it printed before.
enum PDFNodeNames {
  private static let prefix = "(node"
  private static let digits = 8

  /// `pdf` with the names in its structure tree (ISO 32000-1, 14.7.2, `ID` and `IDTree`) counted from 1 in their own order.
  static func renumbered(_ pdf: [UInt8]) -> [UInt8] {
    var places: [(offset: Int, number: Int)] = []
    var offset = 0
    while let found = pdf[offset...].range(of: prefix) {
      offset = found.upperBound
      if let number = number(in: pdf, at: offset) { places.append((offset, number)) }
    }
    var result = pdf
    // Names keep their order, so that the tree, which is sorted by them, stays a tree.
    let ranks = Dictionary(uniqueKeysWithValues: Set(places.map(\.number)).sorted().enumerated().map { ($1, $0 + 1) })
    for place in places {
      let name = String(ranks[place.number] ?? place.number)
      let padded = String(repeating: "0", count: digits - name.utf8.count) + name
      result.replaceSubrange(place.offset..<(place.offset + digits), with: padded.utf8)
    }
    return result
  }

  /// The number of a whole name, closed by a bracket; nil for anything else.
  private static func number(in pdf: [UInt8], at start: Int) -> Int? {
    let end = start + digits
    guard end < pdf.count, pdf[end] == UInt8(ascii: ")") else { return nil }
    return Int(String(decoding: pdf[start..<end], as: UTF8.self))
  }
}
