/// Python's `textwrap.wrap` for one line.
enum TextWrap {
  static func wrap(_ line: String, width: Int, breaksLongWords: Bool, breaksOnHyphens: Bool) -> [String] {
    var chunks = chunks(of: Array(line.unicodeScalars), breaksOnHyphens: breaksOnHyphens)[...]
    var lines: [String] = []
    while !chunks.isEmpty {
      var current: [[Unicode.Scalar]] = []
      var length = 0
      if let first = chunks.first, !lines.isEmpty, first.allSatisfy(Whitespace.contains) { chunks.removeFirst() }
      while let next = chunks.first, length + next.count <= width {
        current.append(next)
        length += next.count
        chunks.removeFirst()
      }
      if let next = chunks.first, next.count > width {
        let room = width - length
        if breaksLongWords {
          var end = room
          if breaksOnHyphens, next.count > room, let hyphen = next[..<max(0, room)].lastIndex(of: "-"), hyphen > 0,
            next[..<hyphen].contains(where: { $0 != "-" })
          {
            end = hyphen + 1
          }
          current.append(Array(next[..<max(0, end)]))
          chunks[chunks.startIndex] = Array(next[max(0, end)...])
        } else if current.isEmpty {
          current.append(next)
          chunks.removeFirst()
        }
      }
      if let last = current.last, last.allSatisfy(Whitespace.contains) { current.removeLast() }
      if !current.isEmpty {
        var text = String.UnicodeScalarView()
        for chunk in current { text.append(contentsOf: chunk) }
        lines.append(String(text))
      }
    }
    return lines
  }

  /// Words and the blanks between them; words are split after inner hyphens and around dashes, by the rules of Python's `textwrap`.
  private static func chunks(of scalars: [Unicode.Scalar], breaksOnHyphens: Bool) -> [[Unicode.Scalar]] {
    var result: [[Unicode.Scalar]] = []
    var start = 0
    while start < scalars.count {
      var end = start + 1
      if isBlank(scalars[start]) {
        while end < scalars.count, isBlank(scalars[end]) { end += 1 }
      } else if breaksOnHyphens {
        end = dashesEnd(scalars, start) ?? wordEnd(scalars, start)
      } else {
        while end < scalars.count, !isBlank(scalars[end]) { end += 1 }
      }
      result.append(Array(scalars[start..<end]))
      start = end
    }
    return result
  }

  /// Where two or more hyphens that stand for a dash between words end.
  private static func dashesEnd(_ scalars: [Unicode.Scalar], _ start: Int) -> Int? {
    guard start > 0, isInWord(scalars[start - 1]) else { return nil }
    var end = start
    while end < scalars.count, scalars[end] == "-" { end += 1 }
    return end - start >= 2 && end < scalars.count && PythonString.isWord(scalars[end]) ? end : nil
  }

  private static func wordEnd(_ scalars: [Unicode.Scalar], _ start: Int) -> Int {
    func isLetter(_ position: Int) -> Bool {
      scalars.indices.contains(position) && PythonString.isWord(scalars[position])
        && scalars[position].properties.generalCategory != .decimalNumber
    }
    func isHyphen(_ position: Int) -> Bool { scalars.indices.contains(position) && scalars[position] == "-" }
    var end = start + 1
    while end < scalars.count, !isBlank(scalars[end]) {
      if isHyphen(end) {
        let isAfterWord = isLetter(end - 1) && (isLetter(end - 2) || isHyphen(end - 2) && isLetter(end - 3))
        if isAfterWord, isLetter(end + 1), isLetter(end + 2) || isHyphen(end + 2) && isLetter(end + 3) { return end + 1 }
        if dashesEnd(scalars, end) != nil { return end }
      }
      end += 1
    }
    return end
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar.value &- 9 <= 4
  }

  /// Whether a word may have this before a hyphen.
  private static func isInWord(_ scalar: Unicode.Scalar) -> Bool {
    PythonString.isWord(scalar) || ["!", "\"", "'", "&", ".", ",", "?"].contains(scalar)
  }
}
