/// Makes the parser read emphasis and multiplication as Chinese writers mean them, by two characters that no text holds.
///
/// CommonMark 0.29 §6.4 lets `**注意：**正文` not close, since punctuation stands before the run and a letter behind it. A private-use character
/// between punctuation and run counts as a letter and settles it. In `20*30*40` another one stands in for each star. Both are taken out of, or
/// changed back in, everything the parser hands over, so that code and addresses are as written.
struct ChinesePreparation {
  /// The prepared text; lines are the same as before, columns grow by the marks.
  let bytes: [UInt8]
  /// The UTF-8 of the character that stands beside a run of delimiters; nil when the text needs no change.
  let mark: [UInt8]?
  private let star: [UInt8]

  init(_ bytes: [UInt8]) {
    let needsChange = bytes.offset(of: UInt8(ascii: "*")) != nil || bytes.offset(of: UInt8(ascii: "~")) != nil
    let unused = needsChange ? UTF8Text.unusedScalars(in: bytes, count: 2) : []
    guard unused.count == 2 else {
      (self.bytes, mark, star) = (bytes, nil, [])
      return
    }
    mark = unused[0]
    star = unused[1]
    self.bytes = ChinesePreparation.prepared(bytes, mark: unused[0], star: unused[1])
  }

  /// A text that is read exactly as GFM has it.
  init(unchanged bytes: [UInt8]) {
    (self.bytes, mark, star) = (bytes, nil, [])
  }

  /// A text the parser hands over as its writer wrote it.
  func restored(_ text: String) -> String {
    guard let mark, text.utf8.contains(mark[0]) else { return text }
    var result: [UInt8] = []
    let bytes = Array(text.utf8)
    var offset = 0
    while offset < bytes.count {
      let next = bytes[offset...].prefix(3)
      if next.elementsEqual(mark) {
        offset += 3
      } else if next.elementsEqual(star) {
        result.append(UInt8(ascii: "*"))
        offset += 3
      } else {
        result.append(bytes[offset])
        offset += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Makes the end of `text`, which the parser has just handed over, what its writer wrote.
  func restore(_ text: inout [UInt8], from start: Int) {
    guard mark != nil, text[start...].contains(UTF8Text.privateLead) else { return }
    let written = restored(String(decoding: text[start...], as: UTF8.self))
    text.replaceSubrange(start..., with: written.utf8)
  }

  private static func prepared(_ bytes: [UInt8], mark: [UInt8], star: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 16)
    var offset = 0
    // The next one of each, at `offset` or behind it.
    var (asterisk, tilde) = (-1, -1)
    while offset < bytes.count {
      if asterisk < offset { asterisk = bytes.offset(of: UInt8(ascii: "*"), from: offset) ?? bytes.count }
      if tilde < offset { tilde = bytes.offset(of: UInt8(ascii: "~"), from: offset) ?? bytes.count }
      let next = min(asterisk, tilde)
      result += bytes[offset..<next]
      offset = next
      if offset == bytes.count { break }
      let byte = bytes[offset]
      let end = bytes[offset...].firstIndex { $0 != byte } ?? bytes.count
      let isEscaped = backslashes(before: offset, in: bytes) % 2 == 1
      let run = bytes[offset..<end]
      if isEscaped || (byte == UInt8(ascii: "~") && run.count != 2) {
        result += run
      } else if run.count == 1, isMultiplication(at: offset, in: bytes) {
        result += star
      } else {
        let before = UTF8Text.scalar(before: offset, in: bytes)
        let after = UTF8Text.scalar(at: end, in: bytes)
        if let before, let after, isMark(before), isLetter(after, beside: before) { result += mark }
        result += run
        if let before, let after, isMark(after), isLetter(before, beside: after) { result += mark }
      }
      offset = end
    }
    return result
  }

  private static func backslashes(before offset: Int, in bytes: [UInt8]) -> Int {
    var start = offset
    while start > 0, bytes[start - 1] == UInt8(ascii: "\\") { start -= 1 }
    return offset - start
  }

  /// Whether a run of delimiters beside this punctuation may be kept from opening or closing by it.
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    if ChineseText.isWidePunctuation(scalar) || ChineseText.isSharedPunctuation(scalar) { return true }
    guard scalar.isASCII else { return false }
    // Not the backslash, which escapes what follows, nor the underscore, whose own rule would see the mark.
    return "!\"#$%&'()+,-./:;<=>?@[]^`{|}~*".unicodeScalars.contains(scalar)
  }

  /// Whether the other side of the run is neither space nor punctuation; beside ASCII punctuation, which other languages use as GFM has it,
  /// only a Han character counts.
  private static func isLetter(_ scalar: Unicode.Scalar, beside punctuation: Unicode.Scalar) -> Bool {
    if ChineseText.isIdeograph(scalar) { return true }
    if punctuation.isASCII || scalar.properties.isWhitespace { return false }
    if scalar.isASCII { return scalar.properties.isAlphabetic || scalar.properties.numericType != nil }
    switch scalar.properties.generalCategory {
    case .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation, .connectorPunctuation, .dashPunctuation,
      .otherPunctuation:
      return false
    default: return true
    }
  }

  /// Whether the star at `offset` stands between numbers, the first with a unit or none: `20*30`, `20cm*30cm`.
  private static func isMultiplication(at offset: Int, in bytes: [UInt8]) -> Bool {
    guard offset + 1 < bytes.count, isDigit(bytes[offset + 1]) else { return false }
    var before = offset - 1
    var letters = 0
    while before >= 0, letters < 3, isASCIILetter(bytes[before]) {
      before -= 1
      letters += 1
    }
    return before >= 0 && isDigit(bytes[before])
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private static func isASCIILetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
