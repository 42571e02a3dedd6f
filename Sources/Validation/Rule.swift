// Validation holds a finished site structure against rules, one a file. It reports; it changes nothing and knows nothing of output.

import ContentLoading
package import Diagnostics
package import SiteStructure

/// One thing that has to hold for a site; rules do not depend on one another.
protocol Rule: Sendable {
  /// What does not hold.
  func check(_ site: SiteGraph) -> [Diagnostic]

  /// The same in parts that may be worked out side by side, in the order of their findings.
  func checks(of site: SiteGraph) -> [Check]
}

/// A part of a rule.
typealias Check = @Sendable () -> [Diagnostic]

extension Rule {
  func checks(of site: SiteGraph) -> [Check] { [{ check(site) }] }
}

/// A rule that looks at many texts one by one.
protocol TextRule: Rule {
  /// The checks of which the rule consists, in the order of their findings.
  func parts(of site: SiteGraph) -> [Check]
}

extension TextRule {
  func check(_ site: SiteGraph) -> [Diagnostic] { parts(of: site).flatMap { $0() } }

  func checks(of site: SiteGraph) -> [Check] { parts(of: site) }
}

extension Array where Element: Sendable {
  /// Checks of a few elements each.
  func checks(_ check: @escaping @Sendable (Element) -> [Diagnostic]) -> [Check] {
    stride(from: 0, to: count, by: 128).map { start in
      let part = self[start..<Swift.min(start + 128, count)]
      return { part.flatMap(check) }
    }
  }
}

/// The rules of a build.
package enum SiteRules {
  /// Everything that does not hold; with `publishing` also what only a site for the public must not have.
  ///
  /// - Parameters:
  ///   - templates: the names of the templates there are.
  ///   - files: what is around the site; the rules that look there find nothing without it.
  ///   - threads: how many checks are made side by side.
  package static func check(
    _ site: SiteGraph, templates: [String], files: ProjectFiles = ProjectFiles(), publishing: Bool = false, threads: Int = 1
  ) -> [Diagnostic] {
    let rules = RuleCatalogue.always(templates, files) + (publishing ? RuleCatalogue.publishing : [])
    let checks = rules.concurrentMap(threads: threads) { $0.checks(of: site) }.flatMap(\.self)
    return checks.concurrentMap(threads: threads, atOnce: 1) { $0() }.flatMap(\.self)
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
      TemplateAddresses(files: files),
      TemplateLoads(files: files),
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
