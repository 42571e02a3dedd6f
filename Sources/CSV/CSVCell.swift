package import Diagnostics

extension CSVTable {
  /// One cell; its text and place are made on demand.
  package struct Cell: Sendable {
    private enum Content {
      case stored(TableStorage, record: Int, column: Int)
      case given(String)
    }

    /// The record the cell stands in.
    let place: RecordPlace
    /// The bytes as written, quotes included.
    let range: Range<Int>
    private let content: Content

    /// A cell of a record.
    init(_ storage: TableStorage, record: Int, column: Int) {
      place = storage.place(ofRecord: record)
      range = storage.index.range(record: record, column: column)
      content = .stored(storage, record: record, column: column)
    }

    /// A cell whose text is known.
    init(_ text: String, place: RecordPlace, range: Range<Int>) {
      self.place = place
      self.range = range
      content = .given(text)
    }

    /// The text without quotes, otherwise exactly as written.
    package var text: String {
      switch content {
      case .stored(let storage, let record, let column): storage.text(record: record, column: column)
      case .given(let text): text
      }
    }

    /// Whether the text is empty, in quotes or not.
    package var isEmpty: Bool { text.isEmpty }

    /// The place with the line's text.
    package var location: Location { place.location(of: range) }

    /// The line in the file, from 1.
    package var line: Int { location.line }

    /// The column in Unicode scalars, from 1.
    package var column: Int { location.column }
  }
}
