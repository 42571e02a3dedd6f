package import Diagnostics

/// Takes personal numbers out of what is shown, printed in logs and attached to changes.
package enum PersonalNumberMask {
  /// The same findings without the numbers in their words and lines.
  package static func mask(_ found: [Diagnostic]) -> [Diagnostic] {
    found.map { finding in
      Diagnostic(
        finding.severity, finding.code, masked(finding.message), at: finding.location.map(masked), hints: finding.hints.map(masked),
        notes: finding.notes.map { Diagnostic.Note(masked($0.message), at: masked($0.location)) })
    }
  }

  /// The text with a star for each digit but the first three of a number, letters and a sign of a power of ten; all columns stay where they are.
  static func mask(_ text: String) -> String {
    var bytes = Array(text.utf8)
    let numbers = PersonalNumber.all(in: bytes.span)
    guard !numbers.isEmpty else { return text }
    for number in numbers.reversed() {
      let digits = String(decoding: bytes[number.range], as: UTF8.self)
      let stars = digits.enumerated().map {
        $0.offset < 3 || !($0.element.isNumber || $0.element.isLetter || $0.element == "+") ? $0.element : "*"
      }
      bytes.replaceSubrange(number.range, with: Array(String(stars).utf8))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func masked(_ text: LocalizedText) -> LocalizedText {
    LocalizedText(zh: mask(text.chinese), en: mask(text.english))
  }

  static func masked(_ place: Location) -> Location {
    Location(file: place.file, line: place.line, column: place.column, length: place.length, excerpt: place.excerpt.map(mask))
  }
}
