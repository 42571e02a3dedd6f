import ActionPlan
import Diagnostics
import Foundation
import TestSupport

/// The issued plan and the units it names, as the sample content holds them.
enum IssuedPlan {
  static let file = "Content/plan/铁西区消费扶贫实施方案.md"

  static func text() throws -> String {
    try String(contentsOf: Checkout.root.appendingPathComponent(file), encoding: .utf8)
  }

  static func parse() throws -> Diagnosed<PlanDocument> {
    PlanDocument.parse(SourceText(file: file, text: try text()), units: units)
  }

  static let units: [UnitName] = [
    "区扶贫办", "区发改局", "区政府办", "区委组织部", "区委宣传部", "区委统战部", "区农业农村局", "区商务局", "区文旅局", "区财政局", "区教育局", "区卫健局", "区金融办",
    "区退役军人事务局", "区民政局", "区科技局", "区工信局", "区人社局", "市场监管分局", "自然资源局铁西分局", "区交通管理处", "区总工会", "区工商联", "团区委", "区妇联", "区残联", "平西乡人民政府",
  ].map { UnitName(title: $0) }
}
