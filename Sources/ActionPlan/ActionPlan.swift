package import Diagnostics
package struct UnitName: Sendable { package let title: String; package let aliases: [String]; package init(title: String, aliases: [String]) { self.title = title; self.aliases = aliases } }
package struct PlanDocument: Sendable {
  package static func parse(_ source: SourceText, units: [UnitName]) -> Diagnosed<PlanDocument> { Diagnosed(PlanDocument()) }
}
