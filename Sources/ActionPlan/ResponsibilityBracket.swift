/// The bracket at a task's end that names its units, such as `(责任单位:区商务局、区发改局按职责分工负责,平西乡人民政府配合)`.
struct ResponsibilityBracket {
  /// From the opening bracket to behind the closing one.
  let range: Range<Int>
  /// Between the brackets.
  let content: Range<Int>
  let isClosed: Bool
  /// Brackets within the bracket.
  let nested: [Range<Int>]

  /// Names under which plans introduce responsible units.
  static let leads = ["责任单位", "牵头单位", "责任部门", "牵头部门", "主责单位", "主办单位"]
  /// Names under which plans introduce cooperating units.
  static let cooperates = ["配合单位", "配合部门", "协办单位", "参与单位"]

  /// The last bracket of `passage` that begins with a name for units, or else a bracket at its end that says who is in charge.
  init?(in passage: Passage) {
    let scalars = passage.scalars
    var closed: [ResponsibilityBracket] = []
    var open: [(start: Int, nested: [Range<Int>])] = []
    for (offset, scalar) in scalars.enumerated() {
      if Marks.opensBracket(scalar) {
        open.append((offset, []))
      } else if Marks.closesBracket(scalar), let (start, nested) = open.popLast() {
        let range = start..<(offset + 1)
        if let outer = open.indices.last { open[outer].nested.append(range) }
        closed.append(ResponsibilityBracket(range: range, content: (start + 1)..<offset, isClosed: true, nested: nested))
      }
    }
    let unclosed = open.map { start, nested in
      ResponsibilityBracket(range: start..<scalars.count, content: (start + 1)..<scalars.count, isClosed: false, nested: nested)
    }
    let marked = (closed + unclosed).filter { bracket in
      let start = passage.trimmed(bracket.content).lowerBound
      return (Self.leads + Self.cooperates).contains { passage.hasPrefix($0, at: start) }
    }
    let end = scalars.endIndex - (scalars.last == "。" ? 1 : 0)
    let atEnd = closed.last { bracket in
      let content = passage.trimmed(bracket.content)
      return bracket.range.upperBound == end && ["负责", "配合", "牵头"].contains { passage.hasSuffix($0, in: content) }
    }
    guard let found = marked.max(by: { $0.range.lowerBound < $1.range.lowerBound }) ?? atEnd else { return nil }
    self = found
  }

  private init(range: Range<Int>, content: Range<Int>, isClosed: Bool, nested: [Range<Int>]) {
    self.range = range
    self.content = content
    self.isClosed = isClosed
    self.nested = nested
  }

  /// A part of the bracket between two commas.
  struct Clause {
    /// The names, separated by `、`.
    let names: Range<Int>
    let cooperates: Bool
    /// The phrase that says how the units share the task.
    let mode: Range<Int>?
  }

  /// The clauses in order; commas within inner brackets do not separate.
  func clauses(in passage: Passage) -> [Clause] {
    var clauses: [Clause] = []
    var start = content.lowerBound
    func end(at offset: Int) {
      let range = passage.trimmed(start..<offset)
      if !range.isEmpty { clauses.append(Clause(range, in: passage)) }
      start = offset + 1
    }
    var depth = 0
    for offset in content {
      let scalar = passage.scalars[offset]
      if Marks.opensBracket(scalar) {
        depth += 1
      } else if Marks.closesBracket(scalar) {
        depth -= 1
      } else if depth <= 0, Marks.separatesClauses(scalar) {
        end(at: offset)
      }
    }
    end(at: content.upperBound)
    return clauses
  }
}

extension ResponsibilityBracket.Clause {
  init(_ range: Range<Int>, in passage: Passage) {
    var names = range
    var cooperates = false
    var mode: Range<Int>?
    if let label = (ResponsibilityBracket.leads + ResponsibilityBracket.cooperates).first(where: {
      passage.hasPrefix($0, at: range.lowerBound)
    }) {
      cooperates = ResponsibilityBracket.cooperates.contains(label)
      var start = range.lowerBound + label.unicodeScalars.count
      while start < range.upperBound, Marks.isColon(passage.scalars[start]) || passage.scalars[start].properties.isWhitespace { start += 1 }
      names = min(start, range.upperBound)..<range.upperBound
    }
    if let suffix = ["配合", "协助", "参与"].first(where: { passage.hasSuffix($0, in: names) }) {
      cooperates = true
      names = names.lowerBound..<(names.upperBound - suffix.unicodeScalars.count)
    } else if let phrase = Self.mode(in: names, of: passage) {
      mode = phrase
      names = names.lowerBound..<phrase.lowerBound
    }
    self.init(names: passage.trimmed(names), cooperates: cooperates, mode: mode)
  }

  /// `按…负责` at the end, or one of the phrases without 按.
  private static func mode(in range: Range<Int>, of passage: Passage) -> Range<Int>? {
    guard ["负责", "牵头"].contains(where: { passage.hasSuffix($0, in: range) }) else { return nil }
    if let start = passage.scalars[range].suffix(12).lastIndex(of: "按") { return start..<range.upperBound }
    return ["分别负责", "共同负责", "分工负责", "牵头负责", "负责", "牵头"].first { passage.hasSuffix($0, in: range) }.map {
      (range.upperBound - $0.unicodeScalars.count)..<range.upperBound
    }
  }
}
