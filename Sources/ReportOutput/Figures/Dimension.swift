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
    case .unit: purchase.buyer.map { Group(key: $0.key, title: $0.title) } ?? .unnamed
    case .buyerType: Group(key: purchase.buyerType, title: purchase.buyerType)
    case .channel: Group(key: purchase.channel, title: purchase.channel)
    case .village: Group(key: purchase.village.key, title: purchase.village.title)
    case .kind: purchase.kind.map { Group(key: $0, title: $0) } ?? Group(key: "-", title: "未分类")
    case .product: Group(key: purchase.product.key, title: purchase.product.title)
    case .month:
      Group(key: String(purchase.date.iso.prefix(7)), title: "\(purchase.date.year)年\(purchase.date.month)月")
    }
  }

  /// One value of the dimension.
  struct Group: Hashable {
    let key: String
    let title: String

    /// Buyers from society at large, who have no unit.
    static let unnamed = Group(key: "-", title: "社会采购（未列单位）")
  }

  /// Whether groups are listed in the order of their keys rather than by amount, and have no rank.
  var isChronological: Bool { self == .month }
}
