import Diagnostics

/// Reads one task: its text and the units in its bracket.
struct TaskParser {
  let directory: UnitDirectory
  private(set) var diagnostics: [Diagnostic] = []

  init(directory: UnitDirectory) {
    self.directory = directory
  }

  /// The task in `passage`, whose number takes the first `numberLength` scalars.
  mutating func task(_ number: Int, _ passage: Passage, numberLength: Int, section: [String]) -> PlanDocument.Task {
    let location = passage.location(0..<numberLength)
    guard let bracket = ResponsibilityBracket(in: passage) else {
      diagnostics.append(Messages.taskWithoutUnits(number: number, at: location))
      let text = passage.text(passage.trimmed(numberLength..<passage.scalars.count))
      return PlanDocument.Task(
        number: number, section: section, text: text, units: [], mode: nil, cooperators: [], location: location, modeLocation: nil)
    }
    checkShape(of: bracket, in: passage, number: number)
    var units: [PlanDocument.Unit] = []
    var cooperators: [PlanDocument.Unit] = []
    var mode: Range<Int>?
    for clause in bracket.clauses(in: passage) {
      if clause.cooperates {
        cooperators += names(in: clause.names, of: passage, cooperate: true)
      } else {
        units += names(in: clause.names, of: passage, cooperate: false)
        mode = clause.mode ?? mode
      }
    }
    units = withoutRepetition(units, number: number)
    checkDivision(of: units, mode: mode, in: passage, bracket: bracket, number: number)
    return PlanDocument.Task(
      number: number,
      section: section,
      text: text(of: passage, from: numberLength, without: bracket),
      units: units,
      mode: mode.map(passage.text),
      cooperators: cooperators,
      location: location,
      modeLocation: mode.map(passage.location)
    )
  }

  /// What stands before the bracket; what stands behind it belongs to the task as well unless it is only a full stop.
  private mutating func text(of passage: Passage, from start: Int, without bracket: ResponsibilityBracket) -> String {
    let before = passage.trimmed(min(start, bracket.range.lowerBound)..<bracket.range.lowerBound)
    let after = passage.trimmed(bracket.range.upperBound..<passage.scalars.count)
    let text = passage.text(before)
    if after.isEmpty {
      if let last = before.last, !Marks.endsSentence(passage.scalars[last]), passage.scalars[last] != "”" {
        diagnostics.append(Messages.missingFullStop(at: passage.location(last..<(last + 1))))
      }
      return text
    }
    if after.count == 1, passage.scalars[after.lowerBound] == "。" { return text }
    diagnostics.append(Messages.textAfterBracket(at: passage.location(after)))
    return text + passage.text(after)
  }

  private mutating func checkShape(of bracket: ResponsibilityBracket, in passage: Passage, number: Int) {
    if !bracket.isClosed { diagnostics.append(Messages.unclosedBracket(number: number, at: passage.location(bracket.range))) }
    for inner in bracket.nested {
      diagnostics.append(Messages.nestedBrackets(passage.text(inner), at: passage.location(inner)))
    }
  }

  private mutating func checkDivision(
    of units: [PlanDocument.Unit], mode: Range<Int>?, in passage: Passage, bracket: ResponsibilityBracket, number: Int
  ) {
    if units.isEmpty {
      diagnostics.append(Messages.noUnits(number: number, at: passage.location(bracket.range)))
    } else if units.count == 1, let mode, passage.text(mode).contains("分工") {
      diagnostics.append(Messages.divisionOfOne(number: number, units[0].written, passage.text(mode), at: passage.location(mode)))
    } else if let last = units.last, units.count > 1, mode == nil {
      diagnostics.append(Messages.noDivision(number: number, count: units.count, at: last.location))
    }
  }

  /// The units, each once: reports have one entry a unit.
  private mutating func withoutRepetition(_ units: [PlanDocument.Unit], number: Int) -> [PlanDocument.Unit] {
    var seen: Set<String> = []
    return units.filter { unit in
      let isNew = seen.insert(unit.title).inserted
      if !isNew { diagnostics.append(Messages.repeatedUnit(number: number, unit.written, at: unit.location)) }
      return isNew
    }
  }

  /// The units of a list separated by `、`; inner brackets do not take part in the separation, as no name holds a `、`.
  private mutating func names(in range: Range<Int>, of passage: Passage, cooperate: Bool) -> [PlanDocument.Unit] {
    guard !range.isEmpty else { return [] }
    var units: [PlanDocument.Unit] = []
    var start = range.lowerBound
    for end in range.indices.filter({ passage.scalars[$0] == "、" }) + [range.upperBound] {
      let name = passage.trimmed(start..<end)
      if name.isEmpty {
        // The separator that has no name at one side: the one before the gap at the list's end, else the one behind it.
        let mark = end == range.upperBound ? end - 1 : end
        diagnostics.append(Messages.straySeparator(at: passage.location(mark..<(mark + 1))))
      } else {
        units += resolve(name, of: passage, cooperate: cooperate)
      }
      start = end + 1
    }
    return units
  }

  private mutating func resolve(_ range: Range<Int>, of passage: Passage, cooperate: Bool) -> [PlanDocument.Unit] {
    let written = passage.text(range)
    let location = passage.location(range)
    let unknown = PlanDocument.Unit(title: written, written: written, isKnown: false, location: location)
    if directory.isEmpty { return [unknown] }
    switch directory.match(written) {
    case .unit(let title):
      return [PlanDocument.Unit(title: title, written: written, isKnown: true, location: location)]
    case .runTogether(let parts):
      diagnostics.append(Messages.unitsRunTogether(written, as: parts.map(\.title), at: location))
      var start = range.lowerBound
      return parts.map { part in
        let place = start..<(start + part.length)
        start = place.upperBound
        return PlanDocument.Unit(title: part.title, written: passage.text(place), isKnown: true, location: passage.location(place))
      }
    case .unknown(nil) where cooperate:
      diagnostics.append(Messages.cooperatorOutside(written, at: location))
    case .unknown(let nearest):
      diagnostics.append(Messages.unknownUnit(written, nearest: nearest, at: location))
    }
    return [unknown]
  }
}
