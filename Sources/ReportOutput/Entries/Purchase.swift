package import ContentModel

/// One purchase in the ledger (台账).
package struct Purchase: Sendable {
  package let id: String
  package let date: CalendarDate
  /// The buying unit; nil for buyers from society at large.
  package let buyer: NamedRecord?
  package let buyerType: String
  package let product: NamedRecord
  /// The product's kind.
  package let kind: String?
  package let village: NamedRecord
  package let quantity: Amount
  package let salesUnit: String
  /// 元 for one sales unit.
  package let price: Amount
  /// 元.
  package let amount: Amount
  package let channel: String
  /// Households helped by this purchase; nil when not counted.
  package let households: Int?
  package let row: SourceRow

  package init(
    id: String, date: CalendarDate, buyer: NamedRecord?, buyerType: String, product: NamedRecord, kind: String?, village: NamedRecord,
    quantity: Amount, salesUnit: String, price: Amount, amount: Amount, channel: String, households: Int?, row: SourceRow
  ) {
    self.id = id
    self.date = date
    self.buyer = buyer
    self.buyerType = buyerType
    self.product = product
    self.kind = kind
    self.village = village
    self.quantity = quantity
    self.salesUnit = salesUnit
    self.price = price
    self.amount = amount
    self.channel = channel
    self.households = households
    self.row = row
  }
}

/// A record another one refers to, by key and by the name people read.
package struct NamedRecord: Sendable, Hashable {
  package let key: String
  package let title: String

  package init(key: String, title: String) {
    self.key = key
    self.title = title
  }
}
