import ContentModel
import FoundationEssentials
import SiteBuilding
import SystemPackage
import TestSupport
import Testing

/// A small project in a folder of its own, to be edited while it is previewed.
final class EditedProject: Sendable {
  let root: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "fengwu-preview-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for name in ["Content", "Templates"] {
      let original = Checkout.tests("Fixtures/sites/minimal/" + name).path
      try FileManager.default.copyItem(atPath: original, toPath: folder.path + "/" + name)
    }
    root = folder.path
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  var options: BuildOptions {
    get throws {
      let today = try #require(CalendarDate(year: 2020, month: 4, day: 10))
      return BuildOptions(root: FilePath(root), output: FilePath(root + "/Output"), today: today, threads: 1, environment: [:])
    }
  }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(filePath: root + "/" + name))
  }

  func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(atPath: root + "/" + name, withIntermediateDirectories: true)
  }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: root + "/" + name)
  }
}
