import Diagnostics

/// What authors who know other template languages write.
extension Parser {
  /// How to mend what the current token shows, when it is a known slip.
  func cure(expected: String) -> LocalizedText? {
    let (start, end) = (Int(current.span.start), Int(current.span.end))
    let before = start > 0 && previous.end == current.span.start ? bytes[start - 1] : 0
    switch current.kind {
    case .assign: return Messages.comparison
    case .equal: return Messages.assignment
    case .pipe where before == UInt8(ascii: "|"): return Messages.alternative
    case .greater where before == UInt8(ascii: "-"): return Messages.member
    case .greater where before == UInt8(ascii: "<"): return Messages.unequal
    case .colon where end < bytes.count && bytes[end] == UInt8(ascii: ":"): return Messages.member
    case .colon where expected == "}}": return Messages.filterArguments
    case .colon where expected == "%}": return Messages.noColon
    case .name:
      let word = text(current.span)
      if word != word.lowercased(), ["and", "or", "not", "in", "is", "if", "else"].contains(word.lowercased()) {
        return Messages.lowercase(word)
      }
      let tag = text(previous)
      return expected == "}}" && ["if", "elif", "for", "set", "include"].contains(tag) ? Messages.statementInOutput(tag) : nil
    default: return nil
    }
  }

  /// Takes `end` and `end if` for the end of the block that is being read, which becomes the current token.
  mutating func acceptEndInWords(_ ends: [Keyword]) throws(Fault) -> Bool {
    let first = current.span
    guard first.range.count == 3, text(first) == "end", let end = ends.first(where: { $0.text.hasPrefix("end") }) else { return false }
    let afterFirst = lexer
    try advance()
    let isWhole = current.kind == .name && "end" + text(current.span) == end.text
    guard isWhole || current.kind == .blockEnd else {
      throw Messages.unexpectedEndTag("end " + text(current.span), first, open: openTags)
    }
    if !isWhole { lexer = afterFirst }
    current = Token(kind: .name, span: isWhole ? Span(first, current.span) : first, name: end.id)
    report(Messages.endTagInWords(text(current.span), expected: end.text, current.span))
    return true
  }
}

/// Tags as a Chinese input method writes them.
extension Lexer {
  /// Where a text first has the beginning of a tag in full-width signs.
  func wideTag(in text: Range<Int>) -> Range<Int>? {
    let signs: [StaticString] = ["｛｛", "｛%", "｛％", "{％", "｛#", "｛＃"]
    for offset in text where bytes[offset] == 0xEF || bytes[offset] == UInt8(ascii: "{") {
      let rest = UnsafeBufferPointer(rebasing: bytes[offset..<text.upperBound])
      for sign in signs where rest.starts(with: UnsafeBufferPointer(start: sign.utf8Start, count: sign.utf8CodeUnitCount)) {
        return offset..<offset + sign.utf8CodeUnitCount
      }
    }
    return nil
  }
}
