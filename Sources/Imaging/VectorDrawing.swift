/// A drawing in SVG, which is published as it is.
package struct VectorDrawing: Sendable, Hashable {
  /// The size its root element declares, in CSS pixels; nil where it declares none.
  package let width: Int?
  package let height: Int?

  /// Reads the size, and refuses drawings that run scripts or load anything.
  package static func read(_ bytes: [UInt8], limits: ImagingLimits = ImagingLimits()) throws(ImagingError) -> VectorDrawing {
    try limits.check(bytes: bytes.count)
    guard FileFormat(of: bytes) == .svg, let text = String(validating: bytes, as: UTF8.self) else { throw .damaged }
    guard let root = text.firstRange(of: "<svg"), text.contains("</svg") || text[root.upperBound...].contains("/>") else { throw .damaged }
    if let found = activePart(of: text) { throw .activeDrawing(found) }
    let tag = String(text[root.upperBound...].prefix { $0 != ">" })
    let box = attribute("viewBox", of: tag)?.split { $0 == " " || $0 == "," || $0 == "\n" }.compactMap { Double($0) } ?? []
    func length(_ name: String) -> Double? {
      attribute(name, of: tag).flatMap { Double($0.hasSuffix("px") ? String($0.dropLast(2)) : $0) }
    }
    let width = length("width") ?? (box.count == 4 ? box[2] : nil)
    let height = length("height") ?? (box.count == 4 ? box[3] : nil)
    guard let width, let height, (1...100_000).contains(width), (1...100_000).contains(height) else {
      return VectorDrawing(width: nil, height: nil)
    }
    return VectorDrawing(width: Int(width.rounded()), height: Int(height.rounded()))
  }

  /// The first part that would run or load something; what browsers do with it in a picture is not relied on.
  private static func activePart(of text: String) -> String? {
    let lower = text.lowercased()
    for word in ["<!entity", "javascript:", "@import"] where lower.contains(word) { return word }
    // By whatever prefix: a name belongs to the namespace that is bound to it.
    let active: Set<Substring> = ["script", "foreignobject", "iframe", "embed", "object", "handler", "listener"]
    for tag in lower.components(after: "<") {
      let name = tag.prefix { !$0.isWhitespace && $0 != ">" && $0 != "/" }
      if active.contains(name[(name.lastIndex(of: ":").map(name.index(after:)) ?? name.startIndex)...]) { return "<" + name }
    }
    var rest = Substring(lower)
    while let equals = rest.firstIndex(of: "=") {
      let name = rest[..<equals].reversed().drop(while: \.isWhitespace).prefix { $0.isLetter || $0 == ":" || $0 == "-" || $0 == "_" }
      let attribute = String(String(name).reversed())
      let value = rest[rest.index(after: equals)...].drop(while: \.isWhitespace).dropFirst().prefix(200)
      if attribute.count > 2, attribute.hasPrefix("on") { return attribute }
      // An animation would set what may not be written.
      if attribute == "attributename", ["on", "href", "xlink:href"].contains(where: value.drop(while: \.isWhitespace).hasPrefix) {
        return attribute + "=" + value.prefix { $0 != "\"" && $0 != "'" && $0 != ">" }.prefix(40)
      }
      if attribute == "href" || attribute.hasSuffix(":href") || attribute == "src" {
        let target = value.drop(while: \.isWhitespace)
        let isInside = target.hasPrefix("#") || ["png", "jpeg", "webp", "gif"].contains { target.hasPrefix("data:image/\($0)") }
        if !isInside { return attribute + "=" + target.prefix { $0 != "\"" && $0 != "'" && $0 != ">" }.prefix(40) }
      }
      rest = rest[rest.index(after: equals)...]
    }
    for part in lower.components(after: "url(") {
      let target = part.drop { $0 == "\"" || $0 == "'" || $0.isWhitespace || $0 == "&" }
      if !target.hasPrefix("#"), !target.hasPrefix("quot;#"), !target.hasPrefix("apos;#") {
        return "url(" + target.prefix { $0 != ")" }.prefix(40)
      }
    }
    return nil
  }

  private static func attribute(_ name: String, of tag: String) -> String? {
    for quote in ["\"", "'"] {
      guard let start = tag.firstRange(of: " \(name)=\(quote)") ?? tag.firstRange(of: "\n\(name)=\(quote)") else { continue }
      return String(tag[start.upperBound...].prefix { String($0) != quote })
    }
    return nil
  }
}

extension String {
  /// What follows each place where `mark` stands.
  fileprivate func components(after mark: String) -> [Substring] {
    var found: [Substring] = []
    var rest = self[...]
    while let range = rest.firstRange(of: mark) {
      rest = rest[range.upperBound...]
      found.append(rest)
    }
    return found
  }
}
