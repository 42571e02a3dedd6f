package import Diagnostics

extension CSVTable {
  /// One cell; its text and place are made on demand.
  package struct Cell: Sendable {
    private enum Content {
      case stored(TableStorage, record: Int, column: Int)
      case given(Given)
    }

    /// What a cell outside the records holds: one of the header.
    private final class Given: Sendable {
      let text: String
      let place: RecordPlace
      let range: Range<Int>

      init(_ text: String, _ place: RecordPlace, _ range: Range<Int>) {
        (self.text, self.place, self.range) = (text, place, range)
      }
    }

    private let content: Content

    /// A cell of a record.
    init(_ storage: TableStorage, record: Int, column: Int) {
      content = .stored(storage, record: record, column: column)
    }

    /// A cell whose text is known.
    init(_ text: String, place: RecordPlace, range: Range<Int>) {
      content = .given(Given(text, place, range))
    }

    /// The text without quotes, otherwise exactly as written.
    package var text: String {
      switch content {
      case .stored(let storage, let record, let column): storage.text(record: record, column: column)
      case .given(let cell): cell.text
      }
    }

    /// The record the cell stands in.
    var place: RecordPlace {
      switch content {
      case .stored(let storage, let record, _): storage.place(ofRecord: record)
      case .given(let cell): cell.place
      }
    }

    /// The bytes as written, quotes included.
    var range: Range<Int> {
      switch content {
      case .stored(let storage, let record, let column): storage.index.range(record: record, column: column)
      case .given(let cell): cell.range
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
