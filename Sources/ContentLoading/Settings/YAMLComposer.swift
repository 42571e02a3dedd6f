import Diagnostics
import YAML

/// Makes one value of the events of a YAML text.
struct YAMLComposer: ~Copyable {
  private let source: SourceText
  private var parser: YAMLParser

  /// A finding that leaves no value.
  struct Refusal: Error {
    let diagnostic: Diagnostic
  }

  init(_ source: SourceText) {
    self.source = source
    parser = YAMLParser(source.bytes)
  }

  /// The value of the whole text; an empty text is an empty mapping.
  mutating func root() throws(Refusal) -> YAMLValue {
    let first = try next()
    if first.kind == .end { return .mapping([], place(first.mark)) }
    let value = try value(of: try next())
    let last = try next()
    guard last.kind == .end else { throw fault("but found another document", last.mark) }
    return value
  }

  private mutating func value(of event: YAMLEvent) throws(Refusal) -> YAMLValue {
    // A few lines of anchors can stand for more values than any machine holds.
    if let anchor = event.anchor { throw Refusal(diagnostic: Messages.anchor(anchor, at: place(event.mark).location)) }
    switch event.kind {
    case .scalar(let text, let isPlain): return .scalar(text, isPlain: isPlain, place(event.mark, length: text.unicodeScalars.count))
    case .sequenceStart: return .sequence(try items(), place(event.mark))
    case .mappingStart: return .mapping(try entries(), place(event.mark))
    case .alias: throw fault("found undefined alias", event.mark)
    case .documentStart, .sequenceEnd, .mappingEnd, .end: throw fault("did not find expected node content", event.mark)
    }
  }

  private mutating func items() throws(Refusal) -> [YAMLValue] {
    var items: [YAMLValue] = []
    while true {
      let event = try next()
      if event.kind == .sequenceEnd { return items }
      items.append(try value(of: event))
    }
  }

  private mutating func entries() throws(Refusal) -> [YAMLEntry] {
    var entries: [YAMLEntry] = []
    var names: Set<String> = []
    while true {
      let event = try next()
      if event.kind == .mappingEnd { return entries }
      let key = try value(of: event)
      guard case .scalar(let name, _, let place) = key else {
        entries.append(YAMLEntry(key: "", place: key.place, value: try value(of: try next())))
        continue
      }
      guard names.insert(name).inserted else {
        throw Refusal(diagnostic: Messages.notYAML(YAMLFault(.duplicate(name), at: place.location)))
      }
      entries.append(YAMLEntry(key: name, place: place, value: try value(of: try next())))
    }
  }

  private mutating func next() throws(Refusal) -> YAMLEvent {
    do {
      return try parser.next()
    } catch {
      switch error {
      case .syntax(let problem, let mark): throw fault(problem, mark)
      case .unreadable: throw Refusal(diagnostic: Messages.notYAML(YAMLFault(.other("unreadable text"), at: source.location(0))))
      }
    }
  }

  /// What the parser could not read, by the slip that explains it.
  private func fault(_ problem: String, _ mark: YAMLMark) -> Refusal {
    let slip = YAMLSlips(source).slip(near: mark.line, column: mark.column) ?? YAMLFault(.other(problem), at: place(mark).location)
    return Refusal(diagnostic: Messages.notYAML(slip))
  }

  /// The parser's mark as a place of the file.
  private func place(_ mark: YAMLMark, length: Int = 1) -> YAMLPlace {
    YAMLPlace(source, line: mark.line + source.firstLine - 1, column: mark.column, length: length)
  }
}
