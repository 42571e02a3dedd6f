/// Cuts a template's UTF-8 into tokens by Jinja2's rules for delimiters and white space.
///
/// The source's line ends are LF already. Tokens are made on demand; the lexer is a value, so a copy is a look-ahead.
struct Lexer {
  private enum Mode: UInt8 { case text, variable, block }

  let bytes: UnsafeBufferPointer<UInt8>
  let trimBlocks: Bool
  let lstripBlocks: Bool
  /// Whether the text may have tags in full-width signs that are to be found.
  private let mayHaveWideTags: Bool
  private var position = 0
  private var mode = Mode.text
  /// Closing brackets that are awaited, innermost last.
  private var open: [UInt8] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>, options: TemplateOptions) {
    self.bytes = bytes
    trimBlocks = options.trimBlocks
    lstripBlocks = options.lstripBlocks
    mayHaveWideTags = options.reportsUnknownNames && (bytes.contains("｛") || bytes.contains("％"))
  }

  /// The next token; names are numbered in `names`.
  mutating func next(_ names: inout NameTable) throws(Fault) -> Token {
    if mode == .text { return try nextInText() }
    position = Whitespace.skip(bytes, from: position)
    guard position < bytes.count else {
      return Token(kind: .endOfTemplate, span: Span(bytes.count, bytes.count))
    }
    let byte = bytes[position]
    switch byte {
    case UInt8(ascii: "}"), UInt8(ascii: "%"), UInt8(ascii: "-"), UInt8(ascii: "+"):
      if open.isEmpty, let end = tagEnd() { return end }
      return try symbol(byte)
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): return name(&names)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return number()
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return try string()
    case 0x80...:
      guard wideLetter(at: position) > 0 else { throw unexpectedCharacter() }
      return name(&names)
    default: return try symbol(byte)
    }
  }

  /// Whether the next token is a single equals sign.
  var isBeforeAssignment: Bool {
    let next = Whitespace.skip(bytes, from: position)
    return next + 1 < bytes.count && bytes[next] == UInt8(ascii: "=") && bytes[next + 1] != UInt8(ascii: "=")
  }

  /// Leaves the tag that is being read, after its end, so that reading can go on after an error.
  mutating func skipTag() {
    guard mode != .text else { return }
    let close: UInt8 = mode == .variable ? UInt8(ascii: "}") : UInt8(ascii: "%")
    while position + 1 < bytes.count {
      if bytes[position] == close, bytes[position + 1] == UInt8(ascii: "}") {
        position += 2
        break
      }
      // A new tag before the end of this one: the end was forgotten.
      if bytes[position] == UInt8(ascii: "{"), bytes[position + 1] == UInt8(ascii: "{") || bytes[position + 1] == UInt8(ascii: "%") {
        break
      }
      position += 1
    }
    if position + 1 >= bytes.count { position = bytes.count }
    mode = .text
    open = []
  }

  // MARK: Text

  private mutating func nextInText() throws(Fault) -> Token {
    let start = position
    while true {
      let tag = nextTag(from: position)
      if mayHaveWideTags, let wide = wideTag(in: start..<(tag ?? bytes.count)) {
        position = wide.upperBound
        throw Messages.wideTag(String(decoding: bytes[wide], as: UTF8.self), Span(wide.lowerBound, wide.upperBound))
      }
      guard let tag else {
        position = bytes.count
        if start < bytes.count { return Token(kind: .text, span: Span(start, bytes.count)) }
        return Token(kind: .endOfTemplate, span: Span(bytes.count, bytes.count))
      }
      let kind = bytes[tag + 1]
      let sign = tag + 2 < bytes.count ? bytes[tag + 2] : 0
      let textEnd = strippedEnd(of: start..<tag, sign: sign, isVariable: kind == UInt8(ascii: "{"))
      if textEnd > start {
        position = tag
        return Token(kind: .text, span: Span(start, textEnd))
      }
      var inside = tag + 2
      if sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { inside += 1 }
      switch kind {
      case UInt8(ascii: "{"):
        position = inside
        mode = .variable
        return Token(kind: .variableBegin, span: Span(tag, inside))
      case UInt8(ascii: "%"):
        if let body = rawBegin(from: inside) {
          if let text = try raw(from: body, tag: tag) { return text }
          return try nextInText()
        }
        position = inside
        mode = .block
        return Token(kind: .blockBegin, span: Span(tag, inside))
      default:
        try skipComment(tag: tag, from: inside)
        return try nextInText()
      }
    }
  }

  /// The offset of the next `{{`, `{%` or `{#`.
  private func nextTag(from start: Int) -> Int? {
    var offset = start
    while let brace = bytes.firstIndex(of: UInt8(ascii: "{"), from: offset), brace + 1 < bytes.count {
      let next = bytes[brace + 1]
      if next == UInt8(ascii: "{") || next == UInt8(ascii: "%") || next == UInt8(ascii: "#") { return brace }
      offset = brace + 1
    }
    return nil
  }

  /// Where the text before a tag ends once the blanks its sign or `lstrip_blocks` takes away are gone.
  private func strippedEnd(of text: Range<Int>, sign: UInt8, isVariable: Bool) -> Int {
    if sign == UInt8(ascii: "-") { return Whitespace.skipBackwards(bytes, from: text.upperBound, downTo: text.lowerBound) }
    guard lstripBlocks, !isVariable, sign != UInt8(ascii: "+") else { return text.upperBound }
    var offset = text.upperBound
    while offset > text.lowerBound, bytes[offset - 1] != UInt8(ascii: "\n"), Whitespace.isASCII(bytes[offset - 1]) { offset -= 1 }
    let startsLine = offset == 0 || bytes[offset - 1] == UInt8(ascii: "\n")
    return startsLine ? offset : text.upperBound
  }

  /// The offset after a tag's end and the blanks it takes away; `end` is the offset of the closing `%}` or `#}`.
  private func afterBlockEnd(_ end: Int, sign: UInt8) -> Int {
    if sign == UInt8(ascii: "-") { return Whitespace.skip(bytes, from: end + 2) }
    if sign != UInt8(ascii: "+"), trimBlocks, end + 2 < bytes.count, bytes[end + 2] == UInt8(ascii: "\n") { return end + 3 }
    return end + 2
  }

  private mutating func skipComment(tag: Int, from start: Int) throws(Fault) {
    var offset = start
    while offset + 1 < bytes.count {
      if bytes[offset] == UInt8(ascii: "#"), bytes[offset + 1] == UInt8(ascii: "}") {
        position = afterBlockEnd(offset, sign: offset > start ? bytes[offset - 1] : 0)
        return
      }
      offset += 1
    }
    position = bytes.count
    throw Messages.unclosedComment(Span(tag, start))
  }

  /// The offset after `raw %}` when the tag that begins here is one.
  private func rawBegin(from start: Int) -> Int? {
    guard let end = word("raw", from: start) else { return nil }
    if bytes[end] == UInt8(ascii: "-") { return Whitespace.skip(bytes, from: end + 3) }
    return bytes[end] == UInt8(ascii: "+") ? nil : end + 2
  }

  /// The offset of the end sign of a tag that holds only `text`.
  private func word(_ text: StaticString, from start: Int) -> Int? {
    var offset = Whitespace.skip(bytes, from: start)
    guard offset + text.utf8CodeUnitCount < bytes.count else { return nil }
    for index in 0..<text.utf8CodeUnitCount {
      if bytes[offset + index] != text.utf8Start[index] { return nil }
    }
    offset = Whitespace.skip(bytes, from: offset + text.utf8CodeUnitCount)
    let sign = offset
    if offset < bytes.count, bytes[offset] == UInt8(ascii: "-") || bytes[offset] == UInt8(ascii: "+") { offset += 1 }
    guard offset + 1 < bytes.count, bytes[offset] == UInt8(ascii: "%"), bytes[offset + 1] == UInt8(ascii: "}") else { return nil }
    return sign
  }

  private mutating func raw(from start: Int, tag: Int) throws(Fault) -> Token? {
    var offset = start
    while offset + 1 < bytes.count {
      if bytes[offset] == UInt8(ascii: "{"), bytes[offset + 1] == UInt8(ascii: "%") {
        let sign = offset + 2 < bytes.count ? bytes[offset + 2] : 0
        let inside = offset + (sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") ? 3 : 2)
        if let end = word("endraw", from: inside) {
          let hasSign = bytes[end] != UInt8(ascii: "%")
          position = afterBlockEnd(hasSign ? end + 1 : end, sign: hasSign ? bytes[end] : 0)
          let textEnd = strippedEnd(of: start..<offset, sign: sign, isVariable: false)
          return textEnd > start ? Token(kind: .text, span: Span(start, textEnd)) : nil
        }
      }
      offset += 1
    }
    position = bytes.count
    throw Messages.unclosedRaw(Span(tag, start))
  }

  // MARK: Expressions

  private mutating func tagEnd() -> Token? {
    let start = position
    var offset = start
    let close: UInt8 = mode == .variable ? UInt8(ascii: "}") : UInt8(ascii: "%")
    var sign: UInt8 = 0
    if bytes[offset] == UInt8(ascii: "-") || (mode == .block && bytes[offset] == UInt8(ascii: "+")) {
      sign = bytes[offset]
      offset += 1
    }
    guard offset + 1 < bytes.count, bytes[offset] == close, bytes[offset + 1] == UInt8(ascii: "}") else { return nil }
    let kind: Token.Kind = mode == .variable ? .variableEnd : .blockEnd
    if mode == .variable {
      position = sign == 0 ? offset + 2 : Whitespace.skip(bytes, from: offset + 2)
    } else {
      position = afterBlockEnd(offset, sign: sign)
    }
    mode = .text
    return Token(kind: kind, span: Span(start, offset + 2))
  }

  private mutating func name(_ names: inout NameTable) -> Token {
    let start = position
    var end = start
    var key = NameKey()
    while end < bytes.count {
      let byte = bytes[end]
      if (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10 || byte == UInt8(ascii: "_") {
        key.add(byte)
        end &+= 1
      } else {
        let length = byte < 0x80 ? 0 : wideLetter(at: end)
        if length == 0 { break }
        for offset in end..<end + length { key.add(bytes[offset]) }
        end += length
      }
    }
    key.finish()
    position = end
    let id = names.id(of: UnsafeBufferPointer(rebasing: bytes[start..<end]), key: key)
    return Token(kind: .name, span: Span(start, end), name: id)
  }

  /// The bytes of the letter beyond ASCII at `offset`; 0 when it is none that names may have.
  @inline(never)
  private func wideLetter(at offset: Int) -> Int {
    guard let scalar = scalar(at: offset), scalar.properties.isXIDContinue else { return 0 }
    return UTF8.width(scalar)
  }

  private func scalar(at offset: Int) -> Unicode.Scalar? {
    String(decoding: bytes[offset..<min(offset + 4, bytes.count)], as: UTF8.self).unicodeScalars.first
  }

  /// Digits with single underscores between them; the offset after them.
  private func digits(from start: Int, _ accepts: (UInt8) -> Bool) -> Int {
    var offset = start
    while offset < bytes.count {
      if accepts(bytes[offset]) {
        offset += 1
      } else if offset > start, bytes[offset] == UInt8(ascii: "_"), offset + 1 < bytes.count, accepts(bytes[offset + 1]) {
        offset += 1
      } else {
        break
      }
    }
    return offset
  }

  @inline(never)
  private mutating func number() -> Token {
    let start = position
    if bytes[start] == UInt8(ascii: "0"), start + 2 < bytes.count {
      let digit: ((UInt8) -> Bool)? =
        switch bytes[start + 1] | 0x20 {
        case UInt8(ascii: "x"): { $0 &- 0x30 <= 9 || ($0 | 0x20) &- 0x61 <= 5 }
        case UInt8(ascii: "o"): { $0 &- 0x30 <= 7 }
        case UInt8(ascii: "b"): { $0 &- 0x30 <= 1 }
        default: nil
        }
      if let digit {
        let first = bytes[start + 2] == UInt8(ascii: "_") ? start + 3 : start + 2
        let end = digits(from: first, digit)
        if end > first {
          position = end
          return Token(kind: .integer, span: Span(start, end))
        }
      }
    }
    let isDigit: (UInt8) -> Bool = { $0 &- 0x30 <= 9 }
    var end = digits(from: start, isDigit)
    var kind = Token.Kind.integer
    if end + 1 < bytes.count, bytes[end] == UInt8(ascii: "."), isDigit(bytes[end + 1]), start == 0 || bytes[start - 1] != UInt8(ascii: ".")
    {
      kind = .float
      end = digits(from: end + 1, isDigit)
    }
    if end + 1 < bytes.count, bytes[end] | 0x20 == UInt8(ascii: "e") {
      var exponent = end + 1
      if bytes[exponent] == UInt8(ascii: "+") || bytes[exponent] == UInt8(ascii: "-") { exponent += 1 }
      let exponentEnd = digits(from: exponent, isDigit)
      if exponentEnd > exponent {
        kind = .float
        end = exponentEnd
      }
    }
    position = end
    return Token(kind: kind, span: Span(start, end))
  }

  @inline(never)
  private mutating func string() throws(Fault) -> Token {
    let start = position
    let quote = bytes[start]
    var offset = start + 1
    while offset < bytes.count {
      if bytes[offset] == UInt8(ascii: "\\") {
        offset += 2
      } else if bytes[offset] == quote {
        position = offset + 1
        return Token(kind: .string, span: Span(start, position))
      } else {
        offset += 1
      }
    }
    throw Messages.unclosedString(Span(start, start + 1))
  }

  @inline(never)
  private mutating func symbol(_ byte: UInt8) throws(Fault) -> Token {
    let start = position
    let following = start + 1 < bytes.count ? bytes[start + 1] : 0
    var length = 1
    let kind: Token.Kind
    switch byte {
    case UInt8(ascii: "+"): kind = .add
    case UInt8(ascii: "-"): kind = .subtract
    case UInt8(ascii: "~"): kind = .tilde
    case UInt8(ascii: "%"): kind = .modulo
    case UInt8(ascii: "*"): (kind, length) = following == UInt8(ascii: "*") ? (.power, 2) : (.multiply, 1)
    case UInt8(ascii: "/"): (kind, length) = following == UInt8(ascii: "/") ? (.floorDivide, 2) : (.divide, 1)
    case UInt8(ascii: "="): (kind, length) = following == UInt8(ascii: "=") ? (.equal, 2) : (.assign, 1)
    case UInt8(ascii: "<"): (kind, length) = following == UInt8(ascii: "=") ? (.lessOrEqual, 2) : (.less, 1)
    case UInt8(ascii: ">"): (kind, length) = following == UInt8(ascii: "=") ? (.greaterOrEqual, 2) : (.greater, 1)
    case UInt8(ascii: "!") where following == UInt8(ascii: "="): (kind, length) = (.notEqual, 2)
    case UInt8(ascii: "."): kind = .dot
    case UInt8(ascii: ":"): kind = .colon
    case UInt8(ascii: "|"): kind = .pipe
    case UInt8(ascii: ","): kind = .comma
    case UInt8(ascii: ";"): kind = .semicolon
    case UInt8(ascii: "("):
      kind = .leftParenthesis
      open.append(UInt8(ascii: ")"))
    case UInt8(ascii: "["):
      kind = .leftBracket
      open.append(UInt8(ascii: "]"))
    case UInt8(ascii: "{"):
      kind = .leftBrace
      open.append(UInt8(ascii: "}"))
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
      kind = byte == UInt8(ascii: ")") ? .rightParenthesis : byte == UInt8(ascii: "]") ? .rightBracket : .rightBrace
      guard let awaited = open.popLast() else { throw Messages.unexpectedBracket(byte, awaited: nil, Span(start, start + 1)) }
      guard awaited == byte else { throw Messages.unexpectedBracket(byte, awaited: awaited, Span(start, start + 1)) }
    default: throw unexpectedCharacter()
    }
    position = start + length
    return Token(kind: kind, span: Span(start, position))
  }

  @inline(never)
  private func unexpectedCharacter() -> Fault {
    let scalar = scalar(at: position) ?? "?"
    return Messages.unexpectedCharacter(scalar, Span(position, position + UTF8.width(scalar)))
  }
}
