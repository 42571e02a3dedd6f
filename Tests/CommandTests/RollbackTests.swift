import Foundation
import Testing

@Suite("fengwu rollback and verify")
struct RollbackTests {
  @Test("brings the earlier site back, and the later one again")
  func rollback() async throws {
    let project = try SampleProject()
    #expect(try await Program.run(["rollback", "--root", project.root]).code == 3)
    #expect(try await project.build().code == 0)
    let first = try project.read("Output/site/manifest.json")
    try project.edit("Content/site.yml", "title: ", "title: 新")
    #expect(try await project.build().code == 0)
    let second = try project.read("Output/site/manifest.json")
    #expect(first != second)
    let outcome = try await Program.run(["rollback", "--root", project.root])
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("已换回 \(project.root)/Output/site"))
    #expect(try project.read("Output/site/manifest.json") == first)
    #expect(try await Program.run(["rollback", "--root", project.root]).code == 0)
    #expect(try project.read("Output/site/manifest.json") == second)
  }

  @Test("checks a copy of the site")
  func verify() async throws {
    let project = try SampleProject()
    #expect(try await project.build().code == 0)
    let copy = project.path("copy")
    try FileManager.default.copyItem(atPath: project.path("Output/site"), toPath: copy)
    let whole = try await Program.run(["verify", copy])
    #expect(whole.code == 0, "\(whole.errors)")
    #expect(whole.output.contains("完好"))
    try project.write("<p>", to: "copy/index.html")
    try FileManager.default.removeItem(atPath: copy + "/404.html")
    let damaged = try await Program.run(["verify", copy, "--lang", "en"])
    #expect(damaged.code == 1)
    #expect(damaged.errors.contains("“\(copy)/index.html” is not what the manifest says"))
    #expect(damaged.errors.contains("“\(copy)/404.html” is missing"))
    #expect(try await Program.run(["verify", project.path("Content")]).code == 1)
  }
}
