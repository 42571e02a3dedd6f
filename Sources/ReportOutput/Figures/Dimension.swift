import ContentModel

/// What purchases are grouped by.
package enum Dimension: String, Sendable, CaseIterable {
  case unit
  case buyerType = "buyer-type"
  case channel
  case village
  case kind
  case month
  case product

  /// The title of a table grouped so.
  package var title: String {
    switch self {
    case .unit: "采购单位"
    case .buyerType: "采购方类别"
    case .channel: "采购渠道"
    case .village: "产地村"
    case .kind: "产品类别"
    case .product: "产品"
    case .month: "月份"
    }
  }

  /// The group a purchase belongs to.
  func group(of purchase: Purchase) -> Group {
    switch self {
    case .unit: purchase.buyer.map { Group($0) } ?? .unnamed
    case .buyerType: Group(key: purchase.buyerType, title: purchase.buyerType)
    case .channel: Group(key: purchase.channel, title: purchase.channel)
    case .village: Group(purchase.village)
    case .kind: purchase.kind.map { Group(key: $0, title: $0) } ?? Group(key: "-", title: "未分类")
    case .product: Group(purchase.product)
    case .month: Group(.month(purchase.date.year, purchase.date.month))
    }
  }

  /// The groups that have figures in every period: those the content lists, those any purchase names, the months of the period.
  func members(in entries: ReportEntries, _ period: Period) -> [Group] {
    switch self {
    case .unit: entries.units.map { Group($0) }
    case .village: entries.villages.map { Group($0) }
    case .product: entries.products.map { Group($0) }
    case .month: period.months.map { Group(.month(period.yearNumber, $0)) }
    case .buyerType, .channel, .kind: Array(Set(entries.purchases.map { group(of: $0) }))
    }
  }

  /// One value of the dimension.
  struct Group: Hashable {
    let key: String
    let title: String

    /// Buyers from society at large, who have no unit.
    static let unnamed = Group(key: "-", title: "社会采购（未列单位）")

    init(key: String, title: String) {
      self.key = key
      self.title = title
    }

    init(_ record: NamedRecord) {
      self.init(key: record.key, title: record.title)
    }

    init(_ month: Period) {
      self.init(key: month.id, title: month.chinese)
    }

    static func == (left: Group, right: Group) -> Bool { left.key == right.key }

    func hash(into hasher: inout Hasher) { hasher.combine(key) }
  }

  /// Whether groups are listed in the order of their keys rather than by amount, and have no rank.
  var isChronological: Bool { self == .month }
}
