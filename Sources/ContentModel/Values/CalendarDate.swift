/// A day of the Gregorian calendar, without time or zone.
package struct CalendarDate: Sendable, Hashable, Comparable {
  /// The year, the month in two digits and the day in two: every record and page has a date, so it is kept small.
  private let number: Int32

  package var year: Int { Int(number) / 10_000 }
  package var month: Int { Int(number) / 100 % 100 }
  package var day: Int { Int(number) % 100 }

  /// Nil for a day that does not exist or a year outside 1900–2199.
  package init?(year: Int, month: Int, day: Int) {
    guard (1900...2199).contains(year), (1...12).contains(month), day >= 1, day <= CalendarDate.days(inMonth: month, of: year) else {
      return nil
    }
    number = Int32(year * 10_000 + month * 100 + day)
  }

  /// Reads 2019-12-07, 2019/12/7, 2019.12.7, 2019年12月7日 (or 号) or 20191207; a time of day or a weekday behind the date is dropped.
  package init?(_ text: String) {
    var numbers: [Int] = []
    var current: Int?
    var digits = 0
    let scalars = text.unicodeScalars
    scan: for (index, scalar) in zip(scalars.indices, scalars) {
      switch scalar {
      case "0"..."9":
        guard digits < 8 else { return nil }
        current = (current ?? 0) * 10 + Int(scalar.value - 48)
        digits += 1
      case "-", "/", ".", "年", "月":
        guard let number = current, numbers.count < 2 else { return nil }
        numbers.append(number)
        current = nil
        digits = 0
      case "日", "号", " ", "T":
        guard numbers.count == 2, current != nil, CalendarDate.isTimeOrWeekday(text[scalars.index(after: index)...]) else { return nil }
        break scan
      default: return nil
      }
    }
    if let number = current { numbers.append(number) }
    if numbers.count == 1, digits == 8 {
      numbers = [numbers[0] / 10_000, numbers[0] / 100 % 100, numbers[0] % 100]
    }
    guard numbers.count == 3 else { return nil }
    self.init(year: numbers[0], month: numbers[1], day: numbers[2])
  }

  /// Whether what stands behind a date adds nothing to it: `12:30`, `T08:00:00Z`, `星期六`, `周六`, or nothing.
  private static func isTimeOrWeekday(_ text: Substring) -> Bool {
    if text.isEmpty { return true }
    return text.split(separator: " ").allSatisfy { part in
      if let prefix = ["星期", "周"].first(where: part.hasPrefix) {
        let day = part.dropFirst(prefix.count)
        return day.count == 1 && "一二三四五六日天".contains(day)
      }
      return part.contains(":") && part.unicodeScalars.allSatisfy { "0123456789:.+-TZ".unicodeScalars.contains($0) }
    }
  }

  package static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    left.number < right.number
  }

  /// `2019-12-07` (GB/T 7408).
  package var iso: String { "\(year)-\(CalendarDate.padded(month))-\(CalendarDate.padded(day))" }

  /// `2019年12月7日`, as running text has it (GB/T 15835).
  package var chinese: String { "\(year)年\(month)月\(day)日" }

  /// Days since 1 January 1970; the difference of two is the number of days between them.
  package var dayNumber: Int {
    // Counted from March, so that the leap day is the last of its year.
    let shifted = month > 2 ? month - 3 : month + 9
    let years = month > 2 ? year : year - 1
    return 365 * years + years / 4 - years / 100 + years / 400 + (153 * shifted + 2) / 5 + day - 1 - 719_468
  }

  /// The day after this one; nil at the end of the years that are known.
  package var next: CalendarDate? {
    if day < CalendarDate.days(inMonth: month, of: year) { return CalendarDate(year: year, month: month, day: day + 1) }
    return month < 12 ? CalendarDate(year: year, month: month + 1, day: 1) : CalendarDate(year: year + 1, month: 1, day: 1)
  }

  /// The days of a month, 28 to 31.
  package static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
