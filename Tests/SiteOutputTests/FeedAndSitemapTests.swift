import ContentModel
import Foundation
import Rendering
import SiteStructure
import Testing

@testable import SiteOutput

/// What programs read of the site is well formed and leads to absolute, encoded addresses.
@Suite struct FeedAndSitemapTests {
  static let base = "https://www.example.gov.cn/%E9%A3%8E%E7%89%A9/"

  @Test func withoutAnAddressThereIsNeither() throws {
    let files = try SmallSite().files()
    #expect(files["feed.xml"] == nil)
    #expect(files["feed.json"] == nil)
    #expect(files["sitemap.xml"] == nil)
    #expect(files["robots.txt"].map { String(decoding: $0, as: UTF8.self) } == "User-agent: *\nAllow: /\n")
  }

  @Test func theFeedHasTheNewsNewestFirst() throws {
    let site = try SmallSite(with: ["Content/site.yml": SmallSite.online])
    let feed = try XMLElements.read("feed.xml", of: site)
    #expect(feed.texts("feed/title") == ["示例 & “风物”"])
    #expect(feed.texts("feed/subtitle") == ["<乡村>"])
    #expect(feed.texts("feed/id") == [Self.base])
    #expect(feed.texts("feed/updated") == ["2020-04-05T00:00:00+08:00"])
    #expect(feed.texts("feed/entry/title") == ["采摘开园", "大集开市"])
    #expect(feed.texts("feed/entry/id") == [Self.base + "news/caizhai/", Self.base + "news/daji/"])
    #expect(feed.attributes("href", of: "feed/entry/link") == feed.texts("feed/entry/id"))
    #expect(feed.texts("feed/author/name").count == 1)
    #expect(feed.attributes("href", of: "feed/link") == [Self.base + "feed.xml", Self.base])
  }

  @Test func bothFeedsTellTheSame() throws {
    let site = try SmallSite(with: ["Content/site.yml": SmallSite.online])
    let bytes = try #require(try site.files()["feed.json"])
    let feed = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    #expect(feed["version"] as? String == "https://jsonfeed.org/version/1.1")
    let items = try #require(feed["items"] as? [[String: String]])
    #expect(items.compactMap { $0["id"] } == [Self.base + "news/caizhai/", Self.base + "news/daji/"])
    #expect(items.first?["date_published"] == "2020-04-05T00:00:00+08:00")
  }

  @Test func theFeedEndsAfterTwentyEntries() throws {
    var texts = ["Content/site.yml": SmallSite.online]
    for day in 1...25 { texts["Content/pages/news/n\(day).md"] = "---\ntitle: 第 \(day) 条 <&>\ndate: 2020-05-\(day)\n---\n正文 \(day)。\n" }
    let feed = try XMLElements.read("feed.xml", of: SmallSite(with: texts))
    #expect(feed.texts("feed/entry/title") == (6...25).reversed().map { "第 \($0) 条 <&>" })
    #expect(feed.texts("feed/entry/summary").first == "正文 25。")
  }

  @Test func theSitemapHasEveryPageOnceButTheOneForUnknownAddresses() throws {
    let site = try SmallSite(with: ["Content/site.yml": SmallSite.online, "Content/pages/大集 & 年货.md": "---\ntitle: 大集\n---\n正文。\n"])
    let map = try XMLElements.read("sitemap.xml", of: site)
    let addresses = map.texts("urlset/url/loc")
    #expect(Set(addresses).count == addresses.count)
    #expect(addresses.sorted() == site.graph.pages.filter { $0.kind != .notFound }.map { Self.base + $0.path.encoded }.sorted())
    #expect(addresses.contains(Self.base + "%E5%A4%A7%E9%9B%86%20%26%20%E5%B9%B4%E8%B4%A7/"))
    for address in addresses { #expect(address.utf8.allSatisfy { (0x21...0x7E).contains($0) }) }
    #expect(map.texts("urlset/url/lastmod").sorted() == ["2020-03-01", "2020-04-05", "2020-04-05", "2020-04-05"])
  }

  @Test func aFileListsNoMorePagesThanSearchEnginesRead() throws {
    let graph = try SmallSite(with: ["Content/site.yml": SmallSite.online]).graph
    let whole = Sitemap.files(graph)
    #expect(whole.map(\.path) == ["sitemap.xml"])
    let parts = Sitemap.files(graph, most: 5)
    let addresses = try XMLElements.read(parts[0]).texts("sitemapindex/sitemap/loc")
    #expect(addresses == parts.dropFirst().map { Self.base + $0.path })
    let lists = try parts.dropFirst().map { try XMLElements.read($0).texts("urlset/url/loc") }
    #expect(lists.count > 2 && lists.dropLast().allSatisfy { $0.count == 5 })
    #expect(try lists.flatMap(\.self) == XMLElements.read(whole[0]).texts("urlset/url/loc"))
  }

  @Test func searchEnginesAreShownTheSitemapAndKeptOffASample() throws {
    func robots(_ settings: String) throws -> String? {
      try SmallSite(with: ["Content/site.yml": settings]).files()["robots.txt"].map { String(decoding: $0, as: UTF8.self) }
    }
    #expect(try robots(SmallSite.online) == "User-agent: *\nAllow: /\nSitemap: \(Self.base)sitemap.xml\n")
    #expect(try robots(SmallSite.online + "sample: true\n") == "User-agent: *\nDisallow: /\n")
  }
}
