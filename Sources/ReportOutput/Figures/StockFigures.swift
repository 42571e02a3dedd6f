import ContentModel

extension FigureList {
  /// The figures of the stock: `stock.…`.
  mutating func append(_ stock: StockSummary) {
    append("stock.items", "库存产品", .count(stock.lines.count, "项"), by: .stock, from: stock.lines.map(\.item.row))
    append("stock.warned", "滞销预警", .count(stock.warned.count, "项"), by: .stockWarning, from: stock.warned.map(\.item.row))
  }
}
