import ContentModel
import Diagnostics

/// Which warnings stop a build and which are shown, after what the site's settings acknowledge.
struct WarningPolicy: Sendable {
  /// Whether warnings that nobody acknowledged count as errors.
  let isStrict: Bool
  let acknowledged: [SiteConfiguration.Acknowledgement]

  /// Whether nothing may be published.
  func stops(_ found: [Diagnostic]) -> Bool {
    found.hasErrors || isStrict && found.contains { !isAcknowledged($0) }
  }

  /// The findings to show: acknowledged ones are left out unless all are wanted, in a strict build the other warnings are errors.
  func shown(_ found: [Diagnostic], all: Bool) -> [Diagnostic] {
    found.filter { all || !isAcknowledged($0) }.map { isStrict && !isAcknowledged($0) ? $0.with(severity: .error) : $0 }
  }

  /// How many findings `shown` leaves out when not all are wanted.
  func hiddenCount(_ found: [Diagnostic]) -> Int {
    found.count(where: isAcknowledged)
  }

  /// How a run ended that stopped or published nothing.
  ///
  /// - Parameter all: whether acknowledged findings are told, by the acknowledgements that speak of them, and not only counted.
  func result(_ ending: BuildResult.Ending, _ found: [Diagnostic], all: Bool) -> BuildResult {
    BuildResult(
      ending, shown(found, all: all), hiddenWarnings: all ? 0 : hiddenCount(found), acknowledged: all ? acknowledgements(in: found) : [])
  }

  private func acknowledgements(in found: [Diagnostic]) -> [AcknowledgedDiagnostics] {
    var rest = found.sortedByLocation()
    return acknowledged.compactMap { entry in
      let meant = rest.filter(entry.covers)
      rest.removeAll(where: entry.covers)
      return meant.isEmpty ? nil : AcknowledgedDiagnostics(entry.code, reason: entry.reason, meant)
    }
  }

  private func isAcknowledged(_ diagnostic: Diagnostic) -> Bool {
    acknowledged.contains { $0.covers(diagnostic) }
  }
}
