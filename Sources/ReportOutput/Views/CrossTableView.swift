import Templating

extension CrossTable {
  /// Members `title`, `head` (of the rows), `unit`, `columns` (`title`, `total`), `rows` (`title`, `cells`, `total`) and `total`; numbers are figures.
  func view(_ figures: FigureList) -> Value {
    .object([
      ("title", .string(layout.title)), ("head", .string(layout.rows.title)),
      ("unit", .string(layout.measure.value(Tally()).unit)),
      (
        "columns",
        .array(
          columns.map { .object([("title", .string($0.title)), ("total", figures.view(total(of: $0, in: layout.columns)))]) })
      ),
      (
        "rows",
        .array(
          rows.map { row in
            .object([
              ("title", .string(row.title)), ("cells", .array(columns.map { figures.view(figure(row, $0)) })),
              ("total", figures.view(total(of: row, in: layout.rows))),
            ])
          })
      ),
      ("total", figures.view(layout.measure.total)),
    ])
  }
}
