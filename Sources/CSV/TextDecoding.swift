package import Diagnostics

/// Text read from bytes, with the encoding that was found.
package struct DecodedText: Sendable {
  /// The text in UTF-8, without byte order mark.
  package let source: SourceText
  package let encoding: TextEncoding
  package let hasByteOrderMark: Bool

  /// Decodes the bytes of a file; nil when they are not text in the encoding, which is an error.
  ///
  /// The order is: the given encoding, byte order mark, strict UTF-8, GB18030; `knownWords`, such as the names in a header, decide in doubt.
  package static func decode(
    _ bytes: [UInt8], file: String, encoding: TextEncoding? = nil, knownWords: [String] = [], use: TextUse = .table
  ) -> Diagnosed<DecodedText?> {
    if let format = ForeignFormat(bytes, use) { return Diagnosed(nil, [use.foreignFile(format, file: file)]) }
    let mark = TextEncoding.allCases.first { bytes.starts(with: $0.byteOrderMark) }
    if encoding == nil, mark == nil, UTF16Text.isLikely(bytes) { return Diagnosed(nil, [use.unmarkedUTF16(file)]) }
    let choice = EncodingChoice(bytes, given: encoding, marked: mark, knownWords: knownWords)
    let hasMark = mark == choice.encoding
    let markLength = hasMark ? choice.encoding.byteOrderMark.count : 0
    let decoded = choice.decode(bytes, from: markLength)
    let source = SourceText(file: file, bytes: decoded.text)
    if let fault = decoded.fault {
      let place = SourceText(file: file, bytes: decoded.text + UTF8.encodedReplacementCharacter).location(decoded.text.count)
      let reason: TextUse.EncodingReason = encoding != nil ? .given : mark != nil ? .marked : .guessed
      return Diagnosed(nil, [use.badByte(bytes[fault], at: fault, choice.encoding, reason, place)])
    }
    if let offset = decoded.firstNUL {
      return Diagnosed(nil, [use.nul(at: source.location(offset))])
    }
    if decoded.hasReplacements { return Diagnosed(nil, DecodedText.losses(in: source).map { use.lostCharacter(at: $0) }) }
    let text = DecodedText(source: source, encoding: choice.encoding, hasByteOrderMark: hasMark)
    return Diagnosed(text, choice.isDoubtful ? [use.doubtfulEncoding(choice.encoding, file: file)] : [])
  }

  /// Where a text holds U+FFFD; no more places than anybody mends one by one.
  private static func losses(in source: SourceText) -> [Location] {
    let mark = Array("\u{FFFD}".utf8)
    var found: [Range<Int>] = []
    while found.count < 20, let next = source.bytes[(found.last?.upperBound ?? 0)...].firstRange(of: mark) { found.append(next) }
    return source.locations(found)
  }
}

extension TextEncoding {
  /// The bytes that name the encoding at the head of a file.
  var byteOrderMark: [UInt8] {
    switch self {
    case .utf8: [0xEF, 0xBB, 0xBF]
    case .gb18030: [0x84, 0x31, 0x95, 0x33]
    case .utf16LittleEndian: [0xFF, 0xFE]
    case .utf16BigEndian: [0xFE, 0xFF]
    }
  }

  /// `text` in this encoding, without byte order mark.
  package func encode(_ text: String) -> [UInt8] {
    switch self {
    case .utf8: Array(text.utf8)
    case .gb18030: GB18030.encode(Array(text.utf8))
    case .utf16LittleEndian: UTF16Text.encode(text, littleEndian: true)
    case .utf16BigEndian: UTF16Text.encode(text, littleEndian: false)
    }
  }
}

extension EncodingChoice {
  /// The text in UTF-8 behind a byte order mark, up to the first byte that is wrong, whose offset is `fault`; where its first NUL is, and
  /// whether characters were lost when it was saved.
  fileprivate func decode(_ bytes: [UInt8], from start: Int) -> (text: [UInt8], fault: Int?, firstNUL: Int?, hasReplacements: Bool) {
    if encoding == .utf8, let survey {
      let text = start == 0 && survey.fault == nil ? bytes : Array(bytes[start..<(survey.fault ?? bytes.count)])
      return (text, survey.fault, survey.firstNUL.map { $0 - start }, survey.hasReplacements)
    }
    let decoded =
      switch encoding {
      case .utf16LittleEndian: UTF16Text.decode(bytes[start...], littleEndian: true)
      case .utf16BigEndian: UTF16Text.decode(bytes[start...], littleEndian: false)
      case .utf8, .gb18030: GB18030.decode(bytes, from: start)
      }
    return (decoded.text, decoded.fault, decoded.text.firstIndex(of: 0), UTF8Survey(decoded.text.span).hasReplacements)
  }
}
