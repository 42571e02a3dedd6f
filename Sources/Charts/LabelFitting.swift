/// Makes labels fit their places: whole when they can be, broken into lines next, shortened with an ellipsis last.
enum LabelFitting {
  static let ellipsis = "…"

  /// `text` in at most `limit` lines, none wider than `width`.
  static func lines(_ text: String, width: Double, size: Double, limit: Int) -> [String] {
    var lines: [String] = []
    var rest = Substring(text)
    while !rest.isEmpty, lines.count < limit {
      if LabelWidth.of(rest, size: size) <= width || lines.count == limit - 1 {
        lines.append(shortened(rest, width: width, size: size))
        return lines
      }
      let line = head(of: rest, width: width, size: size)
      guard !line.isEmpty else { break }
      lines.append(String(line))
      rest = rest[line.endIndex...].drop { $0 == " " }
    }
    return lines.isEmpty ? [shortened(rest, width: width, size: size)] : lines
  }

  /// Whether `lines` keeps `text` whole.
  static func fits(_ text: String, width: Double, size: Double, limit: Int) -> Bool {
    lines(text, width: width, size: size, limit: limit).joined().filter { $0 != " " } == text.filter { $0 != " " }
  }

  /// `text` in one line no wider than `width`, ending in an ellipsis when it had to be cut.
  static func shortened(_ text: some StringProtocol, width: Double, size: Double) -> String {
    if LabelWidth.of(text, size: size) <= width { return String(text) }
    let room = width - LabelWidth.of(ellipsis, size: size)
    guard room >= 0 else { return "" }
    return prefix(of: Substring(text), width: room, size: size) + ellipsis
  }

  /// The longest beginning of `text` that fits and is not followed by a mark that may not begin a line.
  private static func head(of text: Substring, width: Double, size: Double) -> Substring {
    var line = prefix(of: text, width: width, size: size)
    while line.count > 1, line.endIndex < text.endIndex, notFirst.contains(text[line.endIndex]) || joins(text, at: line.endIndex) {
      line = line.dropLast()
      if line.count == 1 { return prefix(of: text, width: width, size: size) }
    }
    return line
  }

  private static func prefix(of text: Substring, width: Double, size: Double) -> Substring {
    var used = 0.0
    return text.prefix { character in
      used += LabelWidth.of(String(character), size: size)
      return used <= width
    }
  }

  /// Whether a break before `index` would tear a word or a number apart.
  private static func joins(_ text: Substring, at index: Substring.Index) -> Bool {
    let before = text[text.index(before: index)]
    return [before, text[index]].allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == ",") }
  }

  private static let notFirst: Set<Character> = ["，", "。", "、", "；", "：", "）", "》", "”", "’", "！", "？", ")", ",", ".", "%", "％"]
}
