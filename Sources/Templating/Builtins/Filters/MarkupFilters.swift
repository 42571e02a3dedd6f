extension Filter {
  /// Filters that make or take apart markup and URLs.
  static let markupFilters: [Filter] = [
    Filter("safe") { value, _, machine throws(Fault) in
      if case .safe = value { return value }
      if case .undefined = value { return value }
      return .safe(value.text)
    },
    Filter("escape", apply: escape),
    Filter("e", apply: escape),
    Filter("forceescape") { value, _, machine throws(Fault) in .safe(HTMLEscape.escaped(try machine.text(value))) },
    Filter("striptags") { value, _, machine throws(Fault) in .string(Markup.stripped(try machine.text(value))) },
    Filter("urlencode") { value, _, machine throws(Fault) in
      switch value {
      case .object(let object) where object.display == nil:
        return .string(
          zip(object.shape.keys, object.values).map { PercentEncoding.query($0.text) + "=" + PercentEncoding.query($1.text) }
            .joined(separator: "&"))
      case .array, .tuple, .dynamic:
        var parts: [String] = []
        for item in try machine.items(of: value) {
          let pair = try machine.unpack(item, count: 2)
          parts.append(PercentEncoding.query(pair[0].text) + "=" + PercentEncoding.query(pair[1].text))
        }
        return .string(parts.joined(separator: "&"))
      default: return .string(PercentEncoding.path(try machine.text(value)))
      }
    },
    Filter("xmlattr", [Parameter("autospace")]) { value, arguments, machine throws(Fault) in
      guard case .object(let object) = value else {
        try machine.require(value)
        throw Messages.notAMapping(value)
      }
      var parts: [String] = []
      for (key, member) in zip(object.shape.keys, object.values) {
        switch member {
        case .none, .undefined: continue
        default: break
        }
        let name = key.text
        guard !name.unicodeScalars.contains(where: { Whitespace.contains($0) || "/>=\"'<".unicodeScalars.contains($0) }) else {
          throw Messages.invalidAttributeName(name)
        }
        let text = machine.isContextual(arguments) ? try Markup.attributeValue(member, of: name) : Markup.escaped(member)
        parts.append(HTMLEscape.escaped(name) + "=\"" + text + "\"")
      }
      var text = parts.joined(separator: " ")
      if try arguments.flag(0, or: true, machine), !text.isEmpty { text = " " + text }
      return arguments.autoescape ? .safe(text) : .string(text)
    },
    Filter(
      "urlize", [Parameter("trim_url_limit"), Parameter("nofollow"), Parameter("target"), Parameter("rel"), Parameter("extra_schemes")]
    ) {
      value, arguments, machine throws(Fault) in
      let text = try machine.text(value)
      let limit = arguments[0].flatMap { if case .int(let number) = $0 { max(0, number) } else { nil } }
      var rel = Set((arguments[3]?.stringText?.text ?? "").split(separator: " ").map(String.init))
      if try arguments.flag(1, machine) { rel.insert("nofollow") }
      rel.insert("noopener")
      let target = arguments[2]?.stringText?.text
      var schemes: [String] = []
      if let extra = arguments[4], !isNone(extra) {
        for scheme in try machine.items(of: extra) {
          guard Linkifier.isScheme(scheme.text) else { throw Messages.invalidScheme(scheme.text) }
          schemes.append(scheme.text)
        }
      }
      let result = Linkifier(limit: limit, rel: rel.sorted().joined(separator: " "), target: target, schemes: schemes)
        .linked(isSafe(value) ? text : HTMLEscape.escaped(text))
      return arguments.autoescape ? .safe(result) : .string(result)
    },
  ]

  private static let escape: Apply = { value, _, machine throws(Fault) in
    if case .safe = value { return value }
    return .safe(HTMLEscape.escaped(try machine.text(value)))
  }
}

/// Percent-encoding of UTF-8 as Python's `quote` does it.
enum PercentEncoding {
  static func path(_ text: String) -> String {
    encode(text) { $0 == UInt8(ascii: "/") }
  }

  /// For names and values of a query: a blank becomes `+`.
  static func query(_ text: String) -> String {
    encode(text) { _ in false }.split(separator: "%20", omittingEmptySubsequences: false).joined(separator: "+")
  }

  private static func encode(_ text: String, keeps: (UInt8) -> Bool) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
        bytes.append(byte)
      case _ where keeps(byte): bytes.append(byte)
      default: bytes += [UInt8(ascii: "%"), URLEscape.hexadecimal(byte >> 4), URLEscape.hexadecimal(byte & 15)]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Markup as text, and text as markup.
enum Markup {
  static func escaped(_ value: Value) -> String {
    Filter.isSafe(value) ? value.text : HTMLEscape.escaped(value.text)
  }

  /// A value escaped for the attribute it is given to; attributes that could run code are refused.
  static func attributeValue(_ value: Value, of name: String) throws(Fault) -> String {
    var output = Output(capacity: 64, limit: .max)
    switch AttributeKind(name.lowercased()) {
    case .plain: HTMLEscape.writeMarkupInAttribute(escaped(value), to: &output)
    case .url: if URLEscape.isSafe(value.text) { URLEscape.write(value.text, to: &output) } else { output.append(URLEscape.blocked) }
    case .srcset: URLEscape.writeSourceSet(value.text, to: &output)
    case .script, .style, .document, .refresh, .unknown: throw Messages.invalidAttributeName(name)
    }
    return output.take(from: 0)
  }

  /// The text without comments and tags, references resolved, blanks collapsed.
  static func stripped(_ markup: String) -> String {
    var bytes = remove(Array(markup.utf8), from: "<!--", to: "-->")
    bytes = remove(bytes, from: "<", to: ">")
    return unescaped(PythonString.words(String(decoding: bytes, as: UTF8.self)).joined(separator: " "))
  }

  private static func remove(_ source: [UInt8], from open: String, to close: String) -> [UInt8] {
    var result: [UInt8] = []
    var offset = 0
    while let start = TextSearch.find(Array(open.utf8), in: source, from: offset),
      let end = TextSearch.find(Array(close.utf8), in: source, from: start + open.utf8.count)
    {
      result += source[offset..<start]
      offset = end + close.utf8.count
    }
    return result + source[offset...]
  }

  /// The markup with a text replaced wherever it stands outside tags, so that tags stay what they are.
  static func replacing(_ markup: String, _ old: String, _ new: String, _ maximum: Int, limit: Int) throws(Fault) -> String {
    guard !old.isEmpty else { return markup }
    var result = ""
    var left = maximum
    for piece in pieces(of: markup) {
      guard !piece.isTag, left != 0 else {
        result += piece.text
        continue
      }
      result += try PythonString.replace(piece.text, old, new, left, limit: limit)
      guard result.utf8.count <= limit else { throw Messages.tooLong(limit) }
      if left > 0 { left = max(0, left - PythonString.split(piece.text, old).count + 1) }
    }
    return result
  }

  /// Tags and the texts between them.
  private static func pieces(of markup: String) -> [(text: String, isTag: Bool)] {
    var pieces: [(text: String, isTag: Bool)] = []
    var piece: [UInt8] = []
    var isTag = false
    var quote: UInt8?
    func finish() {
      if !piece.isEmpty { pieces.append((String(decoding: piece, as: UTF8.self), isTag)) }
      piece = []
    }
    for byte in markup.utf8 {
      if isTag {
        piece.append(byte)
        if let open = quote {
          if byte == open { quote = nil }
        } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
          quote = byte
        } else if byte == UInt8(ascii: ">") {
          finish()
          isTag = false
        }
      } else {
        if byte == UInt8(ascii: "<") {
          finish()
          isTag = true
        }
        piece.append(byte)
      }
    }
    finish()
    return pieces
  }

  private static let entities: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "copy": "©", "reg": "®", "hellip": "…", "mdash": "—",
    "ndash": "–", "ldquo": "“", "rdquo": "”", "lsquo": "‘", "rsquo": "’", "times": "×", "middot": "·", "raquo": "»", "laquo": "«",
    "yen": "¥", "euro": "€", "deg": "°",
  ]

  static func unescaped(_ text: String) -> String {
    guard text.contains("&") else { return text }
    var result = ""
    var rest = Substring(text)
    while let start = rest.firstIndex(of: "&") {
      result += rest[..<start]
      let after = rest.index(after: start)
      guard let end = rest[after...].prefix(32).firstIndex(of: ";") else {
        result += "&"
        rest = rest[after...]
        continue
      }
      let name = String(rest[after..<end])
      if let known = entities[name] {
        result += known
      } else if name.hasPrefix("#"), let scalar = number(name.dropFirst()) {
        result.unicodeScalars.append(scalar)
      } else {
        result += "&"
        rest = rest[after...]
        continue
      }
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }

  private static func number(_ text: Substring) -> Unicode.Scalar? {
    let value = text.first == "x" || text.first == "X" ? UInt32(text.dropFirst(), radix: 16) : UInt32(text)
    return value.flatMap(Unicode.Scalar.init)
  }
}
