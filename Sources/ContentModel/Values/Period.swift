/// A reporting period: a year, a quarter or a month.
package enum Period: Sendable, Hashable {
  case year(Int)
  case quarter(Int, Int)
  case month(Int, Int)

  /// Reads 2020, 2020年, 2020Q1, 2020年第一季度, 2020年一季度, 2020年1季度, 2020-03, 2020/3, 2020年3月.
  package init?(_ text: String) {
    let scalars = Array(text.uppercased().unicodeScalars)
    guard scalars.count >= 4, let year = Period.number(scalars[0..<4]), (1900...2199).contains(year) else { return nil }
    var rest = String(String.UnicodeScalarView(scalars[4...]))
    if rest.hasPrefix("年") { rest.removeFirst() }
    switch rest {
    case "": self = .year(year)
    case "Q1", "-Q1", "第一季度", "一季度", "第1季度", "1季度": self = .quarter(year, 1)
    case "Q2", "-Q2", "第二季度", "二季度", "第2季度", "2季度": self = .quarter(year, 2)
    case "Q3", "-Q3", "第三季度", "三季度", "第3季度", "3季度": self = .quarter(year, 3)
    case "Q4", "-Q4", "第四季度", "四季度", "第4季度", "4季度": self = .quarter(year, 4)
    default:
      if rest.hasSuffix("月") {
        rest.removeLast()
      } else if let mark = rest.first, "-/.".contains(mark) {
        rest.removeFirst()
      } else {
        return nil
      }
      guard let month = Period.number(ArraySlice(rest.unicodeScalars)), (1...12).contains(month) else { return nil }
      self = .month(year, month)
    }
  }

  private static func number(_ digits: ArraySlice<Unicode.Scalar>) -> Int? {
    guard !digits.isEmpty, digits.count <= 4 else { return nil }
    var value = 0
    for digit in digits {
      guard ("0"..."9").contains(digit) else { return nil }
      value = value * 10 + Int(digit.value - 48)
    }
    return value
  }

  /// The name used for folders and on the command line: `2020`, `2020Q1` or `2020-03`.
  package var id: String {
    switch self {
    case .year(let year): "\(year)"
    case .quarter(let year, let quarter): "\(year)Q\(quarter)"
    case .month(let year, let month): "\(year)-\(month < 10 ? "0" : "")\(month)"
    }
  }

  /// `2020年`, `2020年第一季度` or `2020年3月`.
  package var chinese: String {
    switch self {
    case .year(let year): "\(year)年"
    case .quarter(let year, let quarter): "\(year)年第\(["一", "二", "三", "四"][(quarter - 1) & 3])季度"
    case .month(let year, let month): "\(year)年\(month)月"
    }
  }

  /// The period of the same kind just before.
  package var previous: Period {
    switch self {
    case .year(let year): .year(year - 1)
    case .quarter(let year, let quarter): quarter == 1 ? .quarter(year - 1, 4) : .quarter(year, quarter - 1)
    case .month(let year, let month): month == 1 ? .month(year - 1, 12) : .month(year, month - 1)
    }
  }

  /// The same part of the year before.
  package var yearBefore: Period {
    switch self {
    case .year(let year): .year(year - 1)
    case .quarter(let year, let quarter): .quarter(year - 1, quarter)
    case .month(let year, let month): .month(year - 1, month)
    }
  }

  /// The year the period lies in.
  package var yearNumber: Int {
    switch self {
    case .year(let year), .quarter(let year, _), .month(let year, _): year
    }
  }

  /// The months of the year that belong to the period, 1 to 12.
  package var months: ClosedRange<Int> {
    switch self {
    case .year: 1...12
    case .quarter(_, let quarter): (quarter * 3 - 2)...(quarter * 3)
    case .month(_, let month): month...month
    }
  }

  package func contains(_ date: CalendarDate) -> Bool {
    date.year == yearNumber && months.contains(date.month)
  }

  /// Whether every day of `other` lies in this period.
  package func contains(_ other: Period) -> Bool {
    other.yearNumber == yearNumber && months.contains(other.months.lowerBound) && months.contains(other.months.upperBound)
  }

  /// The first day; nil only for a year outside the calendar's range.
  package var firstDay: CalendarDate? { CalendarDate(year: yearNumber, month: months.lowerBound, day: 1) }

  /// The last day; nil only for a year outside the calendar's range.
  package var lastDay: CalendarDate? {
    CalendarDate(
      year: yearNumber, month: months.upperBound, day: CalendarDate.days(inMonth: months.upperBound, of: yearNumber))
  }
}

extension Period: Comparable {
  /// By last day, then the shorter first, so that quarters stand before the year they complete.
  package static func < (left: Period, right: Period) -> Bool {
    (left.yearNumber, left.months.upperBound, -left.months.lowerBound) < (
      right.yearNumber, right.months.upperBound, -right.months.lowerBound
    )
  }
}
