extension HTMLContext {
  /// Moves over literal text of a template.
  ///
  /// - Returns: the offset of the first colon that makes a scheme of a value.
  mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var offset = 0
    var colon: Int?
    while offset < bytes.count {
      switch state {
      case .text: offset = scanText(bytes, offset)
      case .rawText: offset = scanRawText(bytes, offset)
      case .comment: offset = skip(bytes, offset, past: "-->")
      case .characterData: offset = skip(bytes, offset, past: "]]>")
      case .declaration, .endTag: offset = skip(bytes, offset, past: ">")
      case .doubleQuoted: offset = scanValue(bytes, offset, quote: UInt8(ascii: "\""))
      case .singleQuoted: offset = scanValue(bytes, offset, quote: UInt8(ascii: "'"))
      default: offset = scanTag(bytes, offset)
      }
      if url == .schemeFromValue {
        colon = colon ?? offset - 1
        url = .decided
      }
    }
    return colon
  }

  private mutating func scanText(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var offset = start
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "<") { offset += 1 }
    guard offset < bytes.count else { return offset }
    offset += 1
    guard offset < bytes.count else {
      state = .tagName
      element = ""
      return offset
    }
    switch bytes[offset] {
    case UInt8(ascii: "!"):
      if Self.begins(bytes, offset, "!--") {
        state = .comment
        return offset + 3
      }
      if Self.begins(bytes, offset, "![CDATA[") {
        state = .characterData
        return offset + 8
      }
      state = .declaration
    case UInt8(ascii: "?"): state = .declaration
    case UInt8(ascii: "/"): state = .endTag
    case let byte where Self.isLetter(byte):
      state = .tagName
      element = ""
      return offset
    default: break
    }
    return offset + (state == .text ? 0 : 1)
  }

  private mutating func skip(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, past end: StaticString) -> Int {
    var offset = start
    while offset < bytes.count {
      if Self.begins(bytes, offset, end) {
        self = .text
        return offset + end.utf8CodeUnitCount
      }
      offset += 1
    }
    return offset
  }

  private mutating func scanTag(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Int {
    let byte = bytes[offset]
    let isBlank = Whitespace.isASCII(byte)
    switch state {
    case .tagName:
      if isBlank || byte == UInt8(ascii: "/") {
        state = .insideTag
      } else if byte == UInt8(ascii: ">") {
        endTag()
      } else {
        let start = offset
        var end = offset
        while end < bytes.count, !Whitespace.isASCII(bytes[end]), bytes[end] != UInt8(ascii: "/"), bytes[end] != UInt8(ascii: ">") {
          end += 1
        }
        element += Self.lowercased(bytes, start..<end)
        return end
      }
    case .insideTag, .afterAttributeName:
      if isBlank || byte == UInt8(ascii: "/") { break }
      if byte == UInt8(ascii: ">") {
        endTag()
      } else if byte == UInt8(ascii: "=") {
        if state == .insideTag { attribute = "" }
        state = .beforeValue
      } else {
        state = .attributeName
        attribute = ""
        return offset
      }
    case .attributeName:
      if isBlank {
        state = .afterAttributeName
      } else if byte == UInt8(ascii: ">") {
        endTag()
      } else if byte == UInt8(ascii: "/") {
        state = .insideTag
      } else if byte == UInt8(ascii: "=") {
        state = .beforeValue
      } else {
        let start = offset
        var end = offset
        while end < bytes.count, !Whitespace.isASCII(bytes[end]), bytes[end] != UInt8(ascii: "/"), bytes[end] != UInt8(ascii: ">"),
          bytes[end] != UInt8(ascii: "=")
        {
          end += 1
        }
        attribute += Self.lowercased(bytes, start..<end)
        return end
      }
    case .beforeValue:
      if isBlank { break }
      url = .undecided
      scheme = ""
      if byte == UInt8(ascii: "\"") {
        state = .doubleQuoted
      } else if byte == UInt8(ascii: "'") {
        state = .singleQuoted
      } else if byte == UInt8(ascii: ">") {
        endTag()
      } else {
        state = .unquoted
        scanURL(byte)
      }
    default:
      if isBlank {
        endValue()
      } else if byte == UInt8(ascii: ">") {
        endTag()
      } else if url == .undecided {
        scanURL(byte)
      }
    }
    return offset + 1
  }

  /// A start tag has ended: content follows, which some elements read in their own way.
  private mutating func endTag() {
    attribute = ""
    switch element {
    case "script", "style", "textarea", "title", "iframe", "xmp", "noembed", "noframes", "plaintext":
      state = .rawText
      script = .code
      isEscaped = false
    default: self = .text
    }
  }

  private mutating func scanValue(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, quote: UInt8) -> Int {
    var offset = start
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == quote {
        endValue()
        return offset + 1
      }
      offset += 1
      if url == .undecided || url == .begun { scanURL(byte) }
      if url == .schemeFromValue { return offset }
    }
    return offset
  }

  private mutating func endValue() {
    if element == "meta", attribute == "http-equiv", scheme == "refresh" { isRefresh = true }
    state = .insideTag
    attribute = ""
    url = .undecided
    scheme = ""
    isRefreshURL = false
  }

  /// Follows a URL's beginning until its scheme, or that it has none, is settled.
  private mutating func scanURL(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): url = .decided
    case UInt8(ascii: ":"): url = url == .begun ? .schemeFromValue : URLScheme.isSafe(scheme) ? .decided : .dangerous
    case UInt8(ascii: "=") where element == "meta" && attribute == "content" && !isRefreshURL && scheme.hasSuffix("url"):
      isRefreshURL = true
      scheme = ""
    // A refresh may have quotes around its URL.
    case _ where isRefreshURL && (byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")): break
    case 0x21...0x7F:
      if scheme.utf8.count < 32 { scheme.unicodeScalars.append(Unicode.Scalar(byte | (Self.isLetter(byte) ? 0x20 : 0))) }
    default: break
    }
  }

  private mutating func scanRawText(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var offset = start
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "<"), offset + 1 < bytes.count, bytes[offset + 1] == UInt8(ascii: "/") {
        let end = offset + 2 + element.utf8.count
        if end <= bytes.count, Self.lowercased(bytes, offset + 2..<end) == element {
          state = .endTag
          return end
        }
      }
      if element == "script" { scanScript(byte, previous: offset > start ? bytes[offset - 1] : 0) }
      offset += 1
    }
    return offset
  }

  private mutating func scanScript(_ byte: UInt8, previous: UInt8) {
    switch script {
    case .code:
      switch byte {
      case UInt8(ascii: "'"): script = .single
      case UInt8(ascii: "\""): script = .double
      case UInt8(ascii: "`"): script = .template
      case UInt8(ascii: "/"): script = .slash
      case UInt8(ascii: "!") where previous == UInt8(ascii: "<"): script = .uncertain
      default: break
      }
    case .slash: script = byte == UInt8(ascii: "/") ? .lineComment : byte == UInt8(ascii: "*") ? .blockComment : .uncertain
    case .single: scanString(byte, quote: UInt8(ascii: "'"))
    case .double: scanString(byte, quote: UInt8(ascii: "\""))
    case .template: scanString(byte, quote: UInt8(ascii: "`"))
    case .lineComment: if byte == UInt8(ascii: "\n") { script = .code }
    case .blockComment: if byte == UInt8(ascii: "/"), previous == UInt8(ascii: "*") { script = .code }
    case .uncertain: break
    }
  }

  private mutating func scanString(_ byte: UInt8, quote: UInt8) {
    if isEscaped {
      isEscaped = false
    } else if byte == UInt8(ascii: "\\") {
      isEscaped = true
    } else if byte == quote {
      script = .code
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26
  }

  private static func begins(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int, _ text: StaticString) -> Bool {
    guard offset + text.utf8CodeUnitCount <= bytes.count else { return false }
    for index in 0..<text.utf8CodeUnitCount where bytes[offset + index] != text.utf8Start[index] { return false }
    return true
  }

  private static func lowercased(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
    String(decoding: bytes[range].lazy.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }, as: UTF8.self)
  }
}

/// Which URL schemes a value may bring into a page.
enum URLScheme {
  static func isSafe(_ scheme: some StringProtocol) -> Bool {
    switch scheme.lowercased() {
    case "http", "https", "mailto", "tel", "sms", "ftp", "geo", "weixin": true
    default: false
    }
  }
}
