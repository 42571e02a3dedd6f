/// Which characters count as Chinese where GFM knows only letters, punctuation and spaces.
enum ChineseText {
  /// Han characters and kana, which are set without spaces between words.
  static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3005...0x3007, 0x3021...0x3029, 0x3041...0x30FF, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF,
      0x20000...0x3FFFD:
      true
    default: false
    }
  }

  /// Full-width punctuation: ，。、；：？！（）《》「」【】 and the like.
  static func isWidePunctuation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3001...0x3003, 0x3008...0x3020, 0x3030, 0x303D, 0xFE30...0xFE4F, 0xFF01...0xFF0F, 0xFF1A...0xFF20, 0xFF3B...0xFF40,
      0xFF5B...0xFF65:
      true
    default: false
    }
  }

  /// Punctuation that Chinese shares with other scripts: “” ‘’ — … ·.
  static func isSharedPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xB7, 0x2013...0x2015, 0x2018...0x201D, 0x2025...0x2026, 0x2030, 0x203B: true
    default: false
    }
  }

  /// Whether a line end between two characters is no space in Chinese.
  static func joins(_ before: Unicode.Scalar, _ after: Unicode.Scalar) -> Bool {
    let isWide = { isIdeograph($0) || isWidePunctuation($0) }
    return (isWide(before) && (isWide(after) || isSharedPunctuation(after))) || (isSharedPunctuation(before) && isWide(after))
  }
}

extension Unicode.Scalar {
  /// Whether the character is a letter or a number, of whatever script.
  var isWordCharacter: Bool {
    if isASCII { return (0x30...0x39).contains(value) || (0x61...0x7A).contains(value | 0x20) }
    // Punctuation that Chinese texts are full of need not be looked up.
    if ChineseText.isWidePunctuation(self) { return false }
    return properties.isAlphabetic || properties.numericType != nil
  }
}
