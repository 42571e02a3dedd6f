/// What the table of products says that the ledger says again.
struct ListedProduct: Sendable {
  /// Where it comes from; empty when the table does not say.
  let villages: [NamedRecord]
  let salesUnit: String?
  let row: SourceRow
}
