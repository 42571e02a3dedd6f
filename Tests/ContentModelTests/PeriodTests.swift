import ContentModel
import Testing

/// Years, quarters and months in every spelling, in their order, with the days they hold.
@Suite struct PeriodTests {
  @Test(arguments: [
    ("2020", "2020"), ("2020年", "2020"), ("2020Q1", "2020Q1"), ("2020q1", "2020Q1"), ("2020-Q1", "2020Q1"), ("2020年第一季度", "2020Q1"),
    ("2020年一季度", "2020Q1"), ("2020年1季度", "2020Q1"), ("2020年第1季度", "2020Q1"), ("2020第四季度", "2020Q4"), ("2020年Q2", "2020Q2"),
    ("2020年三季度", "2020Q3"), ("2020-03", "2020-03"), ("2020-3", "2020-03"), ("2020/3", "2020-03"), ("2020.3", "2020-03"),
    ("2020年3月", "2020-03"), ("2020年03月", "2020-03"), ("2020年12月", "2020-12"),
  ])
  func reads(text: String, id: String) {
    #expect(Period(text)?.id == id)
  }

  @Test(arguments: [
    "", "20", "二〇二〇年", "第一季度", "2020Q0", "2020Q5", "2020年五季度", "2020-0", "2020-13", "2020年13月", "2020年月", "202003", "2020-03-05",
    "2020年3月5日",
    "1899", "2200", "2020 Q1", "2020Q", "2020Q12", "2020上半年", "2020Q1-Q2", "20200",
  ])
  func refuses(text: String) {
    #expect(Period(text) == nil)
  }

  static let all: [Period] =
    (1990...1992).flatMap { year in
      [Period.year(year)] + (1...4).map { .quarter(year, $0) } + (1...12).map { .month(year, $0) }
    }

  @Test(arguments: all) func anIdAndItsWordsNameThePeriod(period: Period) {
    #expect(Period(period.id) == period)
    #expect(Period(period.chinese) == period)
  }

  @Test(arguments: all) func theOneBeforeEndsTheDayBefore(period: Period) throws {
    let first = try #require(period.firstDay)
    let last = try #require(period.previous.lastDay)
    #expect(first.dayNumber == last.dayNumber + 1)
    #expect(period.previous < period)
    #expect(period.yearBefore.months == period.months)
    #expect(period.yearBefore.yearNumber == period.yearNumber - 1)
  }

  @Test(arguments: all) func holdsTheDaysFromItsFirstToItsLast(period: Period) throws {
    let (first, last) = (try #require(period.firstDay), try #require(period.lastDay))
    for year in 1989...1993 {
      for month in 1...12 {
        for day in [1, 15, CalendarDate.days(inMonth: month, of: year)] {
          let date = try #require(CalendarDate(year: year, month: month, day: day))
          #expect(period.contains(date) == (first <= date && date <= last), "\(period.id) \(date.iso)")
        }
      }
    }
  }

  @Test(arguments: all) func holdsThePeriodsWhoseDaysItHolds(period: Period) throws {
    for other in Self.all {
      let (first, last) = (try #require(other.firstDay), try #require(other.lastDay))
      #expect(period.contains(other) == (period.contains(first) && period.contains(last)), "\(period.id) \(other.id)")
    }
  }

  @Test func monthsStandBeforeTheQuarterTheyCompleteAndQuartersBeforeTheirYear() {
    let sorted = Self.all.filter { $0.yearNumber == 1990 }.sorted().map(\.id)
    #expect(
      sorted == [
        "1990-01", "1990-02", "1990-03", "1990Q1", "1990-04", "1990-05", "1990-06", "1990Q2", "1990-07", "1990-08", "1990-09", "1990Q3",
        "1990-10", "1990-11", "1990-12", "1990Q4", "1990",
      ])
  }
}
