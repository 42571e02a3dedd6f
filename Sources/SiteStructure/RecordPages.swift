import ContentLoading
import ContentModel

/// Which page of a site shows a record in full.
struct RecordPages: Sendable {
  private let library: ContentLibrary
  /// The places of the pages, in the order of the library's collections and their records; negative where a record has no page.
  private let numbers: [[Int32]]

  init(_ library: ContentLibrary, _ pages: [SitePage]) {
    self.library = library
    var numbers = library.collections.map { [Int32](repeating: -1, count: $0.records.count) }
    for (number, page) in pages.enumerated() {
      guard let place = page.record.flatMap(library.position) else { continue }
      numbers[place.collection][place.record] = Int32(clamping: number)
    }
    self.numbers = numbers
  }

  /// The place of a record's page; nil when it has none.
  subscript(record: RecordID) -> Int? {
    guard let place = library.position(of: record) else { return nil }
    let number = numbers[place.collection][place.record]
    return number < 0 ? nil : Int(number)
  }
}
