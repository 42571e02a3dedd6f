import FoundationEssentials
import TestSupport
import Testing

@Suite("the command line")
struct InterfaceTests {
  private var plan: String {
    let folder = Checkout.root.path + "/Content/plan"
    let name = (try? FileManager.default.contentsOfDirectory(atPath: folder))?.first { $0.hasSuffix(".md") }
    return folder + "/" + (name ?? "")
  }

  @Test(
    "a wrong command line ends with exit code 2",
    arguments: [
      ["biuld"], ["build", "--nonsense"], ["report"], ["report", "2020Q5"], ["check", "--jobs", "0"],
      ["build", "--base-url", "www.example.org"], ["build", "--base-url", "https://user:word@example.org/"], ["inspect"],
    ])
  func wrongCommandLine(_ arguments: [String]) async throws {
    #expect(try await Program.run(arguments).code == 2)
  }

  @Test(
    "a wrong command line is told of in Chinese alone, and in English where that is wanted",
    arguments: [
      (["buid"], "没有名为“buid”的命令", "there is no command ‘buid’"), (["buid", "--root", "x"], "是不是“build”", "did you mean ‘build’"),
      (["report", "2020Q5"], "<period> 不能是“2020Q5”", "the period: 2020Q1, 2020-03 or 2020"),
      (["report"], "例如：fengwu report 2020Q1", "<period> is missing"),
      (["check", "--rot", "."], "是不是“--root”", "did you mean ‘--root’"),
      (["build", "--threads", "x"], "可以写 --root、--now、--jobs", "there is no option --threads"),
      (["build", "--now", "2020-13-01"], "--now 不能是“2020-13-01”", "such as 2020-04-10"),
      (["check", "--format", "xml"], "可以写 text、json、github", "there are text, json, github"),
      (["report", "2020Q1", "--unit"], "缺少 --unit", "--unit is missing"), (["build", "x", "y"], "多出了“x y”", "‘x y’ is too much"),
      (["build", "--strict=yes"], "--strict 后面不写值", "--strict takes no value"), (["build", "-x"], "没有名为 -x 的选项", "no option -x"),
      (["build", "--publish", "--drafts"], "去掉其中一个", "leave one out"), (["render"], "或者写 --stream", "or give --stream"),
    ])
  func wordsOfWrongCommandLines(_ arguments: [String], _ chinese: String, _ english: String) async throws {
    let told = try await Program.run(arguments)
    #expect(told.errors.hasPrefix("命令写法不对：") && told.errors.contains(chinese), "\(told.errors)")
    #expect(!["Unknown", "Missing", "Unexpected", "Usage", " / ", "invalid"].contains { told.errors.contains($0) }, "\(told.errors)")
    let toldInEnglish = try await Program.run(arguments, variables: ["LANG": "en_GB.UTF-8"])
    #expect(toldInEnglish.errors.contains(english), "\(toldInEnglish.errors)")
    #expect(toldInEnglish.errors.unicodeScalars.allSatisfy { $0.value < 0x2E80 }, "\(toldInEnglish.errors)")
  }

  @Test("an output folder inside what is read is refused", arguments: ["Content", "Content/images", "Templates/../Content/pages/x"])
  func outputAmongSources(_ folder: String) async throws {
    let root = Checkout.root.path
    let outcome = try await Program.run(["build", "--root", root, "--output", root + "/" + folder])
    #expect(outcome.code == 2, "\(outcome.errors)")
    #expect(outcome.errors.contains("--output"))
  }

  @Test("a folder in place of a file ends with exit code 1", arguments: ["inspect", "markdown"])
  func folderForFile(_ command: String) async throws {
    let outcome = try await Program.run([command, Checkout.root.path])
    #expect(outcome.code == 1)
    #expect(outcome.errors.contains("file.unreadable"))
  }

  @Test("a result that cannot be written ends with exit code 3", arguments: [">/dev/full", ">&-"])
  func lostResult(_ redirection: String) async throws {
    let outcome = try await Program.runInShell("\"$0\" markdown - \(redirection)", input: "正文\n")
    #expect(outcome.code == 3)
    #expect(!outcome.errors.isEmpty)
  }

  @Test("a reader that goes away does not change the exit code")
  func readerGone() async throws {
    let outcome = try await Program.runInShell("\"$0\" check --root '\(Checkout.root.path)' 2>&1 | true")
    #expect(outcome.code == 0)
  }

  @Test("help goes to standard output and ends well", arguments: [["--help"], ["build", "--help"], ["help", "report"]])
  func help(_ arguments: [String]) async throws {
    let outcome = try await Program.run(arguments)
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("USAGE"))
    #expect(outcome.errors.isEmpty)
  }

  @Test("inspect prints the plan's 47 tasks as JSON")
  func inspectPlan() async throws {
    let outcome = try await Program.run(["inspect", plan, "--as", "plan", "--format", "json", "--root", Checkout.root.path])
    #expect(outcome.code == 0, "\(outcome.errors)")
    struct Plan: Decodable {
      struct Task: Decodable {
        let number: Int
        let units: [String]
      }
      let tasks: [Task]
    }
    let plan = try JSONDecoder().decode(Plan.self, from: Data(outcome.output.utf8))
    #expect(plan.tasks.map(\.number) == Array(1...46) + [51])
    #expect(plan.tasks.first { $0.number == 30 }?.units == ["区农业农村局", "区文旅局"])
  }

  @Test("inspect tells the encoding of a table and gives its cells exactly")
  func inspectTable() async throws {
    let file = Checkout.root.path + "/Content/data/purchases/2020Q1.csv"
    let outcome = try await Program.run(["inspect", file, "--format", "json"])
    #expect(outcome.code == 0)
    #expect(outcome.output.hasPrefix("{\"encoding\":\"gb18030\",\"bom\":false,\"delimiter\":\",\",\"columns\":[\"编号\","))
  }

  @Test("inspect reads a table as the schema declares it, and a text as the site's settings have it")
  func inspectByRules() async throws {
    let project = try SampleProject()
    try project.edit("Content/schema/villages.yml", "columns: all", "title-rows: 1\nend-markers: [合计]\ncolumns: all")
    try project.edit("Content/data/villages.csv", "编号,", "示例乡村庄一览表\n编号,")
    let table = try await Program.run(["inspect", project.path("Content/data/villages.csv"), "--root", project.root, "--lang", "en"])
    #expect(
      table.code == 0 && table.output.hasPrefix("encoding utf-8, separator ,, 8 columns, 6 rows\n编号 | "), "\(table.output)\(table.errors)")
    try project.edit("Content/site.yml", "language: zh-CN", "language: zh-CN\nraw-html: safe-list")
    try project.edit("Content/pages/about.md", "这里介绍乡村的旅游资源", "H<sub>2</sub>O，这里介绍乡村的旅游资源")
    let text = try await Program.run(["inspect", project.path("Content/pages/about.md"), "--root", project.root, "--format", "json"])
    #expect(text.code == 0 && text.output.contains("\"length\":{\"han\":"), "\(text.errors)")
    let elsewhere = try await Program.run([
      "inspect", project.path("Content/data/villages.csv"), "--root", Checkout.tests("Fixtures/render").path,
    ])
    #expect(elsewhere.code == 1)
  }

  @Test("markdown reads standard input")
  func markdown() async throws {
    let outcome = try await Program.run(["markdown", "-"], input: "**注意：**正文，3~5天，10~20元\n")
    #expect(outcome.output == "<p><strong>注意：</strong>正文，3~5天，10~20元</p>\n")
    let exact = try await Program.run(["markdown", "--profile", "gfm", "-"], input: "~~a~~ b\n")
    #expect(exact.output == "<p><del>a</del> b</p>\n")
  }

  @Test("render fills a template with JSON data")
  func render() async throws {
    let templates = Checkout.tests("Fixtures/render").path
    let data = "{\"name\": \"示例村甲\", \"kinds\": [\"米\", \"<豆>\"]}"
    let outcome = try await Program.run(["render", "hello.html", "--templates", templates, "--data", "-"], input: data)
    #expect(outcome.output == "示例村甲欢迎您！这里有米、&lt;豆&gt;。\n", "\(outcome.errors)")
    let plain = try await Program.run(["render", "hello.html", "--templates", templates, "--data", "-", "--escape", "off"], input: data)
    #expect(plain.output.contains("<豆>"))
    let missing = try await Program.run(["render", "nothing.html", "--templates", templates])
    #expect(missing.code == 1)
    #expect(missing.errors.contains("nothing.html") && !missing.errors.contains("letter.docx"), "\(missing.errors)")
  }

  @Test("a stream answers each job on a line of its own and survives bad ones")
  func renderStream() async throws {
    let jobs = [
      #"{"id": 1, "templates": {"a": "{{ x }}!"}, "main": "a", "context": {"x": "<b>"}, "autoescape": true, "undefined": "lenient"}"#,
      "not JSON",
      #"{"id": 3, "templates": {"a": "{{ y.z }}"}, "main": "a", "context": {}, "autoescape": false, "undefined": "strict"}"#,
      #"{"id": 4, "templates": {"a": "{{ 1 + 1 }}"}, "main": "a", "context": {}, "autoescape": false, "undefined": "strict"}"#,
    ]
    let outcome = try await Program.run(["render", "--stream"], input: jobs.joined(separator: "\n") + "\n")
    let answers = outcome.output.split(separator: "\n")
    #expect(outcome.code == 0)
    #expect(answers.count == 4)
    #expect(answers.first == #"{"id":1,"output":"&lt;b&gt;!"}"#)
    #expect(answers.dropFirst().prefix(2).allSatisfy { $0.contains("\"error\"") })
    #expect(answers.last == #"{"id":4,"output":"2"}"#)
  }

  @Test("findings come as text, JSON or annotations, in either language")
  func formats() async throws {
    let project = try SampleProject()
    try project.edit("Content/data/routes.csv", "坡上果园", "坡上果圆")
    let arguments = ["check", "--root", project.root]
    let english = try await Program.run(arguments + ["--lang", "en"])
    #expect(english.errors.contains("Did you mean ‘坡上果园’?"))
    let json = try await Program.run(arguments + ["--format", "json"])
    #expect(json.output.hasPrefix("{\"diagnostics\":[{\"code\":"))
    let annotations = try await Program.run(arguments + ["--format", "github"])
    #expect(annotations.errors.contains("::error file=Content/data/routes.csv,line=3,col="))
  }

  @Test("without a browser the report's pages are published all the same, and the exit code says what is missing")
  func withoutBrowser() async throws {
    let project = try SampleProject()
    let outcome = try await Program.run(
      ["report", "2020Q1", "--root", project.root, "--now", "2020-04-10"], variables: ["FENGWU_BROWSER": "/nonexistent/browser"])
    #expect(outcome.code == 3, "\(outcome.errors)")
    #expect(outcome.errors.contains("chromium"))
    for file in ["index.html", "report.html", "figures.csv", "report.css", "tables/purchases.csv"] {
      #expect(FileManager.default.fileExists(atPath: project.path("Output/reports/2020Q1/" + file)), "\(file)")
    }
    #expect(!FileManager.default.fileExists(atPath: project.path("Output/reports/2020Q1/report.pdf")))
  }
}
