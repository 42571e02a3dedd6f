import ContentLoading
import ContentModel
import SiteStructure
import Testing

/// Taxonomies list the records of all collections that share a word.
@Suite struct TermTests {
  private static func schema(_ name: String, _ words: String) -> String {
    """
    name: \(name)
    label: \(name)
    source: data/\(name).csv
    key: id
    order: [-day, title]
    fields:
      - { name: id, type: key, required: true }
      - { name: title, type: text, required: true }
      - { name: day, type: date }
      - { name: \(words), label: 词, type: list }
    pages: { path: "\(name)/{key}/", template: site/product.html }
    """
  }

  private func site(_ taxonomy: String) throws -> SiteGraph {
    try smallSite(with: [
      "Content/site.yml": "title: 示例\ntaxonomies:\n  - \(taxonomy)\n",
      "Content/schema/foods.yml": Self.schema("foods", "words"), "Content/schema/walks.yml": Self.schema("walks", "words"),
      "Content/data/foods.csv": "id,title,day,词\na,甲,2020-01-02,新、甜\nb,乙,2020-01-05,甜\n",
      "Content/data/walks.csv": "id,title,day,词\nc,丙,2020-01-03,甜、远\nd,丁,2020-01-03,甜\n",
    ])
  }

  @Test func aTermHoldsTheRecordsOfAllCollectionsInItsOrder() throws {
    let site = try site("{ field: words, label: 词, path: words/, template: site/list.html, order: -day }")
    let terms = try #require(site.taxonomies.first).terms.map { term in
      "\(term.title) \(term.path.text) "
        + term.records.map { site.library[$0].id }.map { "\($0.collection):\($0.key)" }.joined(separator: " ")
    }
    #expect(
      terms == [
        "甜 words/甜/ foods:b walks:d walks:c foods:a", "新 words/新/ foods:a", "远 words/远/ walks:c",
      ])
    #expect(!site.pages.contains { $0.path.text == "words/" })
  }

  @Test func termsHavePagesAndAListOfTheirOwn() throws {
    let site = try site("{ field: words, label: 词, path: words/, template: site/list.html, index: site/list.html, per-page: 3 }")
    let pages = site.pages.filter { $0.path.text.hasPrefix("words/") }
    #expect(pages.map(\.path.text) == ["words/", "words/甜/", "words/甜/page/2/", "words/新/", "words/远/"])
    #expect(pages.map(\.kind.name) == ["terms", "term", "term", "term", "term"])
    #expect(pages[2].breadcrumbs.map(\.path.text) == ["", "words/", "words/甜/"])
    #expect(site.page(for: "words")?.path.text == "words/")
  }
}
