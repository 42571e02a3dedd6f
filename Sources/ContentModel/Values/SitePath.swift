/// A path inside the published site, relative to its root: a folder such as `products/xiaomi/`, or a file such as `feed.xml`.
package struct SitePath: Sendable, Hashable, Comparable {
  /// The path without a slash in front; empty for the site's root.
  package let text: String

  package static let root = SitePath(unchecked: "")

  /// Nil for a path that would leave the site or that a file server cannot serve: absolute, with `..`, empty or dot-led parts, control characters or `\ : * ? " < > | #`, `%`.
  package init?(_ text: String) {
    // The bytes of the part that is being read; every forbidden character is one byte.
    var length = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "/"):
        guard length > 0 else { return nil }
        length = 0
        continue
      case 0..<0x20, 0x7F, UInt8(ascii: "\\"), UInt8(ascii: ":"), UInt8(ascii: "*"), UInt8(ascii: "?"), UInt8(ascii: "\""),
        UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "|"), UInt8(ascii: "#"), UInt8(ascii: "%"):
        return nil
      case UInt8(ascii: ".") where length == 0: return nil
      default: length += 1
      }
      guard length <= 200 else { return nil }
    }
    self.text = text
  }

  private init(unchecked text: String) {
    self.text = text
  }

  package static func < (left: SitePath, right: SitePath) -> Bool { left.text < right.text }

  /// Whether the path is a folder, served by the `index.html` in it.
  package var isFolder: Bool { text.isEmpty || text.hasSuffix("/") }

  /// The file the page is written to, relative to the site's root.
  package var file: String { isFolder ? text + "index.html" : text }

  /// The relative prefix that leads from this page to the site's root: `./` or `../` a folder.
  package var rootPrefix: String {
    let depth = text.utf8.count { $0 == UInt8(ascii: "/") }
    return depth == 0 ? "./" : String(repeating: "../", count: depth)
  }

  /// The path with a part appended: a folder when `folder` is set.
  package func appending(_ part: String, folder: Bool = true) -> SitePath? {
    SitePath((isFolder ? text : text + "/") + part + (folder ? "/" : ""))
  }

  /// The path in percent-encoding (RFC 3986), for sitemaps, feeds and canonical addresses.
  package var encoded: String {
    let digits = Array("0123456789ABCDEF".utf8)
    return String(unsafeUninitializedCapacity: text.utf8.count * 3) { buffer in
      var count = 0
      func put(_ byte: UInt8) {
        buffer[count] = byte
        count += 1
      }
      for byte in text.utf8 {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
          UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
          put(byte)
        default:
          put(UInt8(ascii: "%"))
          put(digits[Int(byte >> 4)])
          put(digits[Int(byte & 15)])
        }
      }
      return count
    }
  }
}
