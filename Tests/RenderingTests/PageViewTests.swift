import ContentLoading
import ContentModel
import Diagnostics
import Rendering
import SiteStructure
import Templating
import Testing

/// Every page knows the site, itself, and the way to the site's root.
@Suite struct PageViewTests {
  static func members(of path: String, in site: SiteGraph) throws -> Value {
    let page = try #require(site.pages.first { $0.path.text == path })
    return .object(SiteView(site, built: try #require(CalendarDate("2020-04-01"))).members(for: page))
  }

  @Test(arguments: [("", "./"), ("about/", "../"), ("products/page/2/", "../../../"), ("products/dami-01/", "../../"), ("plan/", "../")])
  func theWayToTheRootIsRelative(path: String, root: String) throws {
    #expect(try Self.members(of: path, in: smallSite()).member("root")?.written == "'\(root)'")
  }

  /// A server shows this page at addresses of any depth, where a relative way leads astray.
  @Test func thePageForUnknownAddressesKnowsTheWayFromEverywhere() throws {
    #expect(try Self.members(of: "404.html", in: smallSite()).member("root")?.written == "'./'")
    let text = "title: 示例\nbase-url: https://www.example.gov.cn/fengwu/\nplan: plan/plan.md\n"
    let site = try smallSite(with: ["Content/site.yml": text])
    #expect(try Self.members(of: "404.html", in: site).member("root")?.written == "'/fengwu/'")
  }

  @Test func aPageIsDescribedToItsTemplate() throws {
    let page = try #require(try Self.members(of: "products/xiaomi-01/", in: smallSite()).member("page"))
    #expect(
      page.written == """
        柳河小米{kind: 'detail', title: '柳河小米', description: none, path: 'products/xiaomi-01/', url: none, collection: 'products', date: none, \
        breadcrumbs: [示例风物{title: '示例风物', path: ''}, 特色产品{title: '特色产品', path: 'products/'}], \
        previous: 梨树大米{title: '梨树大米', path: 'products/dami-01/'}, next: 酸菜{title: '酸菜', path: 'products/suancai-01/'}}
        """)
  }

  @Test func theAddressOfAPageIsAbsoluteAndEncodedWhereTheSiteHasOne() throws {
    let site = try smallSite(with: [
      "Content/site.yml": "title: 示例\nbase-url: https://www.example.gov.cn/fengwu\nplan: plan/plan.md\n",
      "Content/pages/大集.md": "---\ntitle: 大集\n---\n正文。\n",
    ])
    #expect(
      try Self.members(of: "大集/", in: site).member("page.url")?.written == "'https://www.example.gov.cn/fengwu/%E5%A4%A7%E9%9B%86/'")
  }

  @Test(arguments: [("", "首页"), ("products/", "产品"), ("products/page/2/", "产品"), ("products/dami-01/", "产品")])
  func theNavigationShowsWhereOneIs(path: String, current: String) throws {
    let site = try Self.members(of: path, in: smallSite())
    let entries = [0, 1].compactMap { site.member("site.navigation.\($0)") }
    #expect(entries.filter { $0.member("current")?.written == "true" }.map { $0.member("title")?.written } == ["'\(current)'"])
  }

  @Test func whatThePortalWasNotToldIsNone() throws {
    let site = try smallSite(with: ["Content/site.yml": "title: 示例\nportal:\n  site-name: 示例网\n  icp: ''\n"])
    let portal = try #require(try Self.members(of: "", in: site).member("site.portal"))
    #expect(portal.member("site_name")?.written == "'示例网'")
    for key in SiteConfiguration.portalKeys where key != "site-name" {
      #expect(portal.member(key.replacing("-", with: "_"))?.written == "none", "\(key)")
    }
  }

  @Test func linksOfATextLeadFromItsPageToTheirTargets() throws {
    let site = try smallSite()
    let page = try #require(site.pages.first { $0.path.text == "products/dami-01/" })
    let body = try #require(site.library.collection("products")?["dami-01"]?.body)
    let html = BodyViews.html(body, on: page, site.links) { _ in Diagnosed("") }.value.written
    #expect(html.contains("href=\"../../villages/lishu/\""))
    #expect(html.contains("href=\"../../news/daji/\""))
    #expect(html.contains("src=\"../../images/dami.jpg\""))
    let about = try #require(site.library.pages.first)
    let aboutPage = try #require(site.pages.first { $0.path.text == "about/" })
    #expect(BodyViews.html(about.body, on: aboutPage, site.links, expand: { _ in Diagnosed("") }).value.written.contains("href=\"../\""))
  }
}
