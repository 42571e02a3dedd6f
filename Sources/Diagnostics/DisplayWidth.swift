/// Columns a text takes on a terminal with East Asian fonts.
public enum DisplayWidth {
  /// The columns of `text`: 2 for wide and full-width scalars, 0 for combining ones and controls, 1 otherwise (Unicode Standard Annex 11).
  public static func of(_ text: some Sequence<Unicode.Scalar>) -> Int {
    text.reduce(0) { $0 + of($1) }
  }

  /// The columns of one scalar.
  public static func of(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return value < 0x20 || (0x7F..<0xA0).contains(value) ? 0 : 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: break
    }
    switch value {
    case 0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23EC, 0x2614...0x2615, 0x2E80...0x303E, 0x3041...0x33FF,
      0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    // Quotation marks, dashes and the ellipsis are "ambiguous"; Chinese terminals and fonts set them wide.
    case 0x2014...0x2016, 0x2018...0x2019, 0x201C...0x201D, 0x2026, 0x2460...0x24FF: return 2
    default: return 1
    }
  }
}
