import ActionPlan
package import ContentLoading
import ContentModel
package import Diagnostics

/// Everything the reports of all periods are computed from, typed.
package struct ReportEntries: Sendable {
  package var tasks: [ReportTask]
  /// The plan's responsible units, in the order of their table.
  package var units: [NamedRecord]
  package var progress: [ProgressEntry]
  package var purchases: [Purchase]
  package var stock: [StockItem]

  package init(
    tasks: [ReportTask], units: [NamedRecord], progress: [ProgressEntry] = [], purchases: [Purchase] = [], stock: [StockItem] = []
  ) {
    self.tasks = tasks
    self.units = units
    self.progress = progress
    self.purchases = purchases
    self.stock = stock
  }

  /// Decodes the collections reports compute with and the plan's tasks; a collection that is not declared has no entries.
  ///
  /// This is the only place where schema fields become typed entries: a field or value reports need and do not find is an error at the row.
  package static func decode(_ library: ContentLibrary) -> Diagnosed<ReportEntries> {
    var diagnostics: [Diagnostic] = []
    func entries<Entry>(_ name: String, _ decode: (inout RecordReader) -> Entry?) -> [Entry] {
      guard let collection = library.collection(name) else { return [] }
      return collection.records.compactMap { record in
        var reader = RecordReader(record, of: collection, in: library)
        defer { diagnostics += reader.diagnostics }
        return decode(&reader)
      }
    }
    let units = library.collection("units").map { units in
      units.records.map { NamedRecord(key: $0.id.key, title: units.title(of: $0)) }
    }
    let keys = Dictionary((units ?? []).map { ($0.title, $0) }, uniquingKeysWith: { first, _ in first })
    let decoded = ReportEntries(
      tasks: (library.plan?.tasks ?? []).map { ReportTask($0, units: keys) },
      units: units ?? [],
      progress: entries("progress") { ProgressEntry(&$0) },
      purchases: entries("purchases") { Purchase(&$0) },
      stock: entries("stock") { StockItem(&$0) }
    )
    return Diagnosed(decoded, diagnostics)
  }
}

extension ReportTask {
  /// A unit the content does not list keeps the plan's name for it as its key.
  fileprivate init(_ task: PlanDocument.Task, units: [String: NamedRecord]) {
    self.init(
      number: task.number, section: task.section, text: task.text,
      units: task.units.map { units[$0.title] ?? NamedRecord(key: $0.title, title: $0.title) },
      cooperators: task.cooperators.map(\.title))
  }
}

extension ProgressEntry {
  fileprivate init?(_ reader: inout RecordReader) {
    let period = reader.period("period")
    let task = reader.integer("task")
    let unit = reader.reference("unit")
    let state = reader.text("state").flatMap { reader.word($0, of: "state", as: WrittenState.self) }
    guard let period, let task, let unit, let state else { return nil }
    self.init(
      period: period, task: task, unit: unit.key, state: state, text: reader.optionalText("text"),
      completed: reader.optionalDate("completed"), problem: reader.optionalText("problem"), next: reader.optionalText("next"),
      row: reader.row)
  }
}

extension Purchase {
  fileprivate init?(_ reader: inout RecordReader) {
    let date = reader.date("date")
    let buyerType = reader.text("buyer_type")
    let product = reader.reference("product")
    let village = reader.reference("village")
    let quantity = reader.amount("quantity")
    let salesUnit = reader.text("sales_unit")
    let price = reader.amount("price")
    let amount = reader.amount("amount")
    let channel = reader.text("channel")
    guard let date, let buyerType, let product, let village, let quantity, let salesUnit, let price, let amount, let channel else {
      return nil
    }
    self.init(
      id: reader.key, date: date, buyer: reader.optionalReference("buyer"), buyerType: buyerType, product: product,
      kind: reader.text("kind", ofReferenceIn: "product"), village: village, quantity: quantity, salesUnit: salesUnit, price: price,
      amount: amount, channel: channel, households: reader.optionalInteger("households"), row: reader.row)
  }
}

extension StockItem {
  fileprivate init?(_ reader: inout RecordReader) {
    let date = reader.date("date")
    let product = reader.reference("product")
    let village = reader.reference("village")
    let quantity = reader.amount("quantity")
    let salesUnit = reader.text("sales_unit")
    guard let date, let product, let village, let quantity, let salesUnit else { return nil }
    self.init(
      date: date, product: product, village: village, quantity: quantity, salesUnit: salesUnit, ready: reader.optionalDate("ready"),
      seasonEnd: reader.optionalDate("season_end"), note: reader.optionalText("note"), row: reader.row)
  }
}
