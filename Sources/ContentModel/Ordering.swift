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
  private enum Part: Comparable {
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
  }

  private let parts: [Part]
  private let position: Int

  /// The key of a record of `schema`; fields that the schema has not count as missing.
  ///
  /// - Parameter position: tells records apart that are equal in everything else.
  package init(_ record: Record, _ steps: [OrderStep], _ schema: Schema, position: Int) {
    self.position = position
    parts = steps.map { step in Part(schema.index(of: step.field).flatMap { record.values[$0] }) }
  }

  /// Whether this key comes before `other` in the order of `steps`.
  package func precedes(_ other: SortKey, _ steps: [OrderStep]) -> Bool {
    for (index, step) in steps.enumerated() {
      let (left, right) = (parts[index], other.parts[index])
      if left == right { continue }
      if left == .missing || right == .missing { return right == .missing }
      return step.descending ? right < left : left < right
    }
    return position < other.position
  }
}
