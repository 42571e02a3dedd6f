import ContentModel

extension FigureList {
  /// The figures of the stock: `stock.…`; nil counts as nothing in store.
  mutating func append(_ stock: StockSummary?) {
    let lines = stock?.lines ?? []
    func append(_ id: String, _ label: String, _ lines: [StockSummary.Line], by rule: Rule, to list: inout FigureList) {
      list.append("stock.\(id)", label, .count(lines.count, "项"), by: rule, from: SourceRows(lines.map(\.item.row)))
    }
    append("items", "库存产品", lines, by: .stock, to: &self)
    append("warned", "滞销预警", lines.filter { $0.warning != nil }, by: .stockWarning, to: &self)
    let held = lines.filter { $0.item.quantity > .zero }
    for age in StockSummary.Age.allCases {
      append("age.\(age.rawValue)", "\(age.title)的库存产品", held.filter { $0.ageGroup == age }, by: .stock, to: &self)
    }
    for season in StockSummary.Season.allCases {
      append("season.\(season.rawValue)", "\(season.label)的库存产品", held.filter { $0.season == season }, by: .stock, to: &self)
    }
  }
}
