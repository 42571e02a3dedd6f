import ContentModel
import Testing

/// Days exist or are refused, in every spelling people use.
@Suite struct CalendarDateTests {
  @Test(arguments: [
    "2019-12-07", "2019-12-7", "2019/12/7", "2019/12/07", "2019.12.7", "2019年12月7日", "2019年12月7号", "2019年12月07日", "2019年12月7", "20191207",
    "2019-12-07 12:30",
    "2019/12/7 0:00:00", "2019-12-07T08:00:00Z", "2019-12-07T08:00:00.000+08:00", "2019年12月7日 星期六", "2019年12月7日星期六", "2019/12/7 周六",
  ])
  func reads(text: String) {
    #expect(CalendarDate(text)?.iso == "2019-12-07")
  }

  @Test(arguments: [
    "", "-", "2019", "2019-12", "2019年12月", "12月7日", "7/12/2019", "19-12-07", "2019-13-01", "2019-00-01", "2019-01-00", "2019-02-30",
    "2019-02-29",
    "2019-04-31", "1900-02-29", "2100-02-29", "1899-12-31", "2200-01-01", "2019-12-07-08", "2019--07", "2019-12-", "2019127", "201912077",
    "20191307",
    "2019-12-07 至 2019-12-09", "2019年12月7日至9日", "2019年12月7日-9日", "2019-12-07 左右", "约2019-12-07", "2019-12-07 9", "2019年12月7日前",
    "99999999999999999999-1-1", "二〇一九年十二月七日",
  ])
  func refuses(text: String) {
    #expect(CalendarDate(text) == nil)
  }

  /// Counts every day of the calendar one by one.
  @Test func everyDayFollowsTheDayBefore() throws {
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    var number = -25_567
    var previous: CalendarDate?
    for year in 1900...2199 {
      let isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
      for month in 1...12 {
        let days = lengths[month - 1] + (isLeap && month == 2 ? 1 : 0)
        #expect(CalendarDate.days(inMonth: month, of: year) == days)
        #expect(CalendarDate(year: year, month: month, day: days + 1) == nil)
        for day in 1...days {
          let date = try #require(CalendarDate(year: year, month: month, day: day))
          if date.dayNumber != number { Issue.record("\(date.iso) is day \(date.dayNumber), not \(number)") }
          if let previous, !(previous < date) { Issue.record("\(date.iso) does not follow \(previous.iso)") }
          previous = date
          number += 1
        }
      }
    }
    #expect(CalendarDate(year: 1970, month: 1, day: 1)?.dayNumber == 0)
  }

  @Test func writesBothForms() throws {
    let date = try #require(CalendarDate("2020-03-05"))
    #expect(date.iso == "2020-03-05")
    #expect(date.chinese == "2020年3月5日")
  }
}
