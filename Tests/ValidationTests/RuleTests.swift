import ContentLoading
import Diagnostics
import Foundation
import SiteStructure
import TestSupport
import Testing

@testable import Validation

/// Each rule finds what it is there for and nothing else; its cases are in `Fixtures/validation` under its name.
@Suite struct RuleTests {
  static let templates = [
    "site/404.html", "site/article.html", "site/event.html", "site/events.html", "site/home.html", "site/news.html", "site/page.html",
    "site/plan.html", "site/product.html", "site/products.html", "site/village.html", "site/villages.html",
  ]

  static let rules = rules(ProjectFiles())

  private static func rules(_ files: ProjectFiles) -> [any Rule] { RuleCatalogue.always(templates, files) + RuleCatalogue.publishing }

  static func name(of rule: any Rule) -> String { "\(type(of: rule))" }

  static func site(_ project: CaseFile) throws -> SiteGraph {
    let base = try CaseFile(Checkout.tests("Fixtures/content/small-project.txt"))
    let loaded = try ContentLoader.load(MemorySourceTree(project.files(over: base)))
    return SiteGraph(try #require(loaded.value))
  }

  /// A case belongs to the rule its name begins with: `DateOrder`, `LinksInTexts-anchors`.
  @Test(arguments: try CaseFile.all(in: "validation/faults")) func finds(_ fault: CaseFile) throws {
    let name = try #require(fault.name.split(separator: "-").first)
    let templates = fault.parts.filter { $0.path.hasPrefix("Templates/") }.map { SourceText(file: $0.path, text: $0.text) }
    let files = ProjectFiles(templates: templates, made: ["feed.xml", "assets/site.0123456789.css"])
    let rule = try #require(Self.rules(files).first { Self.name(of: $0) == name })
    let found = rule.check(try Self.site(fault))
    #expect(!found.isEmpty)
    try fault.expect(Language.allCases.map { TextRendering(language: $0).render(found) }.joined(separator: "\n"))
  }

  @Test(arguments: rules.map(name)) func everyRuleHasACase(rule: String) throws {
    #expect(try CaseFile.all(in: "validation/faults").contains { $0.name == rule || $0.name.hasPrefix(rule + "-") })
  }

  @Test(arguments: rules.map(name)) func findsNothingInAGoodSite(rule: String) throws {
    let site = try Self.site(try CaseFile(Checkout.tests("Fixtures/validation/good-site.txt")))
    for known in Self.rules where Self.name(of: known) == rule {
      #expect(known.check(site).isEmpty)
    }
  }

  @Test func onlyPublishingAsksForWhatThePublicMustHave() throws {
    let site = try Self.site(try CaseFile(Checkout.tests("Fixtures/content/small-project.txt")))
    #expect(SiteRules.check(site, templates: Self.templates).isEmpty)
    #expect(SiteRules.check(site, templates: Self.templates, publishing: true).allSatisfy { $0.code.hasPrefix("publish.") })
    #expect(!SiteRules.check(site, templates: Self.templates, publishing: true).isEmpty)
  }

  @Test func findingsComeInTheSameOrderEachTime() throws {
    let site = try Self.site(try CaseFile(Checkout.tests("Fixtures/validation/faults/LinksInTexts.txt")))
    let first = SiteRules.check(site, templates: [])
    for _ in 0..<5 { #expect(SiteRules.check(site, templates: []) == first) }
  }
}
