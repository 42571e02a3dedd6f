import Diagnostics

/// What a spreadsheet program leaves in a cell in place of what was meant: marks of failed formulas, changed numbers and dates.
///
/// In a field of text it would be published as it stands.
enum SpreadsheetDamage {
  private static let errors: Set = ["#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"]
  private static let months: Set = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

  static func fault(in text: String) -> FieldFault? {
    let text = text.trimming()
    // The longest of these is a number of fifteen digits in scientific notation, or a short formula.
    guard let first = text.utf8.first, text.utf8.count <= 60 else { return nil }
    switch first {
    case UInt8(ascii: "#"):
      if errors.contains(text.uppercased()) { return Messages.failedFormula(text) }
      return text.utf8.count > 2 && text.utf8.allSatisfy { $0 == first } ? Messages.narrowColumn(text) : nil
    case UInt8(ascii: "="):
      return isFormula(text.utf8.dropFirst()) ? Messages.formula(text) : nil
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
      if isScientific(text) { return Messages.scientific(text) }
      return isShortenedDate(text) ? Messages.shortenedDate(text) : nil
    default: return nil
    }
  }

  /// A function's name or a cell, or a bracket, behind the sign.
  private static func isFormula(_ rest: Substring.UTF8View) -> Bool {
    guard let first = rest.first else { return false }
    let name = rest.prefix { $0 < 0x80 && ($0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z")) }
    let next = rest.dropFirst(name.count).first
    return first == UInt8(ascii: "(")
      || !name.isEmpty && next.map { $0 == UInt8(ascii: "(") || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "$") } == true
  }

  /// Whether a number is written like 2.20302E+17.
  private static func isScientific(_ text: String) -> Bool {
    guard text.utf8.suffix(3).contains(UInt8(ascii: "+")) else { return false }
    let parts = text.uppercased().split(separator: "E+", omittingEmptySubsequences: false).map(String.init)
    return parts.count == 2 && (1...2).contains(parts[1].utf8.count) && parts[1].utf8.allSatisfy { (0x30...0x39).contains($0) }
      && Amount(parts[0]) != nil && (parts[0].utf8.count == 1 || parts[0].utf8.dropFirst().first == UInt8(ascii: "."))
  }

  /// Whether a date is written like Dec-19 or 5-Mar.
  private static func isShortenedDate(_ text: String) -> Bool {
    guard text.utf8.count <= "Dec-19".utf8.count, text.utf8.contains(UInt8(ascii: "-")) else { return false }
    let parts = text.lowercased().split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else { return false }
    return zip(parts, parts.reversed()).contains { month, number in
      months.contains(month) && (1...2).contains(number.utf8.count) && number.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
  }
}
