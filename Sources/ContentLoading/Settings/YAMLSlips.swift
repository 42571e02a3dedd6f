import Diagnostics

/// Why a text is not YAML: the slip that explains it, as far as one is known.
struct YAMLFault {
  enum Slip {
    case duplicate(String)
    /// `title：…`
    case fullWidthColon
    /// `title:…` without a space.
    case noSpace(String)
    /// A line that is indented by tabs.
    case tab
    /// “…” where "…" belongs.
    case chineseQuotes
    /// `，` between the items of `[…]` or `{…}`.
    case fullWidthComma
    /// `title: 通知: 大集`: a text with a colon and a space.
    case colonInText(key: String, text: String)
    /// `title: [重要]通知`: a text that begins with a sign of YAML's own.
    case signInFront(key: String, text: String)
    /// What the parser says.
    case other(String)
  }

  let slip: Slip
  let location: Location

  init(_ slip: Slip, at location: Location) {
    self.slip = slip
    self.location = location
  }
}

/// Looks for what people who write Chinese get wrong in YAML.
struct YAMLSlips {
  private let source: SourceText
  private let lines: [Substring]

  init(_ source: SourceText) {
    self.source = source
    lines = String(decoding: source.bytes, as: UTF8.self).split(omittingEmptySubsequences: false) { $0.isNewline }[...].map { $0 }
  }

  /// The slip behind a fault that the parser noticed at a line and column, both from 1.
  func slip(near line: Int, column: Int) -> YAMLFault? {
    for (index, text) in lines.enumerated() {
      if let colon = YAMLSlips.fullWidthColon(in: text) { return fault(.fullWidthColon, index, colon) }
      let indent = text.prefix { $0 == " " || $0 == "\t" }
      if let tab = indent.firstIndex(of: "\t"), indent.count < text.count {
        return fault(.tab, index, text.distance(from: text.startIndex, to: tab))
      }
    }
    // The parser often notices on the next line, or one further down.
    let last = min(line, lines.count)
    for number in stride(from: last, to: max(0, last - 3), by: -1) {
      if let found = slip(in: lines[number - 1], index: number - 1, before: number == line ? column : Int.max) { return found }
    }
    return nil
  }

  private func slip(in line: Substring, index: Int, before column: Int) -> YAMLFault? {
    let start = line.prefix { $0 == " " || $0 == "-" }.count
    let content = line.dropFirst(start)
    let key = content.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    let rest = content.dropFirst(key.count)
    guard !content.hasPrefix("#") else { return nil }
    if !key.isEmpty, rest.hasPrefix(":"), let next = rest.dropFirst().first, !next.isWhitespace, !rest.hasPrefix("://") {
      return fault(.noSpace(String(key)), index, start + key.count)
    }
    if let quote = line.indices.first(where: { "“”".contains(line[$0]) && YAMLSlips.opensValue(line[..<$0]) }) {
      return fault(.chineseQuotes, index, line.distance(from: line.startIndex, to: quote))
    }
    if let comma = line.firstIndex(of: "，"), line.distance(from: line.startIndex, to: comma) < column,
      line[..<comma].contains(where: { "[{".contains($0) }), line[..<comma].count(where: { $0 == "\"" }) % 2 == 0
    {
      return fault(.fullWidthComma, index, line.distance(from: line.startIndex, to: comma))
    }
    guard !key.isEmpty, rest.hasPrefix(": ") else { return nil }
    let text = rest.dropFirst().drop { $0 == " " }
    let textStart = line.count - text.count
    let closing: [Character: Character] = ["[": "]", "{": "}"]
    guard let first = text.first, !"\"'#".contains(first) else { return nil }
    if "[{".contains(first), let end = closing[first], let close = text.firstIndex(of: end) {
      let after = text[text.index(after: close)...].drop { $0 == " " }
      if after.isEmpty || after.hasPrefix("#") || after.contains(end) { return nil }
    }
    if "[{@`%!&*|>".contains(first) { return fault(.signInFront(key: String(key), text: String(text)), index, textStart) }
    guard let colon = text.firstRange(of: ": ") ?? (text.hasSuffix(":") ? text.index(before: text.endIndex)..<text.endIndex : nil) else {
      return nil
    }
    return fault(
      .colonInText(key: String(key), text: String(text)), index, textStart + text.distance(from: text.startIndex, to: colon.lowerBound))
  }

  /// Texts of which the end was lost, since a `#` behind a space begins a comment: 第1期 #大集.
  ///
  /// A comment is meant where white space follows the `#`.
  var lostTexts: [Location] {
    var blockIndent: Int?
    return lines.enumerated().compactMap { index, line -> Location? in
      let indent = line.prefix { $0 == " " }.count
      guard indent < line.count else { return nil }
      if let block = blockIndent {
        if indent > block { return nil }
        blockIndent = nil
      }
      let content = line.dropFirst(indent)
      guard !content.hasPrefix("#"), let colon = content.firstRange(of: ": ") else { return nil }
      let text = content[colon.upperBound...].drop { $0 == " " }
      if let first = text.first, "|>".contains(first) { blockIndent = indent }
      guard let first = text.first, !"\"'[{|>".contains(first) else { return nil }
      let mark = first == "#" ? text.startIndex : text.firstRange(of: " #")?.upperBound.advanced(back: 1, in: text)
      guard let mark, let next = text[mark...].dropFirst().first, !next.isWhitespace, next != "#" else { return nil }
      return place(index, line.distance(from: line.startIndex, to: mark), length: text[mark...].unicodeScalars.count)
    }
  }

  /// The column, from 0, of a full-width colon behind the name of a setting, the commonest slip of a Chinese keyboard.
  static func fullWidthColon(in line: Substring) -> Int? {
    let name = line.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" || $0 == " " }
    return line.dropFirst(name.count).first == "：" && !name.allSatisfy { $0 == " " } ? name.count : nil
  }

  /// Whether a value may begin behind this part of a line.
  private static func opensValue(_ head: Substring) -> Bool {
    guard let last = head.last(where: { $0 != " " }) else { return false }
    return ":[{,，".contains(last)
  }

  private func fault(_ slip: YAMLFault.Slip, _ index: Int, _ column: Int) -> YAMLFault {
    YAMLFault(slip, at: place(index, column))
  }

  private func place(_ index: Int, _ column: Int, length: Int = 1) -> Location {
    source.location(line: source.firstLine + index, column: column + 1, length: length)
  }
}

extension String.Index {
  fileprivate func advanced(back distance: Int, in text: Substring) -> String.Index { text.index(self, offsetBy: -distance) }
}
