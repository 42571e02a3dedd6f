import ContentLoading
import ContentModel
import Diagnostics
import Foundation
import TestSupport
import Testing

/// Content is read as it is really saved, and each fault is told with its place and its cure; the cases are in `Fixtures/content`.
@Suite struct LoadingTests {
  @Test(arguments: try CaseFile.all(in: "content/faults")) func fault(_ fault: CaseFile) throws {
    let found = try Project.load(fault).diagnostics
    #expect(!found.isEmpty)
    try fault.expect(Project.messages(found))
  }

  @Test(arguments: try CaseFile.all(in: "content/good")) func good(_ project: CaseFile) throws {
    let loaded = try Project.load(project)
    #expect(loaded.diagnostics.isEmpty, "\(Project.messages(loaded.diagnostics))")
    try project.expect(try #require(loaded.value).listing)
  }

  @Test func draftsAreReadWhenTheyAreAskedFor() throws {
    let drafts = try CaseFile(Checkout.tests("Fixtures/content/good/drafts.txt"))
    let without = try #require(try Project.load(drafts).value)
    let with = try #require(try Project.load(drafts, drafts: true).value)
    #expect(without.pages.isEmpty)
    #expect(with.pages.map(\.title) == ["关于"])
    #expect(without.collection("news")?.records.map(\.id.key) == ["caizhai"])
    #expect(with.collection("news")?.records.map(\.id.key) == ["caizhai", "daji"])
  }

  @Test(arguments: [("2020-02-29", false), ("2020-03-01", true), ("2020-03-31", true), ("2020-04-01", false)])
  func aTextIsPublicFromOneDayUntilAnother(day: String, isPublic: Bool) throws {
    let settings = "title: 大集\ndate: 2020-03-01\npublish-from: 2020-03-01\nexpire-on: 2020年4月1日\n"
    let tree = try Project.small(with: [
      "Content/pages/news/daji.md": "---\n\(settings)---\n正文。\n", "Content/pages/daji.md": "---\n\(settings)---\n正文。\n",
    ])
    let loaded = try ContentLoader.load(tree, on: CalendarDate(day))
    #expect(loaded.diagnostics.isEmpty)
    let library = try #require(loaded.value)
    #expect(library.pages.contains { $0.path.text == "daji/" } == isPublic)
    #expect((library.collection("news")?["daji"] != nil) == isPublic)
    #expect(library.withheld.keys.sorted() == (isPublic ? [] : ["Content/pages/daji.md", "Content/pages/news/daji.md", "news:daji"]))
  }

  @Test func aHundredFaultsAreAHundredFindings() throws {
    let rows = (1...100).map { "chanpin-\($0),产品\($0),梨树村,面议\n" }.joined()
    let tree = try Project.small(with: ["Content/data/products.csv": "编号,名称,所在村,价格\n" + rows, "Content/products/dami-01.md": ""])
    let found = try ContentLoader.load(tree).diagnostics
    #expect(found.count == 100)
    #expect(found.map { $0.location?.line } == Array(2...101))
  }

  @Test(arguments: [(100, 100), (5_000, 101)]) func unknownColumnsAreListedUpToAHundred(count: Int, findings: Int) throws {
    let header = "编号,名称,户数," + (1...count).map { "多余\($0)" }.joined(separator: ",")
    let row = "lishu,梨树村,1," + String(repeating: ",", count: count - 1)
    let other = "liuhe,柳河村,1," + String(repeating: ",", count: count - 1)
    let found = try ContentLoader.load(
      try Project.small(with: ["Content/data/villages.csv": [header, row, other].joined(separator: "\n")])
    )
    .diagnostics
    #expect(found.count == findings && found.allSatisfy { $0.code == "csv.unknown-column" })
  }

  @Test func findingsComeInTheSameOrderEachTime() throws {
    let faults = try CaseFile(Checkout.tests("Fixtures/content/faults/many-faults.txt"))
    let first = try Project.load(faults).diagnostics
    for _ in 0..<5 { #expect(try Project.load(faults).diagnostics == first) }
  }

  @Test func aProjectWithoutFilesSaysWhereToBegin() throws {
    let loaded = try ContentLoader.load(MemorySourceTree([:]))
    #expect(loaded.value == nil)
    #expect(loaded.diagnostics.map(\.code) == ["site.missing"])
  }

  @Test(arguments: ["https://www.example.gov.cn/fengwu", "https://www.example.gov.cn/fengwu/", "HTTP://localhost:8080"])
  func anAddressGivenFromOutsideCounts(url: String) throws {
    let library = try #require(try ContentLoader.load(try Project.small(), baseURL: url).value)
    #expect(library.site.baseURL?.hasSuffix("/") == true)
  }

  @Test func theAddressOfASiteIsPercentEncoded() throws {
    let library = try #require(try ContentLoader.load(try Project.small(), baseURL: "https://example.com/风物").value)
    #expect(library.site.baseURL == "https://example.com/%E9%A3%8E%E7%89%A9/")
  }

  @Test(arguments: [
    "www.example.gov.cn", "https://", "ftp://example.com/", "https://a b/", "https://example.com/?a=b", "https:///a", "https://例子.中国/", "",
  ])
  func anAddressThatIsNoneIsRefused(url: String) throws {
    #expect(try ContentLoader.load(try Project.small(), baseURL: url).diagnostics.map(\.code) == ["site.base-url"])
  }
}
