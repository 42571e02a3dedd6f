import ContentLoading
import ContentModel
import SiteStructure
import Testing

/// Which pages a site has, where they stand, and how they lead to one another.
@Suite struct PlanningTests {
  @Test func everyRecordListAndTextHasItsPage() throws {
    let pages = try smallSite().pages.map { "\($0.kind.name) \($0.path.file) \($0.template) \($0.title)" }
    #expect(
      pages == [
        "home index.html site/home.html 示例风物",
        "page about/index.html site/page.html 关于本站",
        "list news/index.html site/news.html 新闻",
        "detail news/caizhai/index.html site/article.html 采摘开园",
        "detail news/daji/index.html site/article.html 大集开市",
        "list products/index.html site/products.html 特色产品",
        "list products/page/2/index.html site/products.html 特色产品",
        "detail products/dami-01/index.html site/product.html 梨树大米",
        "detail products/xiaomi-01/index.html site/product.html 柳河小米",
        "detail products/suancai-01/index.html site/product.html 酸菜",
        "list villages/index.html site/villages.html 村庄",
        "detail villages/lishu/index.html site/village.html 梨树村",
        "detail villages/liuhe/index.html site/village.html 柳河村",
        "plan plan/index.html site/plan.html 实施方案",
        "not-found 404.html site/404.html 找不到这个页面",
      ])
  }

  @Test(arguments: [(0, 1), (1, 1), (2, 1), (3, 2), (4, 2), (5, 3)]) func listsAreDividedIntoPages(records: Int, count: Int) throws {
    let rows = (0..<records).map { "p-\($0),产品\($0),梨树村\n" }.joined()
    let site = try smallSite(with: ["Content/data/products.csv": "编号,名称,所在村\n" + rows, "Content/products/dami-01.md": ""])
    let lists = site.pages.filter { $0.collection == "products" && $0.kind.name == "list" }
    #expect(lists.map(\.path.text) == ["products/"] + (1..<count).map { "products/page/\($0 + 1)/" })
    #expect(lists.map(\.kind) == (1...count).map { .list(collection: "products", part: nil, number: $0, count: count) })
  }

  @Test func breadcrumbsLeadFromHomeToThePage() throws {
    let site = try smallSite()
    func crumbs(_ path: String) throws -> [String] {
      try #require(site.pages.first { $0.path.text == path }).breadcrumbs.map { "\($0.title) \($0.path.text)" }
    }
    #expect(try crumbs("") == [])
    #expect(try crumbs("about/") == ["示例风物 "])
    #expect(try crumbs("products/") == ["示例风物 "])
    #expect(try crumbs("products/page/2/") == ["示例风物 ", "特色产品 products/"])
    #expect(try crumbs("products/suancai-01/") == ["示例风物 ", "特色产品 products/"])
  }

  @Test func neighboursFollowTheOrderOfTheCollection() throws {
    let site = try smallSite()
    for collection in site.library.collections where collection.schema.pages != nil {
      let pages = collection.records.compactMap { site.page(of: $0.id) }
      #expect(pages.count == collection.records.count)
      #expect(pages.map { site.neighbours(of: $0).previous?.link } == [nil] + pages.dropLast().map(\.link))
      #expect(pages.map { site.neighbours(of: $0).next?.link } == pages.dropFirst().map(\.link) + [nil])
    }
  }

  @Test func aRecordKnowsWhoRefersToItOnce() throws {
    let site = try smallSite()
    func referrers(_ collection: String, _ key: String) -> [String] {
      site.referrers(of: RecordID(collection: collection, key: key)).map { "\($0.collection):\($0.key)" }
    }
    #expect(referrers("villages", "liuhe") == ["products:xiaomi-01", "products:suancai-01"])
    #expect(referrers("villages", "lishu") == ["products:dami-01"])
    #expect(referrers("units", "wenlv") == ["progress:2020Q1-3"])
    #expect(referrers("products", "dami-01").isEmpty)
  }

  @Test(arguments: [
    ("home", ""), ("plan", "plan/"), ("products", "products/"), ("about", "about/"), ("about/", "about/"), ("news", "news/"),
  ])
  func navigationLeadsToPages(target: String, path: String) throws {
    #expect(try smallSite().page(for: target)?.path.text == path)
  }

  @Test(arguments: ["", "units", "progress", "dami-01", "404", "page"]) func navigationLeadsNowhereElse(target: String) throws {
    #expect(try smallSite().page(for: target) == nil)
  }

  @Test func aPageIsDescribedByItsSummaryOrTheBeginningOfItsText() throws {
    let site = try smallSite()
    #expect(site.page(of: RecordID(collection: "news", key: "daji")).flatMap(site.description) == "大集今天开市。")
    #expect(site.page(of: RecordID(collection: "news", key: "daji"))?.date?.iso == "2020-03-01")
    #expect(site.page(of: RecordID(collection: "villages", key: "lishu")).flatMap(site.description) == nil)
  }

  @Test func recordsWithoutPagesHaveNone() throws {
    #expect(try smallSite().page(of: RecordID(collection: "units", key: "wenlv")) == nil)
  }
}
