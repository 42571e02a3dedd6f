import Diagnostics

/// Texts cut and broken where Chinese typesetting allows it; a Chinese character counts as two columns.
enum WideText {
  static func width(_ character: Character) -> Int {
    DisplayWidth.of(character.unicodeScalars)
  }

  /// The beginning that fits with `end` behind it; without `end` when not even that fits.
  static func truncated(_ text: String, width: Int, end: String) -> String {
    guard DisplayWidth.of(text.unicodeScalars) > width else { return text }
    let endWidth = DisplayWidth.of(end.unicodeScalars)
    let ending = endWidth <= width ? end : ""
    var room = max(0, width) - (ending.isEmpty ? 0 : endWidth)
    var kept = ""
    for character in text {
      room -= self.width(character)
      if room < 0 { break }
      kept.append(character)
    }
    return kept + ending
  }

  /// The first sentences within so many scalars, or the text cut with … when the first sentence is longer.
  static func excerpt(_ text: String, length: Int) -> String {
    guard text.unicodeScalars.count > length else { return text }
    let kept = text.unicodeScalars.prefix(length)
    let ends: Set<Unicode.Scalar> = ["。", "！", "？", "；", "!", "?"]
    if let end = kept.lastIndex(where: { ends.contains($0) }) {
      // A closing quotation mark or bracket belongs to its sentence.
      let rest = text.unicodeScalars[text.unicodeScalars.index(after: end)...]
      let closing = rest.prefix { closers.contains(Character($0)) }
      return String(kept[...end]) + String(closing)
    }
    return String(kept.dropLast()) + "…"
  }

  /// Lines of at most `width` columns; line ends in the text are kept.
  static func wrapped(_ text: String, width: Int) -> [String] {
    PythonString.lines(text).flatMap { wrappedLine($0, width: width) }
  }

  private static func wrappedLine(_ line: String, width: Int) -> [String] {
    var lines: [String] = []
    var current = ""
    var used = 0
    func finish() {
      while current.last == " " { current.removeLast() }
      lines.append(current)
      (current, used) = ("", 0)
    }
    for piece in pieces(of: line) {
      let length = DisplayWidth.of(piece.unicodeScalars)
      if used + length > width, !current.isEmpty, piece != " " { finish() }
      if piece == " ", current.isEmpty, !lines.isEmpty { continue }
      // A word longer than a line is broken anywhere.
      for character in length > width ? Array(piece) : [] {
        if used + self.width(character) > width, !current.isEmpty { finish() }
        current.append(character)
        used += self.width(character)
      }
      if length <= width {
        current += piece
        used += length
      }
    }
    if !current.isEmpty || lines.isEmpty { finish() }
    return lines
  }

  /// What stays together: a blank, a word, or a wide character with the punctuation that belongs to it.
  private static func pieces(of line: String) -> [String] {
    var pieces: [String] = []
    var staysOpen = false
    var wasWord = false
    for character in line {
      let isBlank = character == " "
      let isWide = width(character) > 1
      let isWord = !isWide && !isBlank
      let joins = !isBlank && (staysOpen || closers.contains(character) || followers.contains(character) || isWord && wasWord)
      if joins, let last = pieces.last, last != " " { pieces[pieces.count - 1].append(character) } else { pieces.append(String(character)) }
      staysOpen = openers.contains(character)
      wasWord = isWord
    }
    return pieces
  }

  private static let openers: Set<Character> = ["（", "《", "〈", "「", "『", "【", "〔", "“", "‘", "(", "["]
  private static let closers: Set<Character> = ["）", "》", "〉", "」", "』", "】", "〕", "”", "’", ")", "]"]
  private static let followers: Set<Character> = [
    "，", "。", "、", "；", "：", "？", "！", "…", "—", "·", "～", "％", "%", ",", ".", ";", ":", "!", "?",
  ]
}
