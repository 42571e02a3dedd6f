/// How texts and queries are taken apart; `Templates/assets/search.js` does the same.
///
/// Scripts without spaces between words (Han, kana, hangul) are found by any substring, other letters and digits by the beginnings of words.
/// Full-width forms and capitals are folded.
package enum SearchText {
  /// What a scalar is to a search.
  enum Kind {
    case ideograph
    /// A letter, mark or digit of a script that puts spaces between its words.
    case word
    case separator
  }

  /// A part of a text.
  package enum Part: Equatable, Sendable {
    /// Characters that stand side by side.
    case run([Unicode.Scalar])
    case word(String)
  }

  /// The parts of a text in order; what stands between them separates them.
  package static func parts(of text: String) -> [Part] {
    var parts: [Part] = []
    var run: [Unicode.Scalar] = []
    var word = ""
    func end() {
      if !run.isEmpty { parts.append(.run(run)) }
      if !word.isEmpty { parts.append(.word(word)) }
      run = []
      word = ""
    }
    for written in text.unicodeScalars {
      let scalar = folded(written)
      switch kind(of: scalar) {
      case .ideograph:
        if !word.isEmpty { end() }
        run.append(scalar)
      case .word:
        if !run.isEmpty { end() }
        word.unicodeScalars.append(scalar)
      case .separator: end()
      }
    }
    end()
    return parts
  }

  /// A full-width form as its half-width one, a capital as its small letter; everything else as it is.
  static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x41...0x5A: return Unicode.Scalar(UInt8(scalar.value + 0x20))
    case 0..<0x80, 0x3000...0xD7FF: return scalar
    case 0xFF01...0xFF5E: return Unicode.Scalar(scalar.value - 0xFEE0).map(folded) ?? scalar
    default:
      let small = scalar.properties.lowercaseMapping.unicodeScalars
      return small.count == 1 ? small.first ?? scalar : scalar
    }
  }

  static func kind(of scalar: Unicode.Scalar) -> Kind {
    switch scalar.value {
    case 0x30...0x39, 0x61...0x7A: return .word
    case 0..<0x80: return .separator
    case 0x3005...0x3007, 0x3041...0x3096, 0x309D...0x309F, 0x30A1...0x30FA, 0x30FC...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0x20000...0x3FFFF:
      return .ideograph
    case 0x2000...0x206F, 0x3000...0x303F: return .separator
    default:
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark, .spacingMark,
        .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
        return .word
      default: return .separator
      }
    }
  }

  /// White space as single spaces, and none where a line was only broken between two Chinese characters.
  static func tidied(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var space: Bool?
    var last: Unicode.Scalar?
    // What stands between white space is copied as a whole.
    var (start, offset) = (0, 0)
    for scalar in text.unicodeScalars {
      if isSpace(scalar) {
        if space == nil { result += bytes[start..<offset] }
        space = (space ?? false) || scalar != " "
      } else {
        if let isFirm = space {
          if let last, isFirm || !isWide(last) || !isWide(scalar) { result.append(UInt8(ascii: " ")) }
          (space, start) = (nil, offset)
        }
        last = scalar
      }
      offset += UTF8.width(scalar)
    }
    if space == nil { result += bytes[start...] }
    return String(decoding: result, as: UTF8.self)
  }

  /// The property White_Space, which Unicode promises not to change; looking it up takes longer than all the rest.
  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20, 0x09...0x0D: true
    case 0..<0x80: false
    case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    kind(of: scalar) == .ideograph || (0x3000...0x303F).contains(scalar.value) || (0xFF00...0xFFEF).contains(scalar.value)
      || "“”‘’…—".unicodeScalars.contains(scalar)
  }
}
