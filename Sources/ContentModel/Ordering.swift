/// One step of an order: a field, rising or falling; equal records are told apart by the next step, then by how they stand in their source.
package struct OrderStep: Sendable, Hashable {
  /// The field's name, or the label people know it by.
  package let field: String
  package let descending: Bool

  package init(field: String, descending: Bool) {
    self.field = field
    self.descending = descending
  }

  /// Reads `date`, or `-date` for a falling order.
  package init(_ text: String) {
    self.init(field: text.hasPrefix("-") ? String(text.dropFirst()) : text, descending: text.hasPrefix("-"))
  }
}

/// What a record is ordered by: a value for each step, then its place in the source; records without a value come last.
package struct SortKey: Sendable {
  private enum Part {
    case number(Int128)
    case text(String)
    case missing

    init(_ value: FieldValue?) {
      switch value {
      case .integer(let number): self = .number(Int128(number))
      case .amount(let amount, _): self = .number(amount.millionths)
      case .date(let date): self = .number(Int128(date.dayNumber))
      case .period(let period): self = .text(period.id)
      case .boolean(let flag): self = .number(flag ? 1 : 0)
      case .text(let text): self = .text(text)
      default: self = .missing
      }
    }

    /// Below zero where `left` comes first in a rising order, above where `right` does; texts go by their code points, as bytes of UTF-8 do.
    static func order(_ left: Part, _ right: Part) -> Int {
      switch (left, right) {
      case (.number(let first), .number(let second)): first < second ? -1 : first > second ? 1 : 0
      case (.text(let first), .text(let second)): order(first.utf8.span, second.utf8.span)
      case (.number, _): -1
      case (_, .number): 1
      case (.text, _): -1
      case (_, .text): 1
      case (.missing, .missing): 0
      }
    }

    private static func order(_ first: Span<UInt8>, _ second: Span<UInt8>) -> Int {
      let common = min(first.count, second.count)
      for index in 0..<common where first[index] != second[index] { return first[index] < second[index] ? -1 : 1 }
      return first.count - second.count
    }

    var isMissing: Bool { if case .missing = self { true } else { false } }
  }

  private let parts: [Part]
  private let position: Int

  /// The indices of the keys in the order of `steps`.
  package static func sorted(_ keys: [SortKey], _ steps: [OrderStep]) -> [Int] {
    keys.indices.sorted { keys[$0].precedes(keys[$1], steps) }
  }

  /// Whether the keys stand in the order of `steps`.
  package static func areSorted(_ keys: [SortKey], _ steps: [OrderStep]) -> Bool {
    zip(keys, keys.dropFirst()).allSatisfy { $0.precedes($1, steps) }
  }

  /// The key of a record of `schema`; fields that the schema has not count as missing.
  ///
  /// - Parameter position: tells records apart that are equal in everything else.
  package init(_ record: Record, _ steps: [OrderStep], _ schema: Schema, position: Int) {
    self.position = position
    parts = steps.map { step in Part(schema.index(of: step.field).flatMap { record.values[$0] }) }
  }

  /// Whether this key comes before `other` in the order of `steps`.
  private func precedes(_ other: SortKey, _ steps: [OrderStep]) -> Bool {
    for (index, step) in steps.enumerated() {
      let order = Part.order(parts[index], other.parts[index])
      if order == 0 { continue }
      if parts[index].isMissing || other.parts[index].isMissing { return other.parts[index].isMissing }
      return step.descending ? order > 0 : order < 0
    }
    return position < other.position
  }
}
