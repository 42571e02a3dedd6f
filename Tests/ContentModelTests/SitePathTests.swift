import ContentModel
import Testing

/// Paths stay inside the site, can be served everywhere, and find their way back to the root.
@Suite struct SitePathTests {
  @Test(arguments: [
    "/", "/a", "//", "a//b", "a//", "../a", "a/../b", "a/..", ".", "..", ".hidden", "a/.git/b", "C:\\a", "a\\b", "a:b", "a*b", "a?b", "a#b",
    "a%20b",
    "a\"b", "a<b", "a|b", "a\u{0}b", "a\nb", "a\u{7F}b", String(repeating: "长", count: 67),
  ])
  func refuses(text: String) {
    #expect(SitePath(text) == nil)
  }

  @Test(arguments: [
    ("", "index.html", "./", ""),
    ("404.html", "404.html", "./", "404.html"),
    ("products/", "products/index.html", "../", "products/"),
    ("products/xiaomi-01/", "products/xiaomi-01/index.html", "../../", "products/xiaomi-01/"),
    ("a/b/c.html", "a/b/c.html", "../../", "a/b/c.html"),
    ("特色/小米/", "特色/小米/index.html", "../../", "%E7%89%B9%E8%89%B2/%E5%B0%8F%E7%B1%B3/"),
    ("a b&c/", "a b&c/index.html", "../", "a%20b%26c/"),
    ("x~y_z-1.2/", "x~y_z-1.2/index.html", "../", "x~y_z-1.2/"),
  ])
  func leadsToAFileAndBack(text: String, file: String, prefix: String, encoded: String) throws {
    let path = try #require(SitePath(text))
    #expect(path.file == file)
    #expect(path.rootPrefix == prefix)
    #expect(path.encoded == encoded)
    #expect(path.isFolder == file.hasSuffix("index.html"))
  }

  @Test func appendsParts() throws {
    let folder = try #require(SitePath("products/"))
    #expect(folder.appending("page")?.text == "products/page/")
    #expect(folder.appending("list.csv", folder: false)?.text == "products/list.csv")
    #expect(folder.appending("..") == nil)
    #expect(folder.appending("") == nil)
    #expect(SitePath.root.appending("a")?.text == "a/")
  }
}
