// Validation holds a finished site structure against rules, one a file. It reports; it changes nothing and knows nothing of output.

import ContentLoading
package import Diagnostics
package import SiteStructure

/// One thing that has to hold for a site; rules do not depend on one another.
protocol Rule: Sendable {
  func check(_ site: SiteGraph) -> [Diagnostic]
}

/// The rules of a build.
package enum SiteRules {
  /// Everything that does not hold; with `publishing` also what only a site for the public must not have.
  ///
  /// - Parameters:
  ///   - templates: the names of the templates there are.
  ///   - files: what is around the site; the rules that look there find nothing without it.
  ///   - threads: how many rules are looked at side by side.
  package static func check(
    _ site: SiteGraph, templates: [String], files: ProjectFiles = ProjectFiles(), publishing: Bool = false, threads: Int = 1
  ) -> [Diagnostic] {
    let rules = RuleCatalogue.always(templates, files) + (publishing ? RuleCatalogue.publishing : [])
    return rules.concurrentMap(threads: threads) { $0.check(site) }.flatMap(\.self)
  }
}

/// The only place where rules are registered.
enum RuleCatalogue {
  static func always(_ templates: [String], _ files: ProjectFiles) -> [any Rule] {
    [
      DuplicatePaths(),
      NavigationTargets(),
      TemplatesOfPages(templates: templates),
      LinksInTexts(),
      PicturesOfRecords(),
      UnusedPictures(files: files),
      PersonalNumbers(files: files),
      AdvertisingWords(),
      DateOrder(),
      TasksOfPlan(),
    ]
  }

  static let publishing: [any Rule] = [
    NoSampleData(),
    PortalLabels(),
  ]
}
