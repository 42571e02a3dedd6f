import FoundationEssentials

/// A character as a document sets it.
struct SetCharacter: Decodable, Sendable, Hashable {
  let character: String
  /// The families asked for, as CSS lists them.
  let families: String
  /// The text around it.
  let excerpt: String
}

/// A character its face lacks.
package struct GlyphFallback: Sendable, Hashable {
  package let character: String
  /// The family that should have had it.
  package let face: String
  /// The family that has it.
  package let used: String
  /// The text around it.
  package let excerpt: String
}

/// A character no font of the machine has, with the text around it.
package struct MissingGlyph: Sendable, Hashable {
  package let character: String
  package let excerpt: String
}

/// Which characters the fonts of the machine have.
struct FontCoverage: Sendable {
  /// By family in lower case.
  private var families: [String: (name: String, characters: [ClosedRange<UInt32>])] = [:]
  /// The families in the order they were listed in.
  private var order: [String] = []

  /// The fields of a line for `init`, as fc-list is asked for them.
  static let format = "%{family}\\t%{charset}\\n"

  /// Reads lines of family names, joined by commas, a tab, and ranges of hexadecimal numbers.
  init(listing: String) {
    for line in listing.split(separator: "\n").sorted() {
      let fields = line.split(separator: "\t")
      guard fields.count == 2 else { continue }
      let characters = fields[1].split(separator: " ").compactMap { FontCoverage.range($0) }
      for name in fields[0].split(separator: ",") {
        let key = name.lowercased()
        if families[key] == nil { order.append(key) }
        // Styles of one family are listed one by one; a character counts when any of them has it.
        families[key, default: (String(name), [])].characters += characters
      }
    }
  }

  /// The Chinese characters that another face has to stand in for; throws when no font at all has a character.
  func check(_ characters: [SetCharacter], file: String) throws(PrintingError) -> [GlyphFallback] {
    var missing: [MissingGlyph] = []
    var fallbacks: [GlyphFallback] = []
    for place in characters {
      guard let scalar = place.character.unicodeScalars.first, place.character.unicodeScalars.count == 1, FontCoverage.isDrawn(scalar)
      else { continue }
      let wanted = FontCoverage.names(in: place.families).filter { families[$0] != nil }
      if let face = wanted.first, has(face, scalar) { continue }
      guard let used = wanted.first(where: { has($0, scalar) }) ?? order.first(where: { has($0, scalar) }) else {
        if !missing.contains(where: { $0.character == place.character }) {
          missing.append(MissingGlyph(character: place.character, excerpt: place.excerpt))
        }
        continue
      }
      guard scalar.properties.isIdeographic, let face = wanted.first else { continue }
      fallbacks.append(
        GlyphFallback(character: place.character, face: name(face), used: name(used), excerpt: place.excerpt))
    }
    guard missing.isEmpty else { throw .glyphsMissing(file: file, missing) }
    return fallbacks
  }

  private func name(_ family: String) -> String { families[family]?.name ?? family }

  private func has(_ family: String, _ scalar: Unicode.Scalar) -> Bool {
    families[family]?.characters.contains { $0.contains(scalar.value) } ?? false
  }

  /// The family names of a CSS list, in lower case.
  private static func names(in list: String) -> [String] {
    list.split(separator: ",").map { $0.trimming { $0 == " " || $0 == "\"" || $0 == "'" }.lowercased() }
  }

  private static func range(_ text: Substring) -> ClosedRange<UInt32>? {
    let ends = text.split(separator: "-").compactMap { UInt32($0, radix: 16) }
    guard let first = ends.first, let last = ends.last, first <= last else { return nil }
    return first...last
  }

  /// Whether a character is to be seen at all.
  private static func isDrawn(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    if properties.isWhitespace || properties.isDefaultIgnorableCodePoint || properties.isVariationSelector { return false }
    return properties.generalCategory != .control && properties.generalCategory != .format
  }
}

extension Substring {
  /// The text without the characters at both ends that `isMargin` tells of.
  fileprivate func trimming(_ isMargin: (Character) -> Bool) -> Substring {
    var text = drop(while: isMargin)
    while let last = text.last, isMargin(last) { text.removeLast() }
    return text
  }
}
