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
      let location: Location
      let range: Range<Int>

      init(_ text: String, _ location: Location, _ range: Range<Int>) {
        (self.text, self.location, self.range) = (text, location, range)
      }
    }

    private let content: Content

    /// A cell of a record.
    init(_ storage: TableStorage, record: Int, column: Int) {
      content = .stored(storage, record: record, column: column)
    }

    /// A cell whose text and place are known.
    init(_ text: String, at location: Location, range: Range<Int>) {
      content = .given(Given(text, location, range))
    }

    /// The text without quotes, otherwise exactly as written.
    package var text: String {
      switch content {
      case .stored(let storage, let record, let column): storage.text(record: record, column: column)
      case .given(let cell): cell.text
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

    /// The place with the line's text; `Record.locations` gives those of many cells in one go.
    package var location: Location {
      switch content {
      case .stored(let storage, let record, _): storage.place(ofRecord: record).location(of: range)
      case .given(let cell): cell.location
      }
    }

    /// The line in the file, from 1.
    package var line: Int { location.line }

    /// The column in Unicode scalars, from 1.
    package var column: Int { location.column }
  }
}
