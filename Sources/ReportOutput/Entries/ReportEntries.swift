import ActionPlan
import Charts
package import ContentLoading
import ContentModel
package import Diagnostics

/// Everything the reports of all periods are computed from, typed.
package struct ReportEntries: Sendable {
  package var tasks: [ReportTask]
  /// The plan's responsible units, in the order of their table.
  package var units: [NamedRecord]
  package var villages: [NamedRecord] = []
  /// Where villages lie, by their keys.
  var villagePositions: [String: MapTile.Position] = [:]
  package var products: [NamedRecord] = []
  /// What is known of products, by their keys.
  var listedProducts: [String: ListedProduct] = [:]
  package var progress: [ProgressEntry]
  package var purchases: [Purchase]
  package var stock: [StockItem]
  package var targets: [AnnualTarget] = []
  package var corrections: [Correction] = []
  /// The periods that were closed, in order.
  package var closed: [ClosedPeriod] = []
  /// The texts the entries were read from, by path, so that findings can show the line.
  package var sources = SourceTexts()

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
    func named(_ name: String) -> [NamedRecord] {
      guard let collection = library.collection(name) else { return [] }
      return collection.records.map { NamedRecord(key: $0.id.key, title: collection.title(of: $0)) }
    }
    let units = named("units")
    let keys = Dictionary(units.map { ($0.title, $0) }, uniquingKeysWith: { first, _ in first })
    var decoded = ReportEntries(
      tasks: (library.plan?.tasks ?? []).map { ReportTask($0, units: keys) },
      units: units,
      progress: entries("progress") { ProgressEntry(&$0) },
      purchases: entries("purchases") { Purchase(&$0) },
      stock: entries("stock") { StockItem(&$0) }
    )
    decoded.villages = named("villages")
    for (key, position) in entries("villages", { reader in reader.position().map { (reader.key, $0) } }) {
      decoded.villagePositions[key] = position
    }
    decoded.products = named("products")
    for (key, product) in entries("products", { reader in (reader.key, ListedProduct(reader)) }) { decoded.listedProducts[key] = product }
    let groups = TargetGroups(units: units, villages: decoded.villages, products: decoded.products)
    decoded.targets = entries("targets") { AnnualTarget(&$0, groups) }
    decoded.corrections = entries("corrections") { Correction(&$0) }
    diagnostics += repeated(decoded.targets, library.sources)
    diagnostics += repeated(decoded.stock, library.sources)
    decoded.sources = library.sources
    return Diagnosed(decoded, diagnostics)
  }

  /// Two targets for one group and year contradict each other.
  private static func repeated(_ targets: [AnnualTarget], _ sources: SourceTexts) -> [Diagnostic] {
    var seen: [String: AnnualTarget] = [:]
    let lines = SourceLines(sources, of: Set(targets.map(\.row.file)))
    return targets.compactMap { target in
      let name = "\(target.year) \(target.dimension?.rawValue ?? "") \(target.group)"
      if let first = seen[name] { return Messages.targetTwice(at: lines.location(target.row), first: lines.location(first.row)) }
      seen[name] = target
      return nil
    }
  }

  /// Of two counts of one product in one village on one day only the last would stand in store.
  private static func repeated(_ stock: [StockItem], _ sources: SourceTexts) -> [Diagnostic] {
    var seen: [String: StockItem] = [:]
    let lines = SourceLines(sources, of: Set(stock.map(\.row.file)))
    return stock.compactMap { item in
      let name = "\(item.date.iso) \(item.product.key) \(item.village.key)"
      if let first = seen[name] { return Messages.stockTwice(item, at: lines.location(item.row), first: lines.location(first.row)) }
      seen[name] = item
      return nil
    }
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
    let amount = reader.money("amount")
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

extension ListedProduct {
  fileprivate init(_ reader: RecordReader) {
    self.init(villages: reader.references("village"), salesUnit: reader.optionalText("sales_unit"), row: reader.row)
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

/// The names a target's group may go by.
private struct TargetGroups {
  let units: [NamedRecord]
  let villages: [NamedRecord]
  let products: [NamedRecord]

  /// The records a dimension's groups are; nil where any word is a group.
  func records(of dimension: Dimension) -> [NamedRecord]? {
    switch dimension {
    case .unit: units
    case .village: villages
    case .product: products
    case .buyerType, .channel, .kind, .month: nil
    }
  }

  /// The record of a dimension that goes by `name`.
  func record(_ name: String, of dimension: Dimension) -> NamedRecord? {
    records(of: dimension)?.first { $0.key == name || $0.title == name }
  }
}

extension AnnualTarget {
  fileprivate init?(_ reader: inout RecordReader, _ groups: TargetGroups) {
    let year = reader.integer("year")
    let scope = reader.text("scope")
    let name = reader.optionalText("group")
    let amount = reader.money("amount")
    guard let year, let scope, let amount else { return nil }
    if scope == AnnualTarget.whole {
      if let name {
        reader.rejectGroup(name, of: "group", dimension: Dimension.allCases.first { groups.record(name, of: $0) != nil })
        return nil
      }
      self.init(year: year, dimension: nil, group: "", amount: amount, row: reader.row)
      return
    }
    let dimensions = Dimension.allCases.filter { !$0.isChronological }
    guard let dimension = dimensions.first(where: { $0.title == scope }) else {
      reader.reject(scope, of: "scope", known: [AnnualTarget.whole] + dimensions.map(\.title))
      return nil
    }
    guard let name = reader.required("group", name) else { return nil }
    guard let records = groups.records(of: dimension) else {
      self.init(year: year, dimension: dimension, group: name, amount: amount, row: reader.row)
      return
    }
    guard let record = groups.record(name, of: dimension) else {
      reader.reject(name, of: "group", known: records.map(\.title))
      return nil
    }
    self.init(year: year, dimension: dimension, group: record.key, amount: amount, row: reader.row)
  }
}

extension Correction {
  fileprivate init?(_ reader: inout RecordReader) {
    let date = reader.date("date")
    let period = reader.text("period").flatMap { text -> Period? in
      if let period = Period(text) { return period }
      reader.reject(text, of: "period", known: ["2020Q1", "2020-03", "2020"])
      return nil
    }
    let table = reader.text("table").flatMap { reader.word($0, of: "table", as: FrozenTable.self) }
    let entry = reader.text("entry")
    let reason = reader.text("reason")
    guard let date, let period, let table, let entry, let reason else { return nil }
    self.init(date: date, period: period, table: table, entry: entry, reason: reason, row: reader.row)
  }
}
