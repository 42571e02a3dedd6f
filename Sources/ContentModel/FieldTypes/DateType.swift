/// A day in any usual spelling, or the serial number Excel turns dates into.
package struct DateType: FieldType {
  package static let name = "date"

  package init(_ options: FieldOptions) {}

  package func read(_ cell: Cell) throws(FieldFault) -> FieldValue {
    let text = cell.text.trimming()
    if let date = CalendarDate(text) ?? CalendarDate(cell.folded) ?? DateType.serial(cell.folded) { return .date(date) }
    throw Messages.notDate(text)
  }

  /// A day of Excel's 1900 system, 2000 to 2079 only, so that years and counts are not taken for dates.
  private static func serial(_ text: String) -> CalendarDate? {
    guard text.utf8.count == 5, let number = Int(text), (36_526...65_745).contains(number) else { return nil }
    var year = 2000
    var rest = number - 36_526
    while rest >= (CalendarDate.days(inMonth: 2, of: year) == 29 ? 366 : 365) {
      rest -= CalendarDate.days(inMonth: 2, of: year) == 29 ? 366 : 365
      year += 1
    }
    var month = 1
    while rest >= CalendarDate.days(inMonth: month, of: year) {
      rest -= CalendarDate.days(inMonth: month, of: year)
      month += 1
    }
    return CalendarDate(year: year, month: month, day: rest + 1)
  }
}
