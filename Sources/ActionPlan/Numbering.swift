/// What the beginning of a line says about its part in the document.
enum Numbering: Equatable {
  /// `一、` (level 1) or `（一）` (level 2), with the number's value when it is below 100.
  case heading(level: Int, value: Int?)
  /// `1.`, with the length of the number and its mark.
  case task(number: Int, length: Int)

  init?(_ line: ArraySlice<Unicode.Scalar>) {
    let line = Array(line)
    if let task = Self.task(line) {
      self = task
    } else if let heading = Self.heading(line) {
      self = heading
    } else {
      return nil
    }
  }

  /// `1.5万亩` begins with an amount, not with a number.
  private static func task(_ line: [Unicode.Scalar]) -> Numbering? {
    let digits = line.prefix { Marks.digit($0) != nil }
    guard let number = Marks.number(digits), digits.count < line.count else { return nil }
    switch line[digits.count] {
    case ".", "．", "、": break
    default: return nil
    }
    let length = digits.count + 1
    if length < line.count, Marks.digit(line[length]) != nil { return nil }
    return .task(number: number, length: length)
  }

  private static func heading(_ line: [Unicode.Scalar]) -> Numbering? {
    let isBracketed = line.first.map(Marks.opensBracket) ?? false
    let numeral = line.dropFirst(isBracketed ? 1 : 0).prefix { "一二三四五六七八九十百零〇".unicodeScalars.contains($0) }
    guard !numeral.isEmpty, numeral.endIndex < line.count else { return nil }
    let mark = line[numeral.endIndex]
    guard isBracketed ? Marks.closesBracket(mark) : mark == "、" else { return nil }
    return .heading(level: isBracketed ? 2 : 1, value: value(numeral))
  }

  /// The value of a Chinese numeral from 1 to 99.
  private static func value(_ numeral: ArraySlice<Unicode.Scalar>) -> Int? {
    let units = Array("一二三四五六七八九".unicodeScalars)
    let parts = numeral.split(separator: "十", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy({ $0.count <= 1 }) else { return nil }
    let digits = parts.map { part in part.first.map { units.firstIndex(of: $0).map { $0 + 1 } } ?? .some(0) }
    guard let first = digits.first.flatMap({ $0 }) else { return nil }
    guard parts.count == 2 else { return first }
    guard let last = digits.last.flatMap({ $0 }) else { return nil }
    return max(1, first) * 10 + last
  }
}
