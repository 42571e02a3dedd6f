import Foundation
import TestSupport
import Testing

@Suite("a record is added")
struct NewTests {
  private static let village = ["--set", "编号=shili-xin", "--set", "名称=示例村新", "--set", "简介=一句介绍"]

  private func new(_ project: SampleProject, _ arguments: [String], input: String = "") async throws -> Program.Outcome {
    try await Program.run(["new", "--root", project.root] + arguments, input: input)
  }

  @Test("by --set, as one line more in the table, which is read without faults afterwards")
  func bySet() async throws {
    let project = try SampleProject()
    let before = try Data(contentsOf: URL(filePath: project.path("Content/data/villages.csv")))
    let outcome = try await new(project, ["villages"] + Self.village + ["--set", "households=1,200"])
    #expect(outcome.code == 0, "\(outcome.errors)")
    let after = try Data(contentsOf: URL(filePath: project.path("Content/data/villages.csv")))
    #expect(after.count > before.count)
    #expect(after.prefix(before.count) == before)
    #expect(outcome.output.contains("Content/data/villages.csv"))
    #expect(outcome.output.contains("Content/villages/shili-xin.md"))
    let checked = try await Program.run(["check", "--root", project.root])
    #expect(checked.code == 0, "\(checked.errors)")
  }

  @Test("by answers, of which wrong ones are asked for again")
  func byAnswers() async throws {
    let project = try SampleProject()
    let answers = ["", "示例 新", "shili-xin", "示例村新", "一句介绍", "很多", "１，２００", "山、水"]
    let outcome = try await new(project, ["村庄"], input: answers.joined(separator: "\n") + "\n")
    #expect(outcome.code == 0, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.output.contains("不能有空格"))
    #expect(outcome.output.contains("“很多”不是整数"))
    #expect(outcome.output.contains("→ 1200"))
    let inspected = try await Program.run(["inspect", project.path("Content/data/villages.csv"), "--format", "json"])
    #expect(inspected.output.contains("[\"shili-xin\",\"示例村新\",\"一句介绍\",\"１，２００\",\"山、水\",\"\",\"\",\"\"]]}"))
  }

  @Test("nothing is written when the input ends before what is required")
  func endOfInput() async throws {
    let project = try SampleProject()
    let before = try project.read("Content/data/villages.csv")
    let outcome = try await new(project, ["villages"], input: "shili-xin\n")
    #expect(outcome.code == 1)
    #expect(try project.read("Content/data/villages.csv") == before)
  }

  @Test(
    "wrong values are refused, all in one run, and nothing is written",
    arguments: [
      (["--set", "编号=示例 新", "--set", "户数=很多", "--set", "名称=示例村新"], ["field.key", "field.integer"]),
      (["--set", "编号=shili-xin", "--set", "名称=示例村新"], ["field.missing"]),
      (["--set", "编号=shili-xin", "--set", "名字=示例村新"], ["new.field", "是不是“名称”？"]),
    ])
  func wrongValues(arguments: [String], expected: [String]) async throws {
    let project = try SampleProject()
    let before = try project.read("Content/data/villages.csv")
    let outcome = try await new(project, ["villages"] + arguments)
    #expect(outcome.code == 1)
    for text in expected { #expect(outcome.errors.contains(text), "\(outcome.errors)") }
    #expect(try project.read("Content/data/villages.csv") == before)
  }

  @Test("faults are told in both languages")
  func faults() async throws {
    let project = try SampleProject()
    var told = ""
    for language in ["zh-Hans", "en"] {
      for arguments in [
        ["vilages"] + Self.village, ["villages", "--set", "编号=shili 新", "--set", "户数=很多", "--set", "名字=示例村甲"],
        ["villages", "--set", "编号=village-a", "--set", "名称=示例村甲"], ["purchases", "--file", "../x", "--set", "编号=a"],
        ["news", "--set", "key=xinghua-kaile", "--set", "标题=示例", "--set", "日期=2020-04-31"],
      ] {
        told +=
          "fengwu new \(arguments.joined(separator: " "))\n" + (try await new(project, arguments + ["--lang", language]).errors) + "\n"
      }
    }
    try Golden.expect(told, equals: Checkout.tests("Fixtures/commands/new-faults.txt").path)
  }

  @Test("a key or title that is there already is refused")
  func duplicates() async throws {
    let project = try SampleProject()
    #expect(try await new(project, ["villages"] + Self.village).code == 0)
    let before = try project.read("Content/data/villages.csv")
    let outcome = try await new(project, ["villages"] + Self.village)
    #expect(outcome.code == 1)
    #expect(outcome.errors.contains("record.duplicate-key") && outcome.errors.contains("record.duplicate-value"))
    #expect(try project.read("Content/data/villages.csv") == before)
  }

  @Test("a ledger in several tables asks which one, and keeps its encoding")
  func ledger() async throws {
    let project = try SampleProject()
    let path = "Content/data/purchases/2020Q1.csv"
    let before = try Data(contentsOf: URL(filePath: project.path(path)))
    let product = try await Program.run(["inspect", project.path("Content/data/products.csv"), "--format", "json"])
    #expect(product.output.hasPrefix("{\"encoding\""))
    let first = try #require(product.output.split(separator: "[\"").dropFirst(2).first?.split(separator: "\"").first)
    let village = try await Program.run(["inspect", project.path("Content/data/villages.csv"), "--format", "json"])
    let place = try #require(village.output.split(separator: "[\"").dropFirst(2).first?.split(separator: "\"").first)
    let values = [
      "编号=X-0001", "日期=2020年3月5日", "采购方类别=社会采购", "产品=\(first)", "产地村=\(place)", "数量=2", "单位=袋", "单价=3", "金额=6", "渠道=电商平台",
    ].flatMap { ["--set", $0] }
    let unnamed = try await new(project, ["purchases"] + values)
    #expect(unnamed.code == 2 && unnamed.errors.contains("2020Q1.csv"))
    let outcome = try await new(project, ["purchases", "--file", "2020Q1"] + values)
    #expect(outcome.code == 0, "\(outcome.errors)")
    let after = try Data(contentsOf: URL(filePath: project.path(path)))
    #expect(after.prefix(before.count) == before)
    let inspected = try await Program.run(["inspect", project.path(path), "--format", "json"])
    #expect(inspected.output.hasPrefix("{\"encoding\":\"gb18030\"") && inspected.output.contains("\"X-0001\",\"2020年3月5日\""))
    let elsewhere = try await new(
      project, ["purchases", "--file", "2020Q3"] + values.map { $0.replacingOccurrences(of: "X-0001", with: "X-0002") })
    #expect(elsewhere.code == 0, "\(elsewhere.errors)")
    #expect(try project.read("Content/data/purchases/2020Q3.csv").hasPrefix("\u{FEFF}编号,日期,"))
    #expect(try await Program.run(["check", "--root", project.root]).code == 0)
    #expect(try await new(project, ["purchases", "--file", "../../../x"] + values).code == 1)
  }

  @Test("a collection of texts gets a file with front matter")
  func text() async throws {
    let project = try SampleProject()
    let values = ["key=xin-xiaoxi", "标题=示例：\"新\"消息", "日期=2020年3月5日", "来源=示例来源", "关键词=大集、采摘"].flatMap { ["--set", $0] }
    let outcome = try await new(project, ["news"] + values)
    #expect(outcome.code == 0, "\(outcome.errors)")
    let expected = "---\ntitle: \"示例：\\\"新\\\"消息\"\ndate: \"2020年3月5日\"\nsource: \"示例来源\"\nkeywords: [\"大集\", \"采摘\"]\n---\n\n"
    #expect(try project.read("Content/pages/news/xin-xiaoxi.md") == expected)
    #expect(try await Program.run(["check", "--root", project.root]).code == 0)
    #expect(try await new(project, ["news"] + values).code == 1)
    #expect(try project.read("Content/pages/news/xin-xiaoxi.md") == expected)
  }

  @Test("a table with faults, or a folder that cannot be written to, is left alone")
  func faultyTable() async throws {
    let project = try SampleProject()
    try project.edit("Content/data/villages.csv", "编号,", "编码,")
    let outcome = try await new(project, ["villages"] + Self.village)
    #expect(outcome.code == 1 && outcome.errors.contains("csv."))
    let unknown = try await new(project, ["vilages"] + Self.village)
    #expect(unknown.code == 1 && unknown.errors.contains("是不是“villages”？"))
    #expect(try await new(project, ["villages", "--set", "编号"]).code == 2)
    #expect(try await new(project, ["villages", "--set", "编号=a", "--set", "编号=b"]).code == 2)
  }
}
