import Caching
import ContentModel
import Diagnostics
import Digests
import Glibc
import Markdown
import Synchronization
package import SystemPackage

/// Where texts wait until their pages are made, once so many have been read that memory should not hold them all.
///
/// It is a file without a name: nobody else sees it, and it is gone when this program is.
package final class BodyStore: Sendable {
  private let file: FileDescriptor
  private let folder: FilePath
  /// How many more bytes memory is to hold.
  private let room: Atomic<Int>
  /// Where the file ends.
  private let end = Atomic(0)
  private let firstFailure = Mutex<SourceTreeFault?>(nil)

  /// - Parameters:
  ///   - folder: on whose file system the texts are kept; the nearest folder above it will do.
  ///   - room: the bytes that are held in memory before any is put into the file.
  /// - Returns: nil where a file system knows no files without a name.
  package init?(near folder: FilePath, room: Int) {
    var folder = folder.isRelative ? FilePath(".").pushing(folder) : folder
    while access(folder.string, F_OK) != 0, folder.removeLastComponent() {}
    // O_TMPFILE, which this language does not know.
    let withoutName = O_DIRECTORY | 0o20000000
    let file = open(folder.string, withoutName | O_RDWR | O_CLOEXEC, 0o600)
    guard file >= 0 else { return nil }
    self.file = FileDescriptor(rawValue: file)
    self.folder = folder
    self.room = Atomic(room)
  }

  deinit {
    try? file.close()
  }

  /// Whether memory had no room for all texts.
  package var isInUse: Bool { end.load(ordering: .relaxed) > 0 }

  /// Why a text could not be read back, whichever was the first; all that was made of it is then not to be believed.
  package var failure: SourceTreeFault? { firstFailure.withLock { $0 } }

  /// The text, in memory as long as there is room, or where the disk has none.
  func put(_ body: Body) -> Body {
    let contents = body.contents
    var document = contents.document.bytes
    let text = contents.text.whole.bytes
    guard body.calls.isEmpty, room.subtract(text.count + document.remaining, ordering: .relaxed).newValue < 0,
      let packed = document.bytes(document.remaining)
    else { return body }
    var writer = ByteWriter()
    writer.bytes.reserveCapacity(text.count + packed.count + 16)
    for number in [contents.text.start, contents.text.firstLine, text.count] { writer.count(number) }
    writer.bytes(text[...])
    writer.bytes(packed)
    let size = writer.bytes.count
    let offset = end.add(size, ordering: .relaxed).oldValue
    guard (try? file.writeAll(toAbsoluteOffset: Int64(offset), writer.bytes)) != nil else { return body }
    return Body(file: body.file, digest: body.knownDigest, in: Place(store: self, offset: offset, size: size))
  }

  /// Where a body is: the numbers of its text, the text, and what that says.
  private struct Place: Body.Store {
    let store: BodyStore
    let offset: Int
    let size: Int

    func contents(of file: String) -> Body.Contents {
      if var reader = store.read(offset..<offset + size).map({ ByteReader($0) }), let start = reader.count(), let line = reader.count(),
        let length = reader.count(), let text = reader.bytes(length)
      {
        let part = TextPart(SourceText(file: file, bytes: Array(text)), from: start, firstLine: line)
        return Body.Contents(text: part, document: MarkdownDocument(reader, of: part))
      }
      return Body.Contents(text: TextPart(SourceText(file: file, bytes: [])), document: .empty)
    }
  }

  private func read(_ range: Range<Int>) -> [UInt8]? {
    do {
      return try [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
        while count < range.count {
          let rest = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[count...])
          let got = try file.read(fromAbsoluteOffset: Int64(range.lowerBound + count), into: rest)
          if got == 0 { throw Errno.ioError }
          count += got
        }
      }
    } catch {
      firstFailure.withLock { $0 = $0 ?? SourceTreeFault(path: folder.string, error) }
      return nil
    }
  }
}
