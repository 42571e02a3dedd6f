import Caching
import SystemPackage

/// The trees that one publication brought into view together, so that they can be taken back together.
struct Exchange: Sendable {
  struct Entry: Sendable {
    let path: String
    /// The number of the folder that came into view.
    let new: UInt64
    /// The number of the folder that was in view before; nil when there was none.
    let old: UInt64?
  }

  let entries: [Entry]

  private static let kind = "fengwu exchange 1"

  static func read(_ path: FilePath) -> Exchange? {
    guard var reader = SealedFile.read(path, kind: kind) else { return nil }
    let entries = reader.list { reader -> Entry? in
      guard let path = reader.text(), let new = reader.int(), let old = reader.optional({ $0.int() }) else { return nil }
      return Entry(path: path, new: UInt64(bitPattern: Int64(new)), old: old.map { UInt64(bitPattern: Int64($0)) })
    }
    return entries.map(Exchange.init)
  }

  func write(to path: FilePath, flushes: Bool) {
    var writer = ByteWriter()
    writer.list(entries) { writer, entry in
      writer.text(entry.path)
      writer.int(Int(Int64(bitPattern: entry.new)))
      writer.optional(entry.old) { $0.int(Int(Int64(bitPattern: $1))) }
    }
    SealedFile.write(writer, to: path, kind: Exchange.kind, flushes: flushes)
  }

  /// Brings the idle trees of `paths` into view, one after the other, or none of them.
  static func perform(_ paths: [String], in work: WorkFolder, by exchange: FolderExchange, flushing: Bool) throws(PublishingError) {
    var done: [(path: String, replaced: Bool)] = []
    do throws(PublishingError) {
      for path in paths {
        let target = work.published(path)
        try Folder.make(target.removingLastComponent())
        let replaced = try Folder.kind(of: target) != nil
        if replaced {
          try exchange.swap(work.idle(path), target, spare: work.retired(path))
        } else {
          try Folder.rename(work.idle(path), to: target)
        }
        done.append((path, replaced))
      }
      if flushing {
        for path in paths { try Folder.flush(work.published(path).removingLastComponent()) }
      }
    } catch {
      for (path, replaced) in done.reversed() {
        if replaced {
          try exchange.swap(work.published(path), work.idle(path), spare: work.retired(path))
        } else {
          try Folder.rename(work.published(path), to: work.idle(path))
        }
      }
      throw error
    }
  }
}
