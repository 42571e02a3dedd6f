import ContentLoading
import ContentModel
import Rendering
import SiteStructure

/// Records with dates as entries of a calendar program (iCalendar, RFC 5545).
struct Calendar: Sendable {
  private let graph: SiteGraph
  private let built: CalendarDate

  init(_ graph: SiteGraph, built: CalendarDate) {
    self.graph = graph
    self.built = built
  }

  /// A file for every dated record, and one for every list of them.
  var files: [OutputFile] {
    graph.library.collections.flatMap { collection in
      let single = collection.records.compactMap { record in
        Calendar.path(of: record, in: collection, graph).map { OutputFile(path: $0, contents: .bytes(text([record], of: collection))) }
      }
      let whole = Calendar.path(of: collection.schema).map {
        OutputFile(path: $0, contents: .bytes(text(collection.records, of: collection)))
      }
      return single + (whole.map { [$0] } ?? [])
    }
  }

  /// Where the calendar of a list stands; nil where it has none.
  static func path(of schema: Schema) -> String? {
    schema.calendar == nil ? nil : schema.list.map { $0.path.text + "calendar.ics" }
  }

  /// Where the entry of one record stands; nil where it has no date or no page.
  static func path(of record: Record, in collection: Collection, _ graph: SiteGraph) -> String? {
    guard let calendar = collection.schema.calendar, date(calendar.start, of: record) != nil, let page = graph.page(of: record.id),
      page.path.isFolder
    else { return nil }
    return page.path.text + "calendar.ics"
  }

  private func text(_ records: [Record], of collection: Collection) -> [UInt8] {
    var text = CalendarText()
    text.line("BEGIN", "VCALENDAR")
    text.line("VERSION", "2.0")
    text.line("PRODID", "-//Fengwu//site generator//ZH")
    text.line("CALSCALE", "GREGORIAN")
    text.line("METHOD", "PUBLISH")
    for record in records { entry(record, of: collection, &text) }
    text.line("END", "VCALENDAR")
    return text.bytes
  }

  private func entry(_ record: Record, of collection: Collection, _ text: inout CalendarText) {
    guard let calendar = collection.schema.calendar, let start = Calendar.date(calendar.start, of: record) else { return }
    let site = graph.library.site
    let page = graph.page(of: record.id)
    let last = max(start, calendar.end.flatMap { Calendar.date($0, of: record) } ?? start)
    text.line("BEGIN", "VEVENT")
    text.line("UID", "\(record.id.collection)-\(record.id.key)@\(host)")
    text.line("DTSTAMP", Calendar.digits(built) + "T000000Z")
    text.line("DTSTART;VALUE=DATE", Calendar.digits(start))
    // The end of whole days is the first day that is free again (§3.6.1).
    if let end = last.next { text.line("DTEND;VALUE=DATE", Calendar.digits(end)) }
    text.line("SUMMARY", CalendarText.escaped(collection.title(of: record)))
    if let place = calendar.place, case .text(let place)? = record.values[place] { text.line("LOCATION", CalendarText.escaped(place)) }
    let notice = site.isSample ? site.sampleNotice ?? "示例数据" : nil
    let description = [page.flatMap(graph.description), notice].compactMap { $0 }.joined(separator: "\n")
    if !description.isEmpty { text.line("DESCRIPTION", CalendarText.escaped(description)) }
    if let base = site.baseURL, let page { text.line("URL", base + page.path.encoded) }
    text.line("TRANSP", "TRANSPARENT")
    text.line("END", "VEVENT")
  }

  /// What makes identifiers differ from those of other sites.
  private var host: String {
    let address = graph.library.site.baseURL.map { $0.drop { $0 != ":" }.dropFirst(3) } ?? "site.invalid"
    return String(address.prefix { $0 != "/" && $0 != ":" })
  }

  private static func date(_ field: Int, of record: Record) -> CalendarDate? {
    if case .date(let date)? = record.values[field] { date } else { nil }
  }

  private static func digits(_ date: CalendarDate) -> String { date.iso.filter { $0 != "-" } }
}

/// Content lines: folded after 75 bytes at most, ended by CR LF (RFC 5545 §3.1).
private struct CalendarText {
  private(set) var bytes: [UInt8] = []

  mutating func line(_ name: String, _ value: String) {
    var used = 0
    for scalar in "\(name):\(value)".unicodeScalars {
      let encoded = Array(String(scalar).utf8)
      if used + encoded.count > 75 {
        bytes += [13, 10, 32]
        used = 1
      }
      bytes += encoded
      used += encoded.count
    }
    bytes += [13, 10]
  }

  /// A text value with its special characters marked (§3.3.11).
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",": result += "\\" + String(scalar)
      case "\n": result += "\\n"
      case "\r": continue
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
