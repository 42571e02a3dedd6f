package import ContentModel

/// What was found of one product in one village at a stocktaking.
package struct StockItem: Sendable {
  package let date: CalendarDate
  package let product: NamedRecord
  package let village: NamedRecord
  package let quantity: Amount
  package let salesUnit: String
  /// The day the product came to market.
  package let ready: CalendarDate?
  /// The last day it sells or keeps well.
  package let seasonEnd: CalendarDate?
  package let note: String?
  package let row: SourceRow

  package init(
    date: CalendarDate, product: NamedRecord, village: NamedRecord, quantity: Amount, salesUnit: String, ready: CalendarDate?,
    seasonEnd: CalendarDate?, note: String?, row: SourceRow
  ) {
    self.date = date
    self.product = product
    self.village = village
    self.quantity = quantity
    self.salesUnit = salesUnit
    self.ready = ready
    self.seasonEnd = seasonEnd
    self.note = note
    self.row = row
  }
}
