import ContentModel
import Diagnostics
import Foundation
import SiteBuilding
import SystemPackage
import TestSupport
import Testing

/// Builds that follow others: what they take over, and that nobody can tell the result from that of a build from nothing.
@Suite("rebuilding", .serialized)
struct RebuildTests {
  private static let varied = Checkout.tests("Fixtures/sites/varied")

  /// Rounds of edits in a long run (`FENGWU_EDITS=400`), which are few in every other.
  private static let rounds = ProcessInfo.processInfo.environment["FENGWU_EDITS"].flatMap(Int.init)

  @Test("after any edit the result is that of a build from nothing")
  func edits() async throws {
    try await edit(RebuildTests.varied, rounds: RebuildTests.rounds ?? 20, seed: 7)
  }

  @Test("so it is for the project's own site", .enabled(if: rounds != nil, "a long run only"))
  func editsOfTheSample() async throws {
    try await edit(Checkout.root, rounds: (RebuildTests.rounds ?? 0) / 8, seed: 11, usesPlainPictures: true)
  }

  private func edit(_ original: URL, rounds: Int, seed: UInt64, usesPlainPictures: Bool = false) async throws {
    let project = try EditedProject(original, seed: seed)
    let kept = try TemporaryOutput()
    var published = 0
    for round in 0..<rounds {
      var edits: [String] = []
      for _ in 0..<(project.happens(oneIn: 3) ? 2 : 1) { edits.append(try project.edit()) }
      if project.happens(oneIn: 6) { edits.append(try kept.damage(round)) }
      let before = try? files(below: kept.url.appendingPathComponent("site"))
      var options = try options(project.root, kept)
      options.includesDrafts = project.happens(oneIn: 8)
      options.usesPlainPictures = usesPlainPictures
      let (room, unpacked) = (options.textsInMemory, options.unpackedRecords)
      if project.happens(oneIn: 2) { (options.textsInMemory, options.unpackedRecords) = (0, 0) }
      let result = await SiteBuilder(options).build()

      (options.textsInMemory, options.unpackedRecords) = (room, unpacked)
      let clean = try TemporaryOutput()
      options.output = FilePath(clean.url.path)
      let expected = await SiteBuilder(options).build()
      let what = Comment(rawValue: "round \(round): \(edits.joined(separator: "; "))")
      #expect(result.ending == expected.ending, what)
      #expect(result.diagnostics == expected.diagnostics, what)
      #expect(result.hiddenWarnings == expected.hiddenWarnings, what)
      #expect(result.published.map(\.files) == expected.published.map(\.files), what)
      #expect(result.published.map(\.bytes) == expected.published.map(\.bytes), what)
      if expected.ending == .done {
        published += 1
        for tree in ["site", "server"] {
          let made = try files(below: kept.url.appendingPathComponent(tree))
          let wanted = try files(below: clean.url.appendingPathComponent(tree))
          #expect(made.keys.sorted() == wanted.keys.sorted(), what)
          #expect(wanted.filter { made[$0.key] != $0.value }.keys.sorted() == [], what)
        }
      } else {
        #expect(before == (try? files(below: kept.url.appendingPathComponent("site"))), what)
        try project.restore()
      }
    }
    #expect(published > rounds / 3)
  }

  @Test("with nothing changed nothing is written, and the same is told")
  func unchanged() async throws {
    let project = try EditedProject(RebuildTests.varied, seed: 1)
    let output = try TemporaryOutput()
    let options = try options(project.root, output)
    let first = await SiteBuilder(options).build()
    let inode = try output.inode("site")
    let second = await SiteBuilder(options).build()
    #expect(try output.inode("site") == inode)
    #expect(second.diagnostics == first.diagnostics)
    #expect(second.published.map(\.files) == first.published.map(\.files))
  }

  @Test(
    "a file that was changed by hand, in view or kept aside, is made anew",
    arguments: [("site", true), ("site", false), (".fengwu/idle/site", true), (".fengwu/idle/site", false)], [false, true])
  func repaired(of place: (tree: String, hasReceipts: Bool), besidesAnEdit: Bool) async throws {
    let project = try EditedProject(RebuildTests.varied, seed: 1)
    let output = try TemporaryOutput()
    let options = try options(project.root, output)
    let settings = project.root.appendingPathComponent("Content/site.yml")
    let original = try Data(contentsOf: settings)
    // A second publication leaves the first one's tree aside.
    for text in [original + Data("# 改过\n".utf8), original] {
      try text.write(to: settings)
      try extend(project, "Content/pages/about.md")
      #expect(await SiteBuilder(options).build().ending == .done)
    }
    try Data("x".utf8).write(to: output.url.appendingPathComponent("\(place.tree)/404.html"))
    if !place.hasReceipts { try FileManager.default.removeItem(at: output.url.appendingPathComponent(".fengwu/receipts")) }
    if besidesAnEdit { try extend(project, "Content/pages/about.md") }
    #expect(await SiteBuilder(options).build().ending == .done)
    let clean = try TemporaryOutput()
    _ = await SiteBuilder(try self.options(project.root, clean)).build()
    let wanted = try files(below: clean.url.appendingPathComponent("site"))
    #expect(try files(below: output.url.appendingPathComponent("site")) == wanted)
    // The next publication brings the other tree into view.
    try extend(project, "Content/pages/about.md")
    #expect(await SiteBuilder(options).build().ending == .done)
    #expect(try files(below: output.url.appendingPathComponent("site"))["404.html"] == wanted["404.html"])
  }

  @Test("an output copied elsewhere, as between runs of CI, is known again")
  func copied() async throws {
    let project = try EditedProject(RebuildTests.varied, seed: 1)
    let (output, copy) = (try TemporaryOutput(), try TemporaryOutput())
    for _ in 0..<2 {
      try extend(project, "Content/pages/about.md")
      #expect(await SiteBuilder(try options(project.root, output)).build().ending == .done)
    }
    try FileManager.default.removeItem(at: copy.url)
    try FileManager.default.copyItem(at: output.url, to: copy.url)
    let inode = try copy.inode("site")
    #expect(await SiteBuilder(try options(project.root, copy)).build().ending == .done)
    #expect(try copy.inode("site") == inode)
    try extend(project, "Content/pages/about.md")
    #expect(await SiteBuilder(try options(project.root, copy)).build().ending == .done)
    #expect(await SiteBuilder(try options(project.root, output)).build().ending == .done)
    #expect(try files(below: copy.url.appendingPathComponent("site")) == files(below: output.url.appendingPathComponent("site")))
  }

  @Test("shares joined are the bytes of one build", arguments: [1, 4])
  func shards(_ count: Int) async throws {
    let project = try EditedProject(RebuildTests.varied, seed: 1)
    let whole = try TemporaryOutput()
    _ = await SiteBuilder(try options(project.root, whole)).build()
    var shares: [TemporaryOutput] = []
    for number in 1...count {
      let share = try TemporaryOutput()
      var options = try options(project.root, share)
      options.shard = Shard("\(number)/\(count)")
      #expect(await SiteBuilder(options).build().ending == .done)
      shares.append(share)
    }
    let joined = try TemporaryOutput()
    let folders = shares.reversed().map { FilePath($0.url.path) }
    let result = ShardMerge(folders, into: FilePath(joined.url.path)).merge()
    #expect(result.ending == .done, "\(result.diagnostics)")
    for tree in ["site", "server"] {
      let made = try files(below: joined.url.appendingPathComponent(tree))
      #expect(try made == files(below: whole.url.appendingPathComponent(tree)))
    }
  }

  @Test("shares that do not belong together are refused")
  func strangers() async throws {
    let project = try EditedProject(RebuildTests.varied, seed: 1)
    var shares: [FilePath] = []
    let outputs = try (0..<3).map { _ in try TemporaryOutput() }
    for (index, output) in outputs.enumerated() {
      var options = try options(project.root, output)
      options.shard = Shard(index == 1 ? "2/2" : "1/2")
      if index == 2 { options.baseURL = "https://other.example/" }
      _ = await SiteBuilder(options).build()
      shares.append(options.output)
    }
    let joined = try TemporaryOutput()
    let into = FilePath(joined.url.path)
    #expect(ShardMerge([shares[0]], into: into).merge().diagnostics.map(\.code) == ["merge.missing"])
    #expect(ShardMerge([shares[0], shares[0]], into: into).merge().diagnostics.map(\.code) == ["merge.repeated"])
    #expect(ShardMerge([shares[1], shares[2]], into: into).merge().diagnostics.map(\.code) == ["merge.other-build"])
    #expect(ShardMerge([into], into: into).merge().diagnostics.map(\.code) == ["merge.no-shard"])
    try Data("x".utf8).write(to: outputs[1].url.appendingPathComponent("site/extra.html"))
    #expect(ShardMerge([shares[0], shares[1]], into: into).merge().diagnostics.map(\.code) == ["verify.extra"])
    #expect(!FileManager.default.fileExists(atPath: joined.url.appendingPathComponent("site").path))
    for text in ["0/2", "3/2", "1", "a/b", "1/2/3", "-1/2"] { #expect(Shard(text) == nil) }
  }

  private func options(_ root: URL, _ output: TemporaryOutput) throws -> BuildOptions {
    let today = try #require(CalendarDate(year: 2020, month: 4, day: 10))
    var options = BuildOptions(
      root: FilePath(root.path), output: FilePath(output.url.path), today: today, threads: 2, environment: [:])
    options.makesReports = false
    return options
  }

  /// Adds a paragraph to a text.
  private func extend(_ project: EditedProject, _ path: String) throws {
    let file = project.root.appendingPathComponent(path)
    try (Data(contentsOf: file) + Data("\n\n又一段。\n".utf8)).write(to: file)
  }

  private func files(below folder: URL) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      let url = folder.appendingPathComponent(name)
      if let data = try? Data(contentsOf: url) { files[name] = data }
    }
    return files
  }
}

extension TemporaryOutput {
  /// The number of a tree's folder, which changes when another tree comes into view.
  func inode(_ tree: String) throws -> UInt64? {
    try FileManager.default.attributesOfItem(atPath: url.appendingPathComponent(tree).path)[.systemFileNumber] as? UInt64
  }

  /// Does what disks, copies and curious people do to what is kept between builds.
  func damage(_ kind: Int) throws -> String {
    let name = kind % 2 == 0 ? "memory" : "texts"
    let memory = url.appendingPathComponent(".fengwu/\(name)")
    switch kind % 7 {
    case 0:
      guard var bytes = try? Data(contentsOf: memory) else { return "no \(name)" }
      bytes[bytes.count / 2] ^= 4
      try bytes.write(to: memory)
      return "damaged \(name)"
    case 1:
      try? Data("nothing".utf8).write(to: memory)
      return "foreign \(name)"
    case 2:
      try? FileManager.default.removeItem(at: url.appendingPathComponent(".fengwu"))
      return "no work folder"
    case 3:
      _ = OutputFolder(FilePath(url.path)).rollBack()
      return "rolled back"
    case 4:
      try? Data("x".utf8).write(to: url.appendingPathComponent("site/index.html"))
      return "index.html changed"
    case 5:
      try? Data("x".utf8).write(to: url.appendingPathComponent(".fengwu/idle/site/index.html"))
      return "index.html of the idle tree changed"
    default:
      try? FileManager.default.removeItem(at: url.appendingPathComponent("site/index.html"))
      return "index.html removed"
    }
  }
}
