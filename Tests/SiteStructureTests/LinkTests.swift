import ContentLoading
import ContentModel
import SiteStructure
import Testing

/// What links in texts lead to, in every form that writers use.
@Suite struct LinkTests {
  static let product = "Content/products/dami-01.md"
  static let article = "Content/pages/news/daji.md"

  @Test(arguments: [
    ("products:xiaomi-01", article, "products/xiaomi-01/"),
    ("villages:lishu", product, "villages/lishu/"),
    ("news:daji", product, "news/daji/"),
    ("caizhai.md", article, "news/caizhai/"),
    ("./caizhai.md", article, "news/caizhai/"),
    ("../about.md", article, "about/"),
    ("../../products/dami-01.md", article, "products/dami-01/"),
    ("../pages/about.md", product, "about/"),
    ("../plan/plan.md", product, "plan/"),
    ("pages/about.md", product, "about/"),
    ("/", product, ""),
    ("/products/", product, "products/"),
    ("/products/xiaomi-01", product, "products/xiaomi-01/"),
    ("products/xiaomi-01/", article, "products/xiaomi-01/"),
    ("../products/page/2/", "Content/pages/about.md", "products/page/2/"),
    ("%2E%2E/about.md", article, "about/"),
  ])
  func leadsToAPage(destination: String, file: String, path: String) throws {
    let expected = try #require(SitePath(path))
    #expect(try smallSite().links.resolve(destination, in: file) == .page(expected, fragment: nil))
    #expect(try smallSite().links.resolve(destination + "#吃法", in: file) == .page(expected, fragment: "吃法"))
  }

  @Test func pathsWithHanCharactersMayBePercentEncoded() throws {
    let text = "---\ntitle: 大集\n---\n正文。\n"
    let site = try smallSite(with: ["Content/pages/大集.md": text, "Content/images/大集.jpg": "x"])
    let path = try #require(SitePath("大集/"))
    #expect(site.links.resolve("%E5%A4%A7%E9%9B%86.md", in: "Content/pages/about.md") == .page(path, fragment: nil))
    #expect(site.links.resolve("大集.md#%E5%A4%A7", in: "Content/pages/about.md") == .page(path, fragment: "大"))
    #expect(site.links.resolve("../images/%E5%A4%A7%E9%9B%86.jpg", in: "Content/pages/about.md") == .file("images/大集.jpg"))
    #expect(site.links.resolve("#%E5%A4%A7", in: "Content/pages/about.md") == .anchor("大"))
  }

  @Test(arguments: [
    ("../images/dami.jpg", product), ("images/dami.jpg", article), ("/images/dami.jpg", article), ("../../images/dami.jpg", article),
  ])
  func leadsToAFile(destination: String, file: String) throws {
    #expect(try smallSite().links.resolve(destination, in: file) == .file("images/dami.jpg"))
  }

  @Test(arguments: [
    "https://www.example.gov.cn/", "HTTP://example.com", "http://example.com/?q=%E5%A4%A7#x", "mailto:a@example.com", "tel:0434-5000000",
    "//example.com/a",
  ])
  func leadsOutOfTheSite(destination: String) throws {
    #expect(try smallSite().links.resolve(destination, in: Self.article) == .external(destination))
  }

  @Test(arguments: [
    "javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "file:///etc/passwd", "C:\\图片\\a.jpg", "ftp://example.com",
  ])
  func aSchemeThatIsNotAllowedIsBroken(destination: String) throws {
    guard case .broken(.scheme, _) = try smallSite().links.resolve(destination, in: Self.article) else {
      Issue.record("\(destination) is not refused")
      return
    }
  }

  @Test(arguments: ["../../../README.md", "../../../../etc/passwd", "..%2F..%2F..%2FREADME.md", "a/../../../../b"])
  func aPathOutOfTheContentFolderIsBroken(destination: String) throws {
    #expect(try smallSite().links.resolve(destination, in: Self.article) == .broken(.outside, nearest: nil))
  }

  @Test(arguments: [
    ("products:xiaomi-1", "products:xiaomi-01"), ("product:dami-01", "products:dami-01"), ("prodcts:nothing-like-it", nil),
    ("units:wenlv", nil), ("/product/", nil), ("../abuot.md", nil), ("", nil), ("?", nil),
    ("images/dami.jpeg", "images/dami.jpg"),
    ("/products/xiaomi-02/", "products/xiaomi-01/"), ("../data/products.csv", nil), ("../schema/products.yml", nil), ("%FF%FE.md", nil),
  ])
  func whatIsNotThereIsBroken(destination: String, nearest: String?) throws {
    guard case .broken(.missing, let found) = try smallSite().links.resolve(destination, in: "Content/pages/news/daji.md") else {
      Issue.record("\(destination) leads to something")
      return
    }
    if let nearest { #expect(found?.hasSuffix(nearest) == true) }
  }

  @Test func anAnchorIsAPlaceInTheSameText() throws {
    #expect(try smallSite().links.resolve("#吃法", in: Self.product) == .anchor("吃法"))
    #expect(try smallSite().links.resolve("#", in: Self.product) == .anchor(""))
  }
}
