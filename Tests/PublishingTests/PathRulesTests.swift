import Diagnostics
import Rendering
import Testing

@testable import Publishing

@Suite struct PathRulesTests {
  @Test(arguments: [
    ("", PathFault.empty), ("/etc/passwd", .absolute), ("../a.html", .leavesTree), ("a/../../b", .leavesTree), ("a/./b", .leavesTree),
    ("a//b", .emptyComponent), ("a/", .emptyComponent), ("a/\u{301}b/../c", .leavesTree), ("a\u{0}b", .controlCharacter),
    ("a\nb", .controlCharacter), ("a\\b", .character("\\")), ("C:/a", .character(":")), ("a?b", .character("?")), ("a./b", .badEnd),
    ("a ", .badEnd), (String(repeating: "字", count: 86), .tooLong),
  ]) func unsafePathsAreRefused(path: String, fault: PathFault) {
    #expect(PathRules.fault(in: path) == fault)
  }

  @Test(arguments: ["index.html", "products/p1/index.html", "图片/村口 一.svg", ".well-known/x", String(repeating: "字", count: 85)])
  func ordinaryPathsPass(path: String) {
    #expect(PathRules.fault(in: path) == nil)
  }

  @Test(arguments: [
    ["a.html", "a.html"], ["A.html", "a.html"], ["a", "a/b"], ["a/b", "a"], ["A/b", "a/c"], ["é.html", "e\u{301}.html"],
    ["é/1", "e\u{301}/2"], ["manifest.json", "b"],
  ]) func pathsThatCannotStandTogetherAreRefused(paths: [String]) {
    let tree = OutputTree(path: "site", files: paths.map { OutputFile(path: $0, contents: .bytes([])) })
    #expect(PathRules.findings(in: [tree]).map(\.code) == ["publish.clash"])
  }

  @Test(arguments: [["site", "site"], ["reports", "reports/2020Q1"], [".fengwu"], ["site", "../x"]])
  func treesThatCannotStandTogetherAreRefused(paths: [String]) {
    #expect(!PathRules.findings(in: paths.map { OutputTree(path: $0, files: []) }).isEmpty)
  }

  @Test func everyFaultIsReportedWithItsOrigin() throws {
    let folder = try TemporaryFolder()
    let origin = Location(file: "Content/data/products.csv", line: 7, column: 1)
    let tree = OutputTree(
      path: "site",
      files: [
        OutputFile(path: "../x", contents: .bytes([])), OutputFile(path: "ok", contents: .bytes([])),
        OutputFile(path: "OK", contents: .bytes([])),
      ]
    ) { $0 == "ok" ? nil : origin }
    let error = #expect(throws: PublishingError.self) { try folder.publisher.publish([tree]) }
    #expect(error?.isAboutContent == true)
    #expect(error?.diagnostics.map(\.code) == ["publish.path", "publish.clash"])
    #expect(error?.diagnostics.allSatisfy { $0.location == origin } == true)
    #expect(try folder.files() == [:])
  }
}
