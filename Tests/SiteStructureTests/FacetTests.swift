import ContentModel
import SiteStructure
import Testing

/// Lists are also given in parts, one for each value of a field.
@Suite struct FacetTests {
  private static let products = """
    name: products
    label: 特色产品
    source: data/products.csv
    key: id
    fields:
      - { name: id, label: 编号, type: key, required: true, unique: true }
      - { name: title, label: 名称, type: text, required: true }
      - { name: village, label: 所在村, type: reference, to: villages }
      - { name: kind, label: 类别, type: choice, of: [粮油, 果蔬, 加工品] }
      - { name: words, label: 词, type: list }
    pages: { path: "products/{key}/", template: site/product.html }
    list: { path: products/, template: site/products.html, per-page: 2, facets: [village, 类别, words] }
    """

  private func site(_ rows: String) throws -> SiteGraph {
    try smallSite(with: [
      "Content/schema/products.yml": Self.products, "Content/data/products.csv": "编号,名称,所在村,类别,词\n" + rows,
      "Content/products/dami-01.md": "", "Content/pages/news/daji.md": "",
    ])
  }

  @Test func valuesStandInTheOrderOfTheSchemaOrOfTheirCollection() throws {
    let site = try site("a,甲,liuhe,果蔬,新、甜\nb,乙,lishu,粮油,甜\nc,丙,梨树村,粮油,\n")
    let parts = site.facets(of: "products").map { facet in
      facet.label + "：" + facet.values.map { "\($0.title) \($0.path.text) \($0.records)" }.joined(separator: "；")
    }
    #expect(
      parts == [
        "所在村：梨树村 products/village/lishu/ [1, 2]；柳河村 products/village/liuhe/ [0]",
        "类别：粮油 products/kind/粮油/ [1, 2]；果蔬 products/kind/果蔬/ [0]",
        "词：新 products/words/新/ [0]；甜 products/words/甜/ [0, 1]",
      ])
  }

  @Test func whatAllRecordsShareDividesNothing() throws {
    let site = try site("a,甲,lishu,粮油,\nb,乙,lishu,果蔬,\n")
    #expect(site.facets(of: "products").map(\.field) == ["kind"])
    #expect(site.facets(of: "villages").isEmpty)
    #expect(site.facets(of: "unknown").isEmpty)
  }

  @Test(arguments: [
    ("a/b、a?b", ["products/words/a-b/", "products/words/a-b-2/"]), ("..、x", ["products/words/-../", "products/words/x/"]),
    ("A、a", ["products/words/A/", "products/words/a-2/"]), ("100%、“好 米”", ["products/words/100-/", "products/words/“好-米”/"]),
  ])
  func aValueBecomesAPathThatAServerCanServe(words: String, paths: [String]) throws {
    let site = try site("a,甲,lishu,粮油,\(words)\n")
    #expect(site.facets(of: "products").flatMap(\.values).map(\.path.text) == paths)
  }

  @Test func aPartHasItsOwnPagesAndLeavesSearchEnginesToTheWholeList() throws {
    let site = try site("a,甲,lishu,粮油,\nb,乙,lishu,粮油,\nc,丙,lishu,粮油,\nd,丁,liuhe,粮油,\n")
    let pages = site.pages.filter { $0.collection == "products" && $0.kind.name == "list" }
    #expect(
      pages.map(\.path.text) == [
        "products/", "products/page/2/", "products/village/lishu/", "products/village/lishu/page/2/", "products/village/liuhe/",
      ])
    #expect(pages.map { $0.canonical?.text } == [nil, nil, "products/", "products/", "products/"])
    #expect(pages.map(\.isListed) == [true, true, false, false, false])
    #expect(pages.map(\.title) == ["特色产品", "特色产品"] + ["特色产品：梨树村", "特色产品：梨树村", "特色产品：柳河村"])
    #expect(pages[3].breadcrumbs.map(\.path.text) == ["", "products/", "products/village/lishu/"])
    #expect(site.page(for: "products")?.path.text == "products/")
  }
}
