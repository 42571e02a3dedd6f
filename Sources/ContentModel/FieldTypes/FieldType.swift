package import Diagnostics

/// How the text of a cell becomes a value; one type a file in this folder, all listed in `FieldTypeCatalogue`.
package protocol FieldType: Sendable {
  /// The name a schema calls the type by.
  static var name: String { get }

  /// The options of `FieldOptions`, as schemas call them, that mean something to the type.
  static var options: [String] { get }

  /// Makes the type from a field's further options; throws when an option is missing or wrong.
  init(_ options: FieldOptions) throws(FieldFault)

  /// The value of a cell that is not empty: the text of a table's cell, or the items of a list in front matter.
  func read(_ cell: Cell) throws(FieldFault) -> FieldValue

  /// The value of a number that was calculated.
  func value(of number: Amount) throws(FieldFault) -> FieldValue

  /// The words a value may take; empty where any will do.
  var choices: [String] { get }

  /// Whether values are numbers, to be calculated with.
  var isNumber: Bool { get }

  /// The same type for a column whose header names this unit, as in 销售额（万元）; nil when it does not count in it.
  func counted(in unit: String) -> (any FieldType)?

  /// Whether a value of this type is several values, so that templates loop over it.
  var isList: Bool { get }

  /// Whether records can be listed by the values of this type, because they are few and stand for something by themselves.
  var groupsRecords: Bool { get }

  /// All words a value may be, in the order they are shown; empty where other words may stand too.
  var words: [String] { get }

  /// Whether a table's cell with this text, without white space at its ends, has no value.
  func isBlank(_ text: String) -> Bool
}

extension FieldType {
  package static var options: [String] { [] }

  package func value(of number: Amount) throws(FieldFault) -> FieldValue { try read(.text(number.exactText)) }

  package var choices: [String] { [] }

  package var isNumber: Bool { false }

  package func counted(in unit: String) -> (any FieldType)? { nil }

  package var isList: Bool { false }

  package var groupsRecords: Bool { false }

  package var words: [String] { [] }

  package func isBlank(_ text: String) -> Bool { BlankMark.isBlank(text) }
}

/// The marks people write in a table for "no value".
package enum BlankMark {
  private static let marks: Set<String> = ["-", "--", "—", "——", "–", "/", "\\", "无", "空", "n/a"]

  package static func isBlank(_ text: String) -> Bool {
    guard let first = text.utf8.first else { return true }
    // Most short cells are numbers. The longest mark, in full-width letters, has nine bytes; longer cells need not be folded.
    guard !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first), text.utf8.count <= 9 else { return false }
    return marks.contains(Cell.text(text).folded.lowercased())
  }
}

/// What a field's type may be told in the schema besides its name.
package struct FieldOptions: Sendable {
  /// What schemas call the options.
  package static let names = ["of", "to", "many", "unit", "min", "max", "public", "system"]

  /// `of`: the words a choice may take.
  package var choices: [String]
  /// `to`: the collection a reference leads to.
  package var target: String?
  /// `many`: whether several values may stand in one cell.
  package var isMany: Bool
  /// `unit`: what a number is counted in.
  package var unit: String?
  /// `min`: the least number accepted.
  package var minimum: String?
  /// `max`: the greatest number accepted.
  package var maximum: String?
  /// `public`: whether telephone numbers are given out.
  package var isPublic: Bool
  /// `system`: the system coordinates are written in.
  package var system: String?

  package init(
    choices: [String] = [], target: String? = nil, isMany: Bool = false, unit: String? = nil, minimum: String? = nil,
    maximum: String? = nil, isPublic: Bool = false, system: String? = nil
  ) {
    self.choices = choices
    self.target = target
    self.isMany = isMany
    self.unit = unit
    self.minimum = minimum
    self.maximum = maximum
    self.isPublic = isPublic
    self.system = system
  }
}

/// A cell's content: a text, or a list as front matter has it.
package enum Cell: Sendable {
  case text(String)
  case items([String])

  /// Whether it is a list as front matter has it.
  var isItems: Bool { if case .items = self { true } else { false } }

  /// The text as it stands; items joined by 、.
  package var text: String {
    switch self {
    case .text(let text): text
    case .items(let items): items.joined(separator: "、")
    }
  }

  /// The items, or the text split at 、；; and line breaks.
  package var items: [String] {
    switch self {
    case .items(let items): items
    case .text(let text):
      text.unicodeScalars.split(whereSeparator: { $0 == "、" || $0 == "；" || $0 == ";" || $0 == "\n" || $0 == "\r" })
        .map { Substring($0).trimming() }
        .filter { !$0.isEmpty }
    }
  }

  /// The text with full-width forms made half-width (U+FF01–U+FF5E) and without white space, as numbers and dates are read.
  package var folded: String {
    let text = text
    if text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x80 }) { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E:
        if let half = Unicode.Scalar(scalar.value - 0xFEE0) { result.append(half) }
      case 0x3000, 0xA0, 0x20, 0x09: continue
      case 0x200B...0x200F, 0xFEFF: continue
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}

/// Why a cell or an option could not be read; the caller adds the place.
package struct FieldFault: Error, Sendable {
  package let code: String
  package let message: LocalizedText
  package let hints: [LocalizedText]
  /// The option of a field, as schemas call it, that is at fault; nil for a cell.
  package let option: String?

  package init(_ code: String, _ message: LocalizedText, hints: [LocalizedText] = [], option: String? = nil) {
    self.option = option
    self.code = code
    self.message = message
    self.hints = hints
  }
}

extension String {
  /// The number without its thousands separators; unchanged where a comma stands anywhere but at thousands, so that it is no number.
  var ungrouped: String {
    guard utf8.contains(UInt8(ascii: ",")) else { return self }
    let parts = split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let groups = parts[0].drop { "+-".contains($0) }.split(separator: ",", omittingEmptySubsequences: false)
    guard (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 }),
      parts.dropFirst().allSatisfy({ !$0.contains(",") })
    else { return self }
    return filter { $0 != "," }
  }
}

extension StringProtocol {
  /// The text without white space at its ends, the ideographic space and zero-width marks included.
  package func trimming() -> String {
    let scalars = unicodeScalars
    if let first = scalars.first, let last = scalars.last, !first.isBlank, !last.isBlank { return String(self) }
    guard let first = scalars.firstIndex(where: { !$0.isBlank }), let last = scalars.lastIndex(where: { !$0.isBlank }) else { return "" }
    return String(self[first..<scalars.index(after: last)])
  }
}

extension Unicode.Scalar {
  /// Whether the character shows nothing.
  fileprivate var isBlank: Bool {
    switch value {
    case 0..<0x80: value == 0x20 || (0x09...0x0D).contains(value)
    // Chinese texts begin and end with these, which need not be looked up.
    case 0x3001...0x9FFF: false
    default: properties.isWhitespace || value == 0xFEFF || (0x200B...0x200F).contains(value)
    }
  }
}
