/// A task of the plan, as far as reports need it.
package struct ReportTask: Sendable {
  package let number: Int
  /// The headings above the task, outermost first.
  package let section: [String]
  /// As written in the plan.
  package let text: String
  /// The responsible units, in the plan's order.
  package let units: [NamedRecord]
  /// The cooperating units as the plan names them.
  package let cooperators: [String]

  package init(number: Int, section: [String], text: String, units: [NamedRecord], cooperators: [String]) {
    self.number = number
    self.section = section
    self.text = text
    self.units = units
    self.cooperators = cooperators
  }
}
