import Diagnostics
import Yams

/// A YAML value that knows where it stands.
indirect enum YAMLValue: Sendable {
  case scalar(String, isPlain: Bool, YAMLPlace)
  case sequence([YAMLValue], YAMLPlace)
  case mapping([YAMLEntry], YAMLPlace)

  var place: YAMLPlace {
    switch self {
    case .scalar(_, _, let place), .sequence(_, let place), .mapping(_, let place): place
    }
  }

  var location: Location { place.location }

  /// Whether nothing was written: an empty value, `~`, `null` or an empty text.
  var isEmpty: Bool {
    switch self {
    case .scalar(let text, let isPlain, _): text.isEmpty || isPlain && (text == "~" || text.lowercased() == "null")
    case .sequence, .mapping: false
    }
  }
}

/// A key of a mapping and its value.
struct YAMLEntry: Sendable {
  let key: String
  let place: YAMLPlace
  let value: YAMLValue

  var location: Location { place.location }
}

/// Where a value stands; its line is looked up when somebody wants to be told.
struct YAMLPlace: Sendable {
  /// The text, or the file it is a part of.
  let source: SourceText
  /// As the file counts them, from 1, in scalars.
  let line: Int32
  let column: Int32
  let length: Int32

  init(_ source: SourceText, line: Int, column: Int, length: Int = 1) {
    self.source = source
    self.line = Int32(clamping: line)
    self.column = Int32(clamping: column)
    self.length = Int32(clamping: length)
  }

  var location: Location { source.location(line: Int(line), column: Int(column), length: Int(length)) }
}

extension YAMLValue {
  /// Parses a YAML text; an empty text is an empty mapping, and what is not YAML is nil with a finding.
  ///
  /// Anchors are refused: a few lines of them can stand for more values than any machine holds.
  static func parse(_ source: SourceText) -> Diagnosed<YAMLValue?> {
    do {
      let text = String(decoding: source.bytes, as: UTF8.self)
      // Without rules for tags every scalar stays a text; what it means is for its reader to say.
      let parser = try Yams.Parser(yaml: text, resolver: .basic, encoding: .utf8)
      guard let node = try parser.singleRoot() else { return Diagnosed(.mapping([], place(source, nil))) }
      // Nodes know their anchors only while the parser lives.
      let value = try withExtendedLifetime(parser) { try YAMLValue(node, source) }
      // Texts get lost behind a sign that few settings hold.
      let lost = source.bytes.contains(UInt8(ascii: "#")) ? YAMLSlips(source).lostTexts : []
      return Diagnosed(value, lost.map(Messages.lostText))
    } catch let anchor as AnchorFound {
      return Diagnosed(nil, [Messages.anchor(anchor.name, at: anchor.location)])
    } catch {
      return Diagnosed(nil, [Messages.notYAML(fault(error, in: source))])
    }
  }

  /// An anchor, as `x` in `&x`, and the place of what it names.
  private struct AnchorFound: Error {
    let name: String
    let location: Location
  }

  private init(_ node: Node, _ source: SourceText) throws(AnchorFound) {
    if let anchor = node.anchor { throw AnchorFound(name: anchor.rawValue, location: YAMLValue.place(source, node.mark).location) }
    switch node {
    case .scalar(let scalar):
      self = .scalar(
        scalar.string, isPlain: scalar.style == .plain || scalar.style == .any,
        YAMLValue.place(source, node.mark, length: scalar.string.unicodeScalars.count))
    case .sequence(let sequence):
      var items: [YAMLValue] = []
      for item in sequence { items.append(try YAMLValue(item, source)) }
      self = .sequence(items, YAMLValue.place(source, node.mark))
    case .mapping(let mapping):
      var entries: [YAMLEntry] = []
      for (key, value) in mapping {
        let keyValue = try YAMLValue(key, source)
        let name = if case .scalar(let text, _, _) = keyValue { text } else { "" }
        entries.append(YAMLEntry(key: name, place: keyValue.place, value: try YAMLValue(value, source)))
      }
      self = .mapping(entries, YAMLValue.place(source, node.mark))
    case .alias:
      self = .scalar("", isPlain: true, YAMLValue.place(source, node.mark))
    }
  }

  /// The parser's mark as a place of the file.
  private static func place(_ source: SourceText, _ mark: Mark?, length: Int = 1) -> YAMLPlace {
    YAMLPlace(source, line: (mark?.line ?? 1) + source.firstLine - 1, column: mark?.column ?? 1, length: length)
  }

  /// Where a key begins a line for the second time; the parser tells the place of the whole mapping only.
  private static func secondPlace(of key: String, in source: SourceText) -> Location? {
    var count = 0
    for (index, line) in String(decoding: source.bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let indent = line.prefix { $0 == " " }.count
      guard line.dropFirst(indent).hasPrefix(key + ":") else { continue }
      count += 1
      if count == 2 {
        return source.location(line: source.firstLine + index, column: indent + 1, length: key.unicodeScalars.count)
      }
    }
    return nil
  }

  /// The parser's own words and place for a text that is not YAML.
  private static func fault(_ error: any Error, in source: SourceText) -> YAMLFault {
    func fault(_ problem: String, _ mark: Mark) -> YAMLFault {
      YAMLSlips(source).slip(near: mark.line, column: mark.column)
        ?? YAMLFault(.other(problem), at: source.location(line: mark.line + source.firstLine - 1, column: mark.column))
    }
    switch error as? YamlError {
    case .scanner(let context?, let problem, _, _) where problem.contains("end of stream"):
      // What was never closed is mended where it was opened.
      return fault(problem, context.mark)
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
      return fault(problem, mark)
    case .duplicatedKeysInMapping(let duplicates, let context):
      let key = duplicates.sorted().first ?? ""
      let start = source.location(line: context.mark.line + source.firstLine - 1, column: context.mark.column)
      return YAMLFault(.duplicate(key), at: secondPlace(of: key, in: source) ?? start)
    default:
      return YAMLFault(.other("unreadable text"), at: source.location(0))
    }
  }
}
