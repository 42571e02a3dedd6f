import Diagnostics

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
  static func parse(_ source: SourceText) -> Diagnosed<YAMLValue?> {
    do {
      var composer = YAMLComposer(source)
      let value = try composer.root()
      // Texts get lost behind a sign that few settings hold.
      let lost = source.bytes.contains(UInt8(ascii: "#")) ? YAMLSlips(source).lostTexts : []
      return Diagnosed(value, lost.map(Messages.lostText))
    } catch {
      return Diagnosed(nil, [error.diagnostic])
    }
  }
}
