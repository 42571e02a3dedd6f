/// What one cell of a record means after it was read by its field's type.
///
/// The largest cases stand behind a pointer, as every cell of every table takes the room of the largest of the others.
package enum FieldValue: Sendable, Hashable {
  case text(String)
  case integer(Int)
  /// A decimal number with the unit it is counted in, if any.
  indirect case amount(Amount, unit: String?)
  case date(CalendarDate)
  case period(Period)
  case boolean(Bool)
  case list([String])
  /// Names of records as they were written; ContentLoading turns them into `references`.
  case names([String])
  case references([RecordID])
  /// A picture's path below `Content/`.
  case image(String)
  /// Degrees north and east (WGS-84).
  indirect case coordinates(latitude: Amount, longitude: Amount)
}

/// Names one record: its collection and its key in it.
package struct RecordID: Sendable, Hashable, Comparable {
  package let collection: String
  package let key: String

  package init(collection: String, key: String) {
    self.collection = collection
    self.key = key
  }

  package static func < (left: RecordID, right: RecordID) -> Bool { (left.collection, left.key) < (right.collection, right.key) }
}
