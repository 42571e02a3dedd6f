import Diagnostics

/// The HTML elements that are written out in a template, as far as a browser would load or run something for them.
///
/// Tags, values and comments of the template count as blanks between attributes; what they bring is not known here.
struct TemplateMarkup {
  struct Attribute {
    /// In small letters.
    let name: String
    let place: Range<Int>
    let value: Range<Int>
  }

  struct Element {
    /// In small letters.
    let name: String
    let place: Range<Int>
    let attributes: [Attribute]

    subscript(_ name: String) -> Attribute? { attributes.first { $0.name == name } }
  }

  let source: SourceText
  /// The source with everything the template engine reads put out.
  private let bytes: [UInt8]

  /// Stands in place of what the template engine reads.
  private static let hole: UInt8 = 1

  init(_ source: SourceText) {
    self.source = source
    bytes = Self.literal(source.bytes)
  }

  /// Whether all of a range is written out.
  func isLiteral(_ range: Range<Int>) -> Bool { !bytes[range].contains(Self.hole) }

  /// What is written out at the beginning of a range.
  func literalStart(of range: Range<Int>) -> String {
    String(decoding: bytes[range].prefix { $0 != Self.hole }, as: UTF8.self)
  }

  /// The parts of a range between commas.
  func parts(of range: Range<Int>) -> [Range<Int>] {
    bytes[range].split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map(\.indices)
  }

  /// What follows the value of a variable that a range begins with; nil where it begins otherwise or is not written out to its end.
  func literal(_ range: Range<Int>, after variable: String) -> String? {
    let text = source.bytes[range]
    guard text.starts(with: "{{".utf8), let end = text.firstIndex(of: UInt8(ascii: "}")), end + 2 <= range.upperBound,
      String(decoding: text[(range.lowerBound + 2)..<end], as: UTF8.self).filter({ $0 != " " && $0 != "-" }) == variable,
      isLiteral(end + 2..<range.upperBound)
    else { return nil }
    return String(decoding: text[(end + 2)...], as: UTF8.self)
  }

  // MARK: Reading

  private static func literal(_ source: [UInt8]) -> [UInt8] {
    var bytes = source
    var position = 0
    while let brace = source[position...].firstIndex(of: UInt8(ascii: "{")), brace + 1 < source.count {
      let close: UInt8
      switch source[brace + 1] {
      case UInt8(ascii: "{"): close = UInt8(ascii: "}")
      case let sign where sign == UInt8(ascii: "%") || sign == UInt8(ascii: "#"): close = sign
      default:
        position = brace + 1
        continue
      }
      let end = Self.end(of: source, from: brace + 2, close: close)
      for offset in brace..<end { bytes[offset] = hole }
      position = end
    }
    return bytes
  }

  /// The offset after `}}`, `%}` or `#}`; those within quotes do not count but in comments.
  private static func end(of source: [UInt8], from start: Int, close: UInt8) -> Int {
    var quote: UInt8?
    var offset = start
    while offset + 1 < source.count {
      let byte = source[offset]
      if let open = quote {
        if byte == UInt8(ascii: "\\") { offset += 1 } else if byte == open { quote = nil }
      } else if close != UInt8(ascii: "#"), byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == close, source[offset + 1] == UInt8(ascii: "}") {
        return offset + 2
      }
      offset += 1
    }
    return source.count
  }

  /// The start tags with attributes, in order.
  var elements: [Element] {
    var elements: [Element] = []
    var position = 0
    while let sign = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
      position = sign + 1
      if bytes[position...].starts(with: "!--".utf8) {
        position = end(of: "-->", from: position)
      } else if position < bytes.count, isLetter(bytes[position]) {
        let element = element(at: &position)
        elements.append(element)
        // What stands in scripts and style sheets is no HTML.
        if element.name == "script" || element.name == "style" { position = end(of: "</" + element.name, from: position) }
      }
    }
    return elements
  }

  private func end(of text: String, from start: Int) -> Int {
    var position = start
    while let next = bytes[position...].firstIndex(of: text.utf8.first ?? 0) {
      if bytes[next...].starts(with: text.utf8) { return next + text.utf8.count }
      position = next + 1
    }
    return bytes.count
  }

  private func element(at position: inout Int) -> Element {
    let name = word(at: &position)
    var attributes: [Attribute] = []
    while position < bytes.count, bytes[position] != UInt8(ascii: ">") {
      if isBlank(bytes[position]) || bytes[position] == UInt8(ascii: "/") {
        position += 1
        continue
      }
      // The name of this attribute is not written out.
      if bytes[position] == UInt8(ascii: "=") {
        position += 1
        _ = value(at: &position)
        continue
      }
      let place = word(at: &position)
      while position < bytes.count, isBlank(bytes[position]), bytes[position] != Self.hole { position += 1 }
      var value = position..<position
      if position < bytes.count, bytes[position] == UInt8(ascii: "=") {
        position += 1
        value = self.value(at: &position)
      }
      attributes.append(Attribute(name: text(place), place: place, value: value))
    }
    return Element(name: text(name), place: name, attributes: attributes)
  }

  private func value(at position: inout Int) -> Range<Int> {
    while position < bytes.count, isBlank(bytes[position]), bytes[position] != Self.hole { position += 1 }
    guard position < bytes.count else { return position..<position }
    let quote = bytes[position]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      let end = bytes[position...].firstIndex { isBlank($0) && $0 != Self.hole || $0 == UInt8(ascii: ">") } ?? bytes.count
      defer { position = end }
      return position..<end
    }
    let start = position + 1
    let end = bytes[start...].firstIndex(of: quote) ?? bytes.count
    position = min(end + 1, bytes.count)
    return start..<end
  }

  private func word(at position: inout Int) -> Range<Int> {
    let start = position
    // A sign that begins no name is passed over.
    position += 1
    while position < bytes.count, !isBlank(bytes[position]), !"/>=".utf8.contains(bytes[position]) { position += 1 }
    return start..<position
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self).lowercased() }

  private func isBlank(_ byte: UInt8) -> Bool { byte <= 0x20 }

  private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }
}

extension ProjectFiles {
  /// The templates of public pages; reports have rules of their own.
  var pageTemplates: [SourceText] {
    templates.filter { ($0.file.hasSuffix(".html") || $0.file.hasSuffix(".svg")) && !$0.file.hasPrefix("Templates/report/") }
  }
}
