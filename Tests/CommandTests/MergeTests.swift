import Foundation
import Testing

/// `merge` joins what machines made, and puts it where nothing else is.
struct MergeTests {
  @Test("refuses to write among a project's sources, into a share and around one")
  func places() async throws {
    let project = try SampleProject()
    for share in ["1", "2"] {
      let arguments = ["build", "--no-reports", "--shard", "\(share)/2", "--root", project.root, "--output", project.path("s\(share)")]
      #expect(try await Program.run(arguments + ["--now", "2020-04-10"]).code == 0)
    }
    let shares = ["s1", "s2"].map { project.path($0) }
    for (place, words) in [("Content/x", "Content"), ("s1", "s1"), ("s1/whole", "s1"), (".", "s1")] {
      let outcome = try await Program.run(["merge"] + shares + ["--output", project.path(place)])
      #expect(outcome.code == 2 && outcome.errors.contains(words), "\(place): \(outcome.errors)")
    }
    #expect(try await Program.run(["merge"] + shares + ["--output", project.path("whole")]).code == 0)
    #expect(FileManager.default.fileExists(atPath: project.path("whole/site/index.html")))
  }

  @Test("there is no share of nothing", arguments: ["1/0", "0/0", "0/2", "3/2", "1/-1"])
  func shares(_ text: String) async throws {
    #expect(try await Program.run(["build", "--shard", text]).code == 2)
  }
}
