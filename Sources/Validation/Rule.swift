// Validation holds a finished site structure against rules, one a file. It reports; it changes nothing and knows nothing of output.

package import Diagnostics
package import SiteStructure

/// One thing that has to hold for a site; rules do not depend on one another.
protocol Rule: Sendable {
  func check(_ site: SiteGraph) -> [Diagnostic]
}

/// The rules of a build.
package enum SiteRules {
  /// Everything that does not hold; with `publishing` also what only a site for the public must not have.
  package static func check(_ site: SiteGraph, publishing: Bool = false) -> [Diagnostic] {
    (RuleCatalogue.always + (publishing ? RuleCatalogue.publishing : [])).flatMap { $0.check(site) }
  }
}

/// The only place where rules are registered.
enum RuleCatalogue {
  static let always: [any Rule] = [
    DuplicatePaths(),
    NavigationTargets(),
    LinksInTexts(),
    PicturesOfRecords(),
    DateOrder(),
    TasksOfPlan(),
  ]

  static let publishing: [any Rule] = [
    NoSampleData(),
    PortalLabels(),
  ]
}
