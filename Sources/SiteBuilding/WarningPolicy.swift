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

  private func isAcknowledged(_ diagnostic: Diagnostic) -> Bool {
    acknowledged.contains { $0.covers(diagnostic) }
  }
}
