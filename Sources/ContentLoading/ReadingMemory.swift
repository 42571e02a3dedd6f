import ContentModel
import Diagnostics
import Markdown

/// What files were read as, so that reading the same project again parses only those that changed.
///
/// It believes whoever tells it what changed: a file it knows is not looked at again until it is forgotten.
package struct ReadingMemory: Sendable {
  /// What a text is read by besides its own words: the settings and schemas, drafts, and the day.
  struct Conditions: Sendable, Equatable {
    let settings: [String: [UInt8]]
    let markdown: MarkdownOptions
    let drafts: Bool
    let day: CalendarDate?
  }

  /// A file's text and what was made of it.
  struct Reading<Value: Sendable>: Sendable {
    let source: SourceTexts.Source?
    let value: Diagnosed<Value>
  }

  private(set) var conditions: Conditions?
  private var readings: [String: any Sendable] = [:]
  /// The tables that changed, as they were read before, without findings.
  private var tables: [String: TableRecords] = [:]

  package init() {}

  /// Forgets files that changed, and all below a folder that did; an empty path stands for everything.
  package mutating func forget(_ paths: Set<String>) {
    guard !paths.contains("") else { return readings = [:] }
    for path in paths {
      guard let table = reading(of: path, as: TableRecords?.self)?.value, table.diagnostics.isEmpty else { continue }
      tables[path] = table.value
    }
    // What is not known as a file may be a folder.
    let folders = paths.filter { readings.removeValue(forKey: $0) == nil }.map { $0 + "/" }
    if !folders.isEmpty { readings = readings.filter { entry in !folders.contains { entry.key.hasPrefix($0) } } }
  }

  /// Forgets everything when texts are read by other rules than before.
  mutating func hold(to conditions: Conditions) {
    if self.conditions != conditions { (readings, tables) = ([:], [:]) }
    self.conditions = conditions
  }

  func reading<Value>(of path: String, as type: Value.Type = Value.self) -> Reading<Value>? {
    readings[path] as? Reading<Value>
  }

  /// What a table was read as before it changed.
  func table(_ path: String) -> TableRecords? { tables[path] }

  mutating func keep<Value>(_ reading: Reading<Value>, of path: String) {
    readings[path] = reading
    tables[path] = nil
  }
}
