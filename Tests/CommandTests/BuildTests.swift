import Foundation
import Testing

@Suite("fengwu build")
struct BuildTests {
  @Test("builds the sample site: pages, feed, sitemap, pictures, manifest")
  func sampleSite() async throws {
    let project = try SampleProject()
    let outcome = try await project.build()
    #expect(outcome.code == 0, "\(outcome.errors)")
    for file in [
      "index.html", "404.html", "products/index.html", "products/page/2/index.html", "products/xiaomi-01/index.html", "villages/index.html",
      "resources/index.html", "endorsements/index.html", "routes/index.html", "events/index.html", "news/index.html", "plan/index.html",
      "about/index.html", "feed.xml", "sitemap.xml", "robots.txt", "manifest.json", "images/villages/village-c.svg",
    ] {
      #expect(FileManager.default.fileExists(atPath: project.path("Output/site/" + file)), "\(file)")
    }
    // Photos appear as what was made of them only, never themselves.
    let site = try #require(FileManager.default.subpaths(atPath: project.path("Output/site")))
    for suffix in [".webp", ".jpg"] {
      #expect(site.contains { $0.hasPrefix("pictures/xiaomi-01-") && $0.hasSuffix(suffix) }, "\(suffix)")
    }
    #expect(!site.contains("images/products/xiaomi-01.jpg"))
  }

  @Test("gives the same bytes from another folder, with another number of threads, on another day that is named the same")
  func reproducible() async throws {
    let first = try SampleProject()
    let second = try SampleProject()
    #expect(try await first.build(["--jobs", "1"]).code == 0)
    #expect(try await second.build(["--jobs", "7"]).code == 0)
    #expect(try first.read("Output/site/manifest.json") == second.read("Output/site/manifest.json"))
  }

  @Test("makes anew only the few pages that show an edited row, however many records there are")
  func pagesOfOneRow() async throws {
    let project = try SampleProject()
    #expect(try await project.build().code == 0)
    try project.edit("Content/data/products.csv", "袋上有批次号，可在示例合作社甲门市", "袋上有新批次号，可在示例合作社甲门市")
    let outcome = try await project.build(["--profile"])
    #expect(outcome.code == 0, "\(outcome.errors)")
    func count(_ choice: String) -> Int? {
      let line = (outcome.output + outcome.errors).split(separator: "\n").first { $0.contains(choice) }
      return line?.split(separator: " ").first.flatMap { Int($0) }
    }
    let (taken, made) = (try #require(count("直接沿用")), try #require(count("数据变了")))
    // Its own page, the others of its village, the lists and the home page.
    #expect(made > 5 && made * 5 < taken, "\(made) of \(taken + made)")
  }

  @Test("marks every page of sample content")
  func sampleMark() async throws {
    let project = try SampleProject()
    #expect(try await project.build().code == 0)
    let enumerator = try #require(FileManager.default.subpaths(atPath: project.path("Output/site")))
    for page in enumerator where page.hasSuffix(".html") {
      #expect(try project.read("Output/site/" + page).contains("示例数据"), "\(page)")
    }
  }

  @Test("removes pages whose row is gone")
  func staleFiles() async throws {
    let project = try SampleProject()
    #expect(try await project.build().code == 0)
    let news = "Content/pages/news/xinghua-kaile.md"
    #expect(FileManager.default.fileExists(atPath: project.path("Output/site/news/xinghua-kaile/index.html")))
    try FileManager.default.removeItem(atPath: project.path(news))
    #expect(try await project.build().code == 0)
    #expect(!FileManager.default.fileExists(atPath: project.path("Output/site/news/xinghua-kaile")))
  }

  @Test("refuses to publish sample data")
  func publishing() async throws {
    let project = try SampleProject()
    let outcome = try await project.build(["--publish"])
    #expect(outcome.code == 1)
    #expect(outcome.errors.contains("publish.sample"))
    #expect(!FileManager.default.fileExists(atPath: project.path("Output/site")))
  }

  @Test("writes nothing when it only checks")
  func check() async throws {
    let project = try SampleProject()
    let outcome = try await Program.run(["check", "--root", project.root])
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(!FileManager.default.fileExists(atPath: project.path("Output")))
  }

  @Test("a check tells of acknowledged warnings last, a line each, and a new one before them")
  func newWarning() async throws {
    let project = try SampleProject()
    try "没有栏目用它\n".write(toFile: project.path("Content/stray.md"), atomically: true, encoding: .utf8)
    let arguments = ["check", "--root", project.root, "--now", "2020-04-10"]
    let text = try await Program.run(arguments).errors
    #expect(text.hasPrefix("Content/stray.md:1:1: warning content.stray-file"), "\(text)")
    #expect(text.contains("\n已确认的警告 plan.*（实施方案按印发原文收录"), "\(text)")
    #expect(text.hasSuffix("\n共 0 个错误，16 个警告，其中 15 个已确认。\n"), "\(text)")
    #expect(text.split(separator: "\n").count { $0.contains(" plan.") } == 16, "\(text)")
    let json = try await Program.run(arguments + ["--format", "json"]).output
    #expect(json.matches(of: /"code":"plan\.[a-z-]+","severity":"warning"/).count == 15)
  }

  @Test("checks the rows of every period's ledger, and tells each finding once", arguments: ["[2020Q1]", "[2020Q1, 2020Q2, 2020]", "[]"])
  func ledgersOfAllPeriods(reports: String) async throws {
    let project = try SampleProject()
    try project.edit("Content/site.yml", "reports: [2020Q1]", "reports: \(reports)")
    try project.edit("Content/data/purchases/2020Q2.csv", ",15.00,615.00,", ",15.00,616.00,")
    let outcome = try await Program.run(["check", "--strict", "--root", project.root])
    #expect(outcome.code == 1)
    let finding = "Content/data/purchases/2020Q2.csv:2:1: error report.amount-mismatch"
    #expect(outcome.errors.ranges(of: finding).count == 1, "\(outcome.errors)")
    let built = try await project.build(["--strict"])
    #expect(built.code == 1 && built.errors.contains("report.amount-mismatch"), "\(built.errors)")
  }
}
