import Diagnostics

/// A pattern a whole text has to match, in the notation of regular expressions: `.`, `[a-z]`, `[^…]`, `\d`, `\w`, `\s`, `(…|…)`, `?`, `*`, `+`,
/// `{2}`, `{2,4}`, `{2,}`.
///
/// All ways of matching are followed side by side, so that the time is bounded by text times pattern, whatever both are.
package struct TextPattern: Sendable {
  /// One step of a match.
  fileprivate enum Step: Sendable {
    /// Takes one character of the set.
    case take(CharacterSet)
    /// Goes on at either place.
    case fork(Int, Int)
  }

  /// The pattern as it was written.
  package let source: String
  private let steps: [Step]

  /// Throws where the pattern is not well formed or too large.
  package init(_ source: String) throws(FieldFault) {
    self.source = source
    var parser = PatternParser(source)
    steps = try parser.parse()
  }

  /// Whether the whole of `text` fits.
  package func matches(_ text: String) -> Bool {
    var current: Set<Int> = []
    reach(0, &current)
    for scalar in text.unicodeScalars {
      var next: Set<Int> = []
      for place in current {
        if place < steps.count, case .take(let set) = steps[place], set.contains(scalar) { reach(place + 1, &next) }
      }
      if next.isEmpty { return false }
      current = next
    }
    return current.contains(steps.count)
  }

  /// Adds a place and all that can be reached from it without taking a character.
  private func reach(_ place: Int, _ places: inout Set<Int>) {
    var pending = [place]
    while let place = pending.popLast() {
      guard places.insert(place).inserted, place < steps.count, case .fork(let first, let second) = steps[place] else { continue }
      pending += [first, second]
    }
  }
}

/// Characters one place of a pattern takes.
private struct CharacterSet: Sendable {
  var ranges: [ClosedRange<UInt32>]
  var isInverted = false

  static let any = CharacterSet(ranges: [], isInverted: true)

  init(ranges: [ClosedRange<UInt32>], isInverted: Bool = false) {
    self.ranges = ranges
    self.isInverted = isInverted
  }

  init(_ scalar: Unicode.Scalar) {
    ranges = [scalar.value...scalar.value]
  }

  /// What `\d`, `\w` and `\s` stand for; nil for other letters.
  init?(class letter: Unicode.Scalar) {
    switch letter {
    case "d": ranges = [0x30...0x39]
    case "w": ranges = [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A]
    case "s": ranges = [0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x3000...0x3000]
    default: return nil
    }
  }

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    ranges.contains { $0.contains(scalar.value) } != isInverted
  }
}

/// Turns the text of a pattern into steps; a part is a list of steps whose forks are counted from its own beginning.
private struct PatternParser {
  private static let largest = 2000
  private static let deepest = 20

  private let source: String
  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var depth = 0

  init(_ source: String) {
    self.source = source
    scalars = Array(source.unicodeScalars)
  }

  mutating func parse() throws(FieldFault) -> [TextPattern.Step] {
    // A pattern always speaks of the whole text; the usual signs for its ends may stand there.
    if peek == "^" { position += 1 }
    let steps = try alternatives()
    if peek == "$" { position += 1 }
    guard position == scalars.count else { throw fault }
    return steps
  }

  private var peek: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }
  private var fault: FieldFault { Messages.badPattern(source, at: position + 1) }

  private mutating func alternatives() throws(FieldFault) -> [TextPattern.Step] {
    var steps = try sequence()
    while peek == "|" {
      position += 1
      let other = try sequence()
      // fork(first, other) first jump(end) other
      steps =
        [.fork(1, steps.count + 2)] + shifted(steps, 1) + [.fork(steps.count + 2 + other.count, steps.count + 2 + other.count)]
        + shifted(other, steps.count + 2)
    }
    return steps
  }

  private mutating func sequence() throws(FieldFault) -> [TextPattern.Step] {
    var steps: [TextPattern.Step] = []
    while let next = peek, next != "|", next != ")", !(next == "$" && position == scalars.count - 1) {
      let part = try repeated(try one())
      steps += shifted(part, steps.count)
      guard steps.count <= PatternParser.largest else { throw fault }
    }
    return steps
  }

  private mutating func one() throws(FieldFault) -> [TextPattern.Step] {
    guard let next = peek else { throw fault }
    position += 1
    switch next {
    case "(":
      guard depth < PatternParser.deepest else { throw fault }
      depth += 1
      if peek == "?", position + 1 < scalars.count, scalars[position + 1] == ":" { position += 2 }
      let steps = try alternatives()
      guard peek == ")" else { throw fault }
      position += 1
      depth -= 1
      return steps
    case "[": return [.take(try set())]
    case ".": return [.take(.any)]
    case "\\":
      guard let letter = peek else { throw fault }
      position += 1
      return [.take(CharacterSet(class: letter) ?? CharacterSet(letter))]
    case "*", "+", "?", "{", "}", "]", "^", "$":
      position -= 1
      throw fault
    default: return [.take(CharacterSet(next))]
    }
  }

  /// The characters between brackets, of which the first was taken.
  private mutating func set() throws(FieldFault) -> CharacterSet {
    var set = CharacterSet(ranges: [])
    if peek == "^" {
      set.isInverted = true
      position += 1
    }
    while let first = peek, first != "]" {
      position += 1
      var low = first
      if first == "\\" {
        guard let letter = peek else { throw fault }
        position += 1
        if let known = CharacterSet(class: letter) {
          set.ranges += known.ranges
          continue
        }
        low = letter
      }
      var high = low
      if peek == "-", position + 1 < scalars.count, scalars[position + 1] != "]" {
        high = scalars[position + 1]
        position += 2
      }
      guard low <= high else { throw fault }
      set.ranges.append(low.value...high.value)
    }
    guard peek == "]", !set.ranges.isEmpty else { throw fault }
    position += 1
    return set
  }

  /// A part as often as the sign behind it says.
  private mutating func repeated(_ part: [TextPattern.Step]) throws(FieldFault) -> [TextPattern.Step] {
    guard let (least, most) = try count() else { return part }
    var steps: [TextPattern.Step] = []
    func append(_ part: [TextPattern.Step]) throws(FieldFault) {
      steps += shifted(part, steps.count)
      guard steps.count <= PatternParser.largest else { throw fault }
    }
    for _ in 0..<least { try append(part) }
    if let most {
      for _ in least..<most { try append([.fork(1, part.count + 1)] + shifted(part, 1)) }
    } else {
      try append([.fork(1, part.count + 2)] + shifted(part, 1) + [.fork(0, 0)])
    }
    return steps
  }

  /// The bounds that `?`, `*`, `+` or `{…}` name; nil where none of them stands.
  private mutating func count() throws(FieldFault) -> (Int, Int?)? {
    guard let sign = peek, "?*+{".unicodeScalars.contains(sign) else { return nil }
    position += 1
    switch sign {
    case "?": return (0, 1)
    case "*": return (0, nil)
    case "+": return (1, nil)
    default:
      let least = try number()
      var most: Int? = least
      if peek == "," {
        position += 1
        most = peek == "}" ? nil : try number()
      }
      guard peek == "}", most.map({ $0 >= least }) ?? true else { throw fault }
      position += 1
      return (least, most)
    }
  }

  private mutating func number() throws(FieldFault) -> Int {
    var value: Int?
    while let digit = peek, ("0"..."9").contains(digit) {
      value = (value ?? 0) * 10 + Int(digit.value - 48)
      position += 1
      guard value ?? 0 <= PatternParser.largest else { throw fault }
    }
    guard let value else { throw fault }
    return value
  }

  private func shifted(_ steps: [TextPattern.Step], _ distance: Int) -> [TextPattern.Step] {
    steps.map { step in
      if case .fork(let first, let second) = step { .fork(first + distance, second + distance) } else { step }
    }
  }
}
