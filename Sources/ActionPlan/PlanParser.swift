package import Diagnostics

extension PlanDocument {
  /// Reads a plan as it was issued; the text is taken as it stands, and whatever is irregular about it becomes a warning.
  ///
  /// Names of units are checked against `units`: an unknown one is an error. Without any known units names are taken as written.
  package static func parse(_ source: SourceText, units: [UnitName]) -> Diagnosed<PlanDocument> {
    var parser = PlanParser(file: source.file, directory: UnitDirectory(units))
    return parser.parse(source.lines.filter { !$0.scalars.isEmpty })
  }
}

/// Goes through the lines of a document and gives each to the part of the plan it belongs to.
private struct PlanParser {
  let file: String
  private var tasks: TaskParser
  private var document = PlanDocument(title: "", issuer: nil, date: nil, sections: [], tasks: [])
  private var diagnostics: [Diagnostic] = []

  init(file: String, directory: UnitDirectory) {
    self.file = file
    tasks = TaskParser(directory: directory)
  }

  mutating func parse(_ lines: [Line]) -> Diagnosed<PlanDocument> {
    let bodyStart = lines.firstIndex { Numbering($0.scalars) != nil } ?? lines.count
    let preamble = Preamble(lines[..<bodyStart])
    document.title = preamble.title
    document.issuer = preamble.issuer
    document.date = preamble.date
    parseBody(lines[bodyStart...])
    diagnostics += tasks.diagnostics
    diagnostics += SequenceChecks.check(document)
    diagnostics += Wording.check(preamble: lines[..<bodyStart], body: lines[bodyStart...], file: file)
    return Diagnosed(document, diagnostics.sortedByLocation())
  }

  private mutating func parseBody(_ lines: ArraySlice<Line>) {
    var previous = [1: 0, 2: 0]
    var index = lines.startIndex
    while index < lines.endIndex {
      let line = lines[index]
      let passage = Passage(line, file: file)
      index += 1
      switch Numbering(line.scalars) {
      case .heading(let level, let value):
        addHeading(passage, level: level)
        checkOrder(of: value, after: previous[level] ?? 0, in: passage)
        previous[level] = value ?? previous[level]
        if level == 1 { previous[2] = 0 }
      case .task(let number, let length):
        let whole = wholeTask(passage, continuedBy: lines[index...])
        index += whole.lines.count - 1
        document.tasks.append(tasks.task(number, whole, numberLength: length, section: document.sections.last?.path ?? []))
      case nil:
        if let bracket = ResponsibilityBracket(in: passage) {
          diagnostics.append(Messages.bracketWithoutNumber(at: passage.location(bracket.range)))
        }
      }
    }
  }

  /// A task may go on over several lines, up to the bracket that names its units.
  private func wholeTask(_ first: Passage, continuedBy lines: ArraySlice<Line>) -> Passage {
    var passage = first
    var rest = lines.prefix { Numbering($0.scalars) == nil }.prefix(Self.longestTask)
    while ResponsibilityBracket(in: passage)?.isClosed != true {
      guard let line = rest.popFirst() else { return first }
      passage.append(line)
    }
    return passage
  }

  /// Lines a task may go on for; keeps a document without any brackets from being read over and over.
  private static let longestTask = 20

  /// Adds a heading; where its paragraph goes on in the same line, the heading ends at the first full stop.
  private mutating func addHeading(_ passage: Passage, level: Int) {
    let end = passage.scalars.firstIndex(of: "。") ?? passage.scalars.count
    let title = passage.text(0..<end)
    let above = document.sections.last { $0.level < level }?.path ?? []
    document.sections.append(
      PlanDocument.Section(title: title, level: level, path: above + [title], location: passage.location(0..<end)))
    if let bracket = ResponsibilityBracket(in: passage) {
      diagnostics.append(Messages.bracketWithoutNumber(at: passage.location(bracket.range)))
    }
  }

  private mutating func checkOrder(of value: Int?, after previous: Int, in passage: Passage) {
    guard let value, value != previous + 1 else { return }
    let mark = passage.scalars.firstIndex { $0 == "、" || Marks.closesBracket($0) } ?? 0
    diagnostics.append(Messages.headingOutOfOrder(passage.text(0..<(mark + 1)), at: passage.location(0..<(mark + 1))))
  }
}
