import Diagnostics

/// What the table of products says that the ledger says again.
struct ListedProduct: Sendable {
  /// Where it comes from; empty when the table does not say.
  let villages: [NamedRecord]
  let salesUnit: String?
  let row: SourceRow
}

/// A row of a ledger that says again what the table of products says.
protocol ProductEntry {
  var product: NamedRecord { get }
  var village: NamedRecord { get }
  var salesUnit: String { get }
  /// The units that answer for it, by key.
  var answerable: [String] { get }
  /// What it is called in sentences.
  var name: LocalizedText { get }
  var row: SourceRow { get }
}

extension Purchase: ProductEntry {
  var answerable: [String] { buyer.map { [$0.key] } ?? [] }
  var name: LocalizedText { Messages.name(self) }
}

extension StockItem: ProductEntry {
  var answerable: [String] { [] }
  var name: LocalizedText { Messages.name(self) }
}
