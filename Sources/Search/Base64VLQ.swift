/// Numbers as text: groups of five bits, the lowest first, a letter each; the sixth bit says that more follow (as in source maps, unsigned).
package enum Base64VLQ {
  private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func append(_ number: UInt32, to bytes: inout [UInt8]) {
    var rest = number
    while rest >= 32 {
      bytes.append(digits[Int(rest & 31 | 32)])
      rest >>= 5
    }
    bytes.append(digits[Int(rest)])
  }

  static func text(of numbers: some Sequence<UInt32>) -> String {
    var bytes: [UInt8] = []
    for number in numbers { append(number, to: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
