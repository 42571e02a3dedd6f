/// The values of a record in the order of the schema's fields; nil where the cell was empty.
package struct RecordValues: RandomAccessCollection, Sendable {
  private enum Storage: Sendable {
    case apart([FieldValue?])
    case packed(PackedValues)
  }

  private let storage: Storage

  /// - Parameter isPacked: whether they are to take as little memory as possible; looking at one then makes it.
  package init(_ values: [FieldValue?], isPacked: Bool = false) {
    storage = isPacked ? .packed(PackedValues(values)) : .apart(values)
  }

  package var isPacked: Bool { if case .packed = storage { true } else { false } }

  package var startIndex: Int { 0 }

  package var endIndex: Int {
    switch storage {
    case .apart(let values): values.count
    case .packed(let values): values.count
    }
  }

  package subscript(position: Int) -> FieldValue? {
    switch storage {
    case .apart(let values): values[position]
    case .packed(let values): values[position]
    }
  }
}
