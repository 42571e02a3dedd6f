import Foundation
import Testing

/// Dated records as calendar entries, in the form of RFC 5545.
@Suite struct CalendarTests {
  private static let events = """
    name: events
    label: 活动
    source: data/events.csv
    key: id
    fields:
      - { name: id, label: 编号, type: key, required: true, unique: true }
      - { name: title, label: 名称, type: text }
      - { name: start, label: 开始, type: date }
      - { name: end, label: 结束, type: date }
      - { name: place, label: 地点, type: text }
      - { name: summary, label: 简介, type: text }
    pages: { path: "events/{key}/", template: site/event.html }
    list: { path: events/, template: site/events.html }
    calendar: { start: start, end: end, place: place }
    """

  private func files(_ rows: String, settings: String = SmallSite.online) throws -> [String: [UInt8]] {
    try SmallSite(with: [
      "Content/site.yml": settings, "Content/schema/events.yml": Self.events,
      "Content/data/events.csv": "编号,名称,开始,结束,地点,简介\n" + rows,
    ]).files()
  }

  @Test func anEntryHasItsDaysItsPlaceAndAName() throws {
    let files = try files("daji,年货大集,2019-12-28,2019-12-31,\"广场, 东门; 1 号\",现蒸\n")
    let text = String(decoding: try #require(files["events/daji/calendar.ics"]), as: UTF8.self)
    #expect(
      text == """
        BEGIN:VCALENDAR\r
        VERSION:2.0\r
        PRODID:-//Fengwu//site generator//ZH\r
        CALSCALE:GREGORIAN\r
        METHOD:PUBLISH\r
        BEGIN:VEVENT\r
        UID:events-daji@www.example.gov.cn\r
        DTSTAMP:20200401T000000Z\r
        DTSTART;VALUE=DATE:20191228\r
        DTEND;VALUE=DATE:20200101\r
        SUMMARY:年货大集\r
        LOCATION:广场\\, 东门\\; 1 号\r
        DESCRIPTION:现蒸\r
        URL:https://www.example.gov.cn/%E9%A3%8E%E7%89%A9/events/daji/\r
        TRANSP:TRANSPARENT\r
        END:VEVENT\r
        END:VCALENDAR\r

        """)
  }

  @Test func theListHasAllEntriesAndRecordsWithoutADateHaveNone() throws {
    let files = try files("a,甲,2020-02-28,,,\nb,乙,,,,\nc,丙,2020-03-05,2020-03-01,,\n")
    #expect(
      files.keys.filter { $0.hasSuffix(".ics") }.sorted() == ["events/a/calendar.ics", "events/c/calendar.ics", "events/calendar.ics"])
    let text = String(decoding: try #require(files["events/calendar.ics"]), as: UTF8.self)
    let dates = text.split(separator: "\r\n").filter { $0.hasPrefix("DTSTART") || $0.hasPrefix("DTEND") }.map { $0.suffix(8) }
    // A leap year's February has a 29th; an end before the start counts as no end.
    #expect(dates == ["20200228", "20200229", "20200305", "20200306"])
  }

  @Test func longLinesAreFoldedBetweenCharacters() throws {
    let title = String(repeating: "一场很长的大集", count: 20)
    let bytes = try #require(try files("a,\(title),2020-02-28,,,\n")["events/a/calendar.ics"])
    let lines = bytes.split(separator: 10)
    for line in lines {
      #expect(line.last == 13)
      #expect(line.count <= 76)
      #expect(String(validating: line, as: UTF8.self) != nil)
    }
    let unfolded = String(decoding: bytes, as: UTF8.self).replacingOccurrences(of: "\r\n ", with: "")
    #expect(unfolded.contains("SUMMARY:\(title)\r\n"))
  }

  @Test func aSampleSaysSoInTheCalendarToo() throws {
    let settings = "title: 示例\nsample: true\nsample-notice: 虚构\n"
    let text = String(decoding: try #require(try files("a,甲,2020-02-28,,,\n", settings: settings)["events/calendar.ics"]), as: UTF8.self)
    #expect(text.contains("DESCRIPTION:虚构\r\n"))
    #expect(text.contains("UID:events-a@site.invalid\r\n"))
  }
}
