import Diagnostics
import Foundation
import Glibc
import Rendering
import SystemPackage
import Testing

@testable import Publishing

/// What happens to the published tree when a run is killed or the machine refuses; each case runs in a process of its own.
@Suite(.serialized) struct DisasterTests {
  /// Rounds of killing: few in every run, `FENGWU_KILLS=300` for a long one.
  static var kills: Int { ProcessInfo.processInfo.environment["FENGWU_KILLS"].flatMap(Int.init) ?? 8 }

  @Test func aKilledRunLeavesAWholeTree() async throws {
    let folder = try TemporaryFolder()
    _ = try folder.publisher.publish([version(0)])
    let path = folder.path.string
    for round in 0..<DisasterTests.kills {
      // From the first system calls to several whole publications, spread evenly.
      let delay = useconds_t(200 + round * 7919 % 24_000)
      await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String, delay = delay as useconds_t] in
        let killer = Thread {
          usleep(delay)
          kill(getpid(), SIGKILL)
        }
        killer.start()
        var number = 0
        while true {
          number += 1
          _ = try Publisher(output: FilePath(path), flushes: false).publish([version(number)])
        }
      }
      var files = try folder.files(in: "site")
      #expect(files.removeValue(forKey: "manifest.json") != nil)
      #expect(files.count == 120)
      #expect(Set(files.values).count == 1, "round \(round): two versions in one tree")
      #expect(try Manifest.verify(folder.path.appending("site")).diagnostics == [], "round \(round)")
    }
    _ = try folder.publisher.publish([version(-1)])
    #expect(try folder.files(in: "site")["7/page-7.html"]?.hasPrefix("version -1\n") == true)
    #expect(try folder.leftovers() == [])
  }

  @Test func aFolderThatCannotBeWrittenToIsNamed() async throws {
    let folder = try TemporaryFolder()
    _ = try folder.publisher.publish([version(0)])
    let before = try folder.files(in: "site")
    let path = folder.path.string
    await #expect(processExitsWith: .success) { [path = path as String] in
      for name in ["", "/idle", "/receipts"] { try #require(chmod(path + "/.fengwu" + name, 0o555) == 0) }
      // Root may write everywhere, so the case is tried as somebody else.
      if geteuid() == 0 { try #require(seteuid(65534) == 0) }
      let error = #expect(throws: PublishingError.self) { try Publisher(output: FilePath(path)).publish([version(1)]) }
      #expect(error?.fault == .permission)
      #expect(error?.diagnostics.first?.message.chinese.contains(".fengwu") == true)
    }
    #expect(try folder.files(in: "site") == before)
    for name in ["", "/idle", "/receipts"] { try #require(chmod(path + "/.fengwu" + name, 0o755) == 0) }
    _ = try folder.publisher.publish([version(2)])
    #expect(try folder.files(in: "site")["7/page-7.html"]?.hasPrefix("version 2\n") == true)
  }

  @Test func aFullDiskIsNamed() async throws {
    let folder = try TemporaryFolder()
    _ = try folder.publisher.publish([version(0)])
    let before = try folder.files(in: "site")
    let path = folder.path.string
    await #expect(processExitsWith: .success) { [path = path as String] in
      // A limit on the size of files fails a write in its midst as a full disk does.
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 100_000, rlim_max: 100_000)
      try #require(setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
      let large = OutputFile(path: "large.bin", contents: .bytes([UInt8](repeating: 1, count: 200_000)))
      let tree = OutputTree(path: "site", files: version(1).files + [large])
      let error = #expect(throws: PublishingError.self) { try Publisher(output: FilePath(path), flushes: false).publish([tree]) }
      #expect(error?.fault == .diskFull)
    }
    #expect(!FileManager.default.fileExists(atPath: path + "/.fengwu/idle/site"), "half a tree keeps the disk full")
    #expect(try folder.files(in: "site") == before)
    _ = try folder.publisher.publish([version(2)])
    #expect(try folder.leftovers() == [])
  }

  @Test(arguments: [
    (Errno.noSpace, PublishingError.Fault.diskFull), (.diskQuotaExceeded, .diskFull), (.readOnlyFileSystem, .readOnly),
    (.permissionDenied, .permission), (.notPermitted, .permission), (.ioError, .system),
  ]) func refusalsOfTheSystemAreTold(error: Errno, fault: PublishingError.Fault) {
    let told = Messages.systemError(error, during: .write, at: "Output/site/index.html")
    #expect(told.fault == fault)
    #expect(!told.isAboutContent)
    #expect(told.diagnostics.allSatisfy { $0.message.chinese.contains("Output/site/index.html") && !$0.hints.isEmpty })
  }
}

/// A tree whose 120 files all say the same number.
private func version(_ number: Int) -> OutputTree {
  let bytes = Array("version \(number)\n\(String(repeating: "风物", count: 200))".utf8)
  return OutputTree(path: "site", files: (0..<120).map { OutputFile(path: "\($0 % 10)/page-\($0).html", contents: .bytes(bytes)) })
}
