package import Diagnostics

/// Text read from bytes, with the encoding that was found.
package struct DecodedText: Sendable {
  /// The text in UTF-8, without byte order mark.
  package let source: SourceText
  package let encoding: TextEncoding
  package let hasByteOrderMark: Bool

  /// Decodes bytes of a file; nil when they are no text in any known encoding.
  ///
  /// The order is: the given encoding, byte order mark, strict UTF-8, GB18030; `knownWords` (such as the names in a header) decide in doubt.
  package static func decode(
    _ bytes: [UInt8], file: String, encoding: TextEncoding? = nil, knownWords: [String] = []
  ) -> Diagnosed<DecodedText?> {
    Diagnosed(nil)
  }
}
