/// A picture file below `Content/`, as far as pages have to know it.
package struct Picture: Sendable, Hashable {
  package enum Kind: String, Sendable {
    case opaque
    /// With transparent parts, which JPEG cannot keep.
    case transparent
    /// SVG, published as it is.
    case drawing
  }

  /// Relative to `Content/`.
  package let path: String
  package let kind: Kind
  /// The first digits of the file's SHA-256.
  package let digest: String
  /// Pixels of the upright picture; nil for a drawing that declares no size.
  package let size: PixelSize?
  /// What stands in for the picture until it is there; nil where it would show through.
  package let tint: Tint?
  /// A word for people in the names of the files made from the picture; may be empty.
  let stem: String

  package init(path: String, kind: Kind, digest: String, size: PixelSize?, tint: Tint?) {
    self.path = path
    self.kind = kind
    self.digest = digest
    self.size = size
    self.tint = tint
    stem = Picture.stem(of: path)
  }

  /// The letters and digits of the file's name that need no encoding in addresses.
  private static func stem(of path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    let letters = name[..<(name.lastIndex(of: ".") ?? name.endIndex)].lowercased().utf8.map { byte -> UInt8 in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
      default: UInt8(ascii: "-")
      }
    }
    return letters.split(separator: UInt8(ascii: "-")).map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-")
  }

  /// How many digits of the digest tell pictures apart.
  package static let digestLength = 12
}

/// Width and height in pixels, each at least 1.
package struct PixelSize: Sendable, Hashable {
  package let width: Int
  package let height: Int

  package init(width: Int, height: Int) {
    self.width = max(1, width)
    self.height = max(1, height)
  }
}

extension PixelSize {
  /// The size all variants are made from: its shorter side has at most 1,920 pixels.
  package var working: PixelSize {
    let shorter = min(width, height)
    guard shorter > PixelSize.workingSide else { return self }
    return PixelSize(
      width: (width * PixelSize.workingSide + shorter / 2) / shorter, height: (height * PixelSize.workingSide + shorter / 2) / shorter)
  }

  private static let workingSide = 1_920

  /// The largest size of a shape that fits in this one.
  package func fitting(_ shape: PixelSize) -> PixelSize {
    width * shape.height <= height * shape.width
      ? PixelSize(width: width, height: (width * shape.height + shape.width / 2) / shape.width)
      : PixelSize(width: (height * shape.width + shape.height / 2) / shape.height, height: height)
  }

  /// The same shape at another width.
  package func scaled(toWidth other: Int) -> PixelSize {
    PixelSize(width: other, height: (height * other + width / 2) / width)
  }

  /// A shape such as `4:3` or `1200x630`; nil when it is none.
  package init?(shape text: String) {
    let parts = text.split { $0 == ":" || $0 == "x" || $0 == "/" || $0 == "×" || $0 == "：" }.map { Int($0.filter { $0 != " " }) }
    guard parts.count == 2, let width = parts[0], let height = parts[1], (1...10_000).contains(width), (1...10_000).contains(height) else {
      return nil
    }
    self.init(width: width, height: height)
  }
}

/// The part of a picture that every crop keeps, in hundredths from the left and from the top.
package struct FocalPoint: Sendable, Hashable {
  package let x: Int
  package let y: Int

  package static let centre = FocalPoint(x: 50, y: 50)

  package init(x: Int, y: Int) {
    self.x = min(100, max(0, x))
    self.y = min(100, max(0, y))
  }

  /// A text such as `30% 40%`; nil when it is none.
  package init?(_ text: String) {
    let parts = text.split { $0 == " " || $0 == "," || $0 == "，" || $0 == "%" || $0 == "％" || $0 == "、" }.map { Int($0) }
    guard parts.count == 2, let x = parts[0], let y = parts[1], (0...100).contains(x), (0...100).contains(y) else { return nil }
    self.init(x: x, y: y)
  }

  /// Where a crop of `part` pixels begins in `whole`, so that the point comes as near to its middle as the picture allows.
  package static func start(of part: Int, in whole: Int, at hundredths: Int) -> Int {
    min(max(0, whole * hundredths / 100 - part / 2), max(0, whole - part))
  }
}

/// One of 512 colours: three levels from 0 to 7 for red, green and blue, few enough for a small stylesheet to hold those in use.
package struct Tint: Sendable, Hashable, Comparable {
  /// The levels as digits, such as `542`.
  package let code: String

  package init(red: UInt8, green: UInt8, blue: UInt8) {
    code = [red, green, blue].map { String((Int($0) * 7 + 127) / 255) }.joined()
  }

  /// - Parameter code: three digits from 0 to 7.
  package init?(code: String) {
    guard code.utf8.count == 3, code.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "7")).contains($0) }) else { return nil }
    self.code = code
  }

  /// As CSS writes it.
  package var hexadecimal: String {
    "#"
      + code.utf8.map { digit in
        let level = (Int(digit - UInt8(ascii: "0")) * 255 + 3) / 7
        return (level < 16 ? "0" : "") + String(level, radix: 16)
      }.joined()
  }

  package static func < (left: Tint, right: Tint) -> Bool { left.code < right.code }
}
