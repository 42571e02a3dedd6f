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
    #expect([reader.count(), reader.count(), reader.count()] == [0, 127, 1 << 40])
    #expect(reader.word() == "第一书记")
    var part = reader.part()
    #expect(part?.text() == "一部分" && part?.text() == nil)
    #expect(reader.bytes(2) == [8, 9] && reader.bytes(0) == [])
    #expect(reader.bool() == nil && reader.count() == nil && reader.word() == nil && reader.bytes(1) == nil, "nothing is left")
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

  @Test func contentsMayBeWrittenPieceByPiece() throws {
    let (whole, pieces) = (try temporaryFile(), try temporaryFile())
    var writer = ByteWriter()
    for number in 0..<100_000 { writer.text("第\(number)行") }
    #expect(SealedFile.write(writer, to: whole, kind: "sample 1"))
    #expect(SealedFile.write(to: pieces, kind: "sample 1") { file in for number in 0..<100_000 { file.write { $0.text("第\(number)行") } } })
    #expect(try Data(contentsOf: URL(fileURLWithPath: whole.string)) == Data(contentsOf: URL(fileURLWithPath: pieces.string)))
    #expect(SealedFile.read(pieces, kind: "sample 1") != nil)
  }

  private var sample: ByteWriter {
    var writer = ByteWriter()
    writer.list(["风物", ""]) { $0.text($1) }
    writer.optional(-7) { $0.int($1) }
    writer.optional(nil as Int?) { $0.int($1) }
    writer.digest(Digest(of: [1]))
    writer.signature(FileSignature(size: 1, modified: 2, changed: 3, inode: 4))
    for count in [0, 127, 1 << 40] { writer.count(count) }
    writer.word("第一书记")
    var part = ByteWriter()
    part.text("一部分")
    writer.part(ByteReader(part.bytes))
    writer.bytes([8, 9])
    return writer
  }

  private func temporaryFile() throws -> FilePath {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("fengwu-caching-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return FilePath(folder.appendingPathComponent("kept").path)
  }
}
