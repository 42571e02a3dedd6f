/// How wide texts are when they are not yet laid out: never less than they turn out to be in the faces of official documents.
enum LabelWidth {
  /// The width of `text` in the unit of `size`.
  static func of(_ text: some StringProtocol, size: Double) -> Double {
    text.unicodeScalars.reduce(0) { $0 + ems($1) } * size
  }

  /// The width of one character in ems: Han takes one, Latin letters and digits about half.
  static func ems(_ scalar: Unicode.Scalar) -> Double {
    switch scalar.value {
    case 0...0x1F, 0x200B...0x200F, 0xFE00...0xFE0F, 0x0300...0x036F: 0
    case UInt32(ascii: "W"), UInt32(ascii: "M"), UInt32(ascii: "m"), UInt32(ascii: "w"), UInt32(ascii: "@"), UInt32(ascii: "%"): 0.95
    case 0x41...0x5A: 0.75
    case 0x20...0x7E: 0.6
    case 0x80...0x024F: 0.75
    default: 1
    }
  }
}

extension UInt32 {
  fileprivate init(ascii scalar: Unicode.Scalar) {
    self = scalar.value
  }
}
