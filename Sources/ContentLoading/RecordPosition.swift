package import ContentModel

/// Where a record stands in a library: a quarter of what its id takes, as lists name each record several times.
package struct RecordPosition: Sendable, Hashable {
  private let collectionIndex: Int32
  private let recordIndex: Int32

  package init(collection: Int, record: Int) {
    collectionIndex = Int32(clamping: collection)
    recordIndex = Int32(clamping: record)
  }

  /// The index of the record's collection.
  package var collection: Int { Int(collectionIndex) }
  /// The record's index in its collection.
  package var record: Int { Int(recordIndex) }
}

extension ContentLibrary {
  package subscript(position: RecordPosition) -> Record { collections[position.collection].records[position.record] }

  /// Where the record with this id stands; nil when there is none.
  package func position(of id: RecordID) -> RecordPosition? {
    guard let collection = index(of: id.collection), let record = collections[collection].position(of: id.key) else { return nil }
    return RecordPosition(collection: collection, record: record)
  }
}
