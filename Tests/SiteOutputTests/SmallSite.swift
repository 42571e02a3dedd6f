import ContentLoading
import ContentModel
import Diagnostics
import Foundation
import Rendering
import SiteOutput
import SiteStructure
import Templating
import TestSupport
import Testing

/// The site of the small project without faults, with some of its files replaced, and what is made of it.
struct SmallSite {
  static let online = "title: 示例 & “风物”\nsubtitle: <乡村>\nbase-url: https://www.example.gov.cn/风物\nplan: plan/plan.md\n"

  let tree: MemorySourceTree
  let graph: SiteGraph
  let built: CalendarDate

  init(with texts: [String: String] = [:]) throws {
    var files = try CaseFile(Checkout.tests("Fixtures/content/small-project.txt")).files()
    for (path, text) in texts { files[path] = text.isEmpty ? nil : Array(text.utf8) }
    tree = MemorySourceTree(files)
    graph = SiteGraph(try #require(try ContentLoader.load(tree).value))
    built = try #require(CalendarDate("2020-04-01"))
  }

  /// The files that no template renders, by their paths.
  func files(templates: [String] = []) throws -> [String: [UInt8]] {
    let files = try SiteFiles.files(graph, assets(templates), .none, tree, built: built)
    #expect(Set(files.map(\.path)).count == files.count)
    return Dictionary(
      files.map { file in
        if case .bytes(let bytes) = file.ready.contents { (file.path, bytes) } else { (file.path, []) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The paths that rules take for published.
  func paths() throws -> [String] { SiteFiles.paths(graph, try assets([])) }

  func jobs() throws -> PageJobs {
    SitePages(ContentViews(graph, .none, built: built), try assets([])).jobs(calls: TextCalls(TemplateSet.compile([]).value))
  }

  private func assets(_ paths: [String]) throws -> SiteAssets {
    try SiteAssets(paths, in: tree, checksIntegrity: false)
  }
}
