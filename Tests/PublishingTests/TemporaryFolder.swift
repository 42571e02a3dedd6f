import Foundation
import Rendering
import SystemPackage

@testable import Publishing

/// A folder of its own for one test, removed with all that is in it at the end.
final class TemporaryFolder: Sendable {
  let path: FilePath

  init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("fengwu-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = FilePath(url.path)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path.string)
  }

  /// A publisher into the folder that does not wait for the disk.
  var publisher: Publisher { Publisher(output: path, flushes: false) }

  /// Every file below `folder` with its text, and nothing else; what the publisher keeps for itself is left out.
  func files(in folder: String = "") throws -> [String: String] {
    let root = path.pushing(FilePath(folder)).string
    var files: [String: String] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: root) where !name.hasPrefix(".fengwu/") {
      let url = URL(fileURLWithPath: root + "/" + name)
      if try url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true { continue }
      files[name] = String(decoding: try Data(contentsOf: url), as: UTF8.self)
    }
    return files
  }

  /// What lies in the work folder and should not stay there.
  func leftovers() throws -> [String] {
    let kept = ["lock", "idle", "receipts", "exchanged"]
    return try FileManager.default.contentsOfDirectory(atPath: path.appending(".fengwu").string).filter { !kept.contains($0) }
  }

  /// The number of each file below `folder` on its file system.
  func inodes(in folder: String) throws -> [String: UInt64] {
    let root = path.pushing(FilePath(folder)).string
    var inodes: [String: UInt64] = [:]
    for name in try files(in: folder).keys {
      inodes[name] = try FileManager.default.attributesOfItem(atPath: root + "/" + name)[.systemFileNumber] as? UInt64
    }
    return inodes
  }

  /// Writes a file past the publisher.
  func write(_ text: String, to name: String) throws {
    let url = URL(fileURLWithPath: path.pushing(FilePath(name)).string)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }
}

extension OutputTree {
  /// A tree of files given by their texts.
  init(_ path: String, _ files: KeyValuePairs<String, String>) {
    self.init(path: path, files: files.map { OutputFile(path: $0.key, contents: .bytes(Array($0.value.utf8))) })
  }
}
