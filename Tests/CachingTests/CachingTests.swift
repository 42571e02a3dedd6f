import Caching
import Digests
import Foundation
import SystemPackage
import Testing

@Suite struct SealedFileTests {
  @Test func valuesAreReadAsTheyWereWritten() throws {
    let path = try temporaryFile()
    SealedFile.write(sample, to: path, kind: "sample 1")
    var reader = try #require(SealedFile.read(path, kind: "sample 1"))
    #expect(reader.list { $0.text() } == ["风物", ""])
    #expect(reader.optional { $0.int() } == .some(-7))
    #expect(reader.optional { $0.int() } == .some(nil))
    #expect(reader.digest() == Digest(of: [1]))
    #expect(reader.signature() == FileSignature(size: 1, modified: 2, changed: 3, inode: 4))
    #expect(reader.bool() == nil, "nothing is left")
  }

  @Test func anotherKindIsNotRead() throws {
    let path = try temporaryFile()
    SealedFile.write(sample, to: path, kind: "sample 1")
    #expect(SealedFile.read(path, kind: "sample 2") == nil)
    #expect(SealedFile.read(path.appending("no"), kind: "sample 1") == nil)
  }

  /// Every single byte is changed, and the file is cut at every length.
  @Test func damageIsNoticed() throws {
    let path = try temporaryFile()
    SealedFile.write(sample, to: path, kind: "sample 1")
    let url = URL(fileURLWithPath: path.string)
    let whole = try Data(contentsOf: url)
    for index in whole.indices {
      var damaged = whole
      damaged[index] ^= 0x20
      try damaged.write(to: url)
      #expect(SealedFile.read(path, kind: "sample 1") == nil, "byte \(index)")
      try whole.prefix(index).write(to: url)
      #expect(SealedFile.read(path, kind: "sample 1") == nil, "length \(index)")
    }
  }

  private var sample: ByteWriter {
    var writer = ByteWriter()
    writer.list(["风物", ""]) { $0.text($1) }
    writer.optional(-7) { $0.int($1) }
    writer.optional(nil as Int?) { $0.int($1) }
    writer.digest(Digest(of: [1]))
    writer.signature(FileSignature(size: 1, modified: 2, changed: 3, inode: 4))
    return writer
  }

  private func temporaryFile() throws -> FilePath {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("fengwu-caching-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return FilePath(folder.appendingPathComponent("kept").path)
  }
}
