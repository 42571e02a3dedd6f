import CQREncode

// QRCodes turns a text into the squares of a QR code and draws them. It knows nothing of pages.

/// A text as squares a phone's camera reads (ISO/IEC 18004), in bytes, with the error correction M: a seventh of the squares may be damaged.
package struct QRCode: Sendable {
  /// How many squares a side has.
  package let size: Int
  /// Row by row.
  private let squares: [Bool]

  /// The smallest code for a text; nil when it is empty or longer than any code holds (2,331 bytes).
  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard !bytes.isEmpty, bytes.count <= Int(Int32.max) else { return nil }
    let code = unsafe bytes.withUnsafeBufferPointer { unsafe QRcode_encodeData(Int32($0.count), $0.baseAddress, 0, QR_ECLEVEL_M) }
    guard let code = unsafe code else { return nil }
    defer { unsafe QRcode_free(code) }
    let size = unsafe Int(code.pointee.width)
    // The lowest bit of a square says whether it is dark.
    squares = unsafe UnsafeBufferPointer(start: code.pointee.data, count: size * size).map { $0 & 1 == 1 }
    self.size = size
  }

  package func isDark(row: Int, column: Int) -> Bool { squares[row * size + column] }

  /// The code as SVG, black on white in any surroundings, with the margin of four squares it needs.
  ///
  /// - Parameter label: what it is to those who do not see it, safe to stand in an attribute.
  package func svg(label: String) -> String {
    let side = size + 2 * QRCode.margin
    var path = ""
    for row in 0..<size {
      var column = 0
      while column < size {
        let start = column
        while column < size, isDark(row: row, column: column) { column += 1 }
        if column > start {
          path += "M\(start + QRCode.margin) \(row + QRCode.margin).5h\(column - start)"
        } else {
          column += 1
        }
      }
    }
    return #"<svg class="qr-code" viewBox="0 0 \#(side) \#(side)" role="img" aria-label="\#(label)" shape-rendering="crispEdges">"#
      + #"<path fill="white" d="M0 0h\#(side)v\#(side)H0z"/><path stroke="black" d="\#(path)"/></svg>"#
  }

  /// The squares that stay light around a code (ISO/IEC 18004, 9.1).
  static let margin = 4
}
