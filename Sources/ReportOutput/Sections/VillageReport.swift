/// A period as one village sees it: what was bought from it, its place among the villages, its stock.
package struct VillageReport: Sendable {
  package let village: NamedRecord
  /// What was bought from the village, by date.
  package let purchases: [Purchase]
  /// The village in the table of villages; nil when it is in none.
  package let standing: Breakdown.Row?
  package let stock: [StockSummary.Line]
  package let findings: [ReportFinding]
}
