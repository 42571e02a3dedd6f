// Workbooks writes tables as Excel workbooks for those who calculate on; it knows nothing of reports or of what a table says.

/// A table of a workbook: a head, rows, and a row of totals where columns can be added up.
package struct Sheet: Sendable, Hashable {
  package let title: String
  package let columns: [Column]
  package let rows: [[Cell]]

  package init(title: String, columns: [Column], rows: [[Cell]]) {
    self.title = title
    self.columns = columns
    self.rows = rows
  }

  package struct Column: Sendable, Hashable {
    package let title: String
    package let format: Format
    /// Whether the last row adds the column up with a formula.
    package let isSummed: Bool

    package init(_ title: String, _ format: Format, isSummed: Bool = false) {
      self.title = title
      self.format = format
      self.isSummed = isSummed
    }
  }

  /// How the cells of a column are shown.
  package enum Format: Sendable, Hashable, CaseIterable {
    case text, integer, decimal, money, price, percent, date

    /// The number format of spreadsheet programs; nil shows text as it is.
    var code: String? {
      switch self {
      case .text: nil
      case .integer: "#,##0"
      case .decimal: "#,##0.######"
      case .money: "#,##0.00"
      case .price: "#,##0.00####"
      // The values are percentages already.
      case .percent: #"0.0"%""#
      case .date: "yyyy-mm-dd"
      }
    }

    /// The decimals its numbers have; nil for any number of them.
    var places: Int? {
      switch self {
      case .money: 2
      case .percent: 1
      case .text, .integer, .decimal, .price, .date: nil
      }
    }
  }

  package enum Cell: Sendable, Hashable {
    case empty
    /// Never read as a formula, whatever it begins with.
    case text(String)
    case number(Double)
    /// A day, counted as spreadsheet programs do: day 1 is 1 January 1900, and 29 February 1900 is taken to have been.
    case date(year: Int, month: Int, day: Int)
  }
}

extension Sheet {
  /// The total of a column that is added up, from what its cells hold; nil where none holds a number.
  func total(of column: Int) -> Double? {
    let values = rows.compactMap { row -> Double? in
      guard row.indices.contains(column), case .number(let value) = row[column] else { return nil }
      return value
    }
    guard !values.isEmpty else { return nil }
    // Sums of binary fractions are not exact, sums of millionths are.
    return Double(values.reduce(Int128(0)) { $0 + Int128(($1 * 1_000_000).rounded()) }) / 1_000_000
  }

  /// The formula of that total; money and percentages are rounded, since sums of binary fractions are not exact.
  func totalFormula(of column: Int) -> String {
    let letters = Sheet.letters(of: column)
    let sum = "SUM(\(letters)2:\(letters)\(rows.count + 1))"
    return columns[column].format.places.map { "=ROUND(\(sum),\($0))" } ?? "=" + sum
  }

  /// A column's name in formulas: A to Z, then AA and so on.
  static func letters(of column: Int) -> String {
    let last = String(UnicodeScalar(UInt8(65 + column % 26)))
    return column < 26 ? last : letters(of: column / 26 - 1) + last
  }

  /// The width of a column in characters of the default face, wide enough for most of its cells.
  func width(of column: Int) -> Double {
    let cells = rows.prefix(2_000).map { row in row.indices.contains(column) ? Sheet.width(row[column], columns[column].format) : 0 }
    let head = Double(Sheet.width(columns[column].title)) + 2
    let total = columns[column].isSummed ? total(of: column).map { Sheet.width(.number($0), columns[column].format) } ?? 0 : 0
    return min(48, max(8, head, Double(max(cells.max() ?? 0, total)) + 2))
  }

  private static func width(_ cell: Cell, _ format: Format) -> Int {
    switch cell {
    case .empty: 0
    case .text(let text): width(text)
    case .date: 10
    case .number(let value):
      // Digits, a comma for every three of them, and the decimals of the format.
      String(Int(max(-1e15, min(1e15, value)))).count * 4 / 3 + decimals(format)
    }
  }

  private static func decimals(_ format: Format) -> Int {
    switch format {
    case .integer: 1
    case .price: 7
    default: 4
    }
  }

  /// Han characters are two characters wide.
  private static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 1 : 2) }
  }
}

/// The names of sheets: at most 31 characters, none of `[]:*?/\`, no quote at an end, no two alike.
enum SheetNames {
  static func make(_ titles: [String]) -> [String] {
    var taken: Set<String> = []
    return titles.map { title in
      var base = String(title.map { "[]:*?/\\'".contains($0) || $0.isNewline ? "_" : $0 }).limited(to: 31)
      if base.isEmpty { base = "表" }
      var name = base
      var number = 2
      while !taken.insert(name.lowercased()).inserted {
        let suffix = "（\(number)）"
        name = base.limited(to: 31 - suffix.utf16.count) + suffix
        number += 1
      }
      return name
    }
  }
}

extension String {
  /// The longest beginning of at most so many UTF-16 units, which is how spreadsheet programs count.
  func limited(to units: Int) -> String {
    var used = 0
    return String(
      prefix { character in
        used += String(character).utf16.count
        return used <= units
      })
  }
}
