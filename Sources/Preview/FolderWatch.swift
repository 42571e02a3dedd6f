@preconcurrency import Dispatch
import Glibc
import Synchronization
package import SystemPackage

/// Tells which files below some folders change, through the kernel's inotify (inotify(7)).
package final class FolderWatch: Sendable {
  /// The paths that changed, relative to the root, gathered while changes follow one another closely.
  package let changes: AsyncStream<Set<String>>

  private let root: FilePath
  private let descriptor: FileDescriptor
  private let source: any DispatchSourceRead
  private let queue = DispatchQueue(label: "FolderWatch")
  private let state = Mutex(State())
  private let report: AsyncStream<Set<String>>.Continuation

  private struct State {
    /// The folder each watch stands for, relative to the root.
    var folders: [Int32: String] = [:]
    /// What changed since the last report.
    var pending: Set<String> = []
  }

  /// An editor writes, renames and removes files in one go; what follows within this time belongs together.
  private static let pause = DispatchTimeInterval.milliseconds(5)
  private static let events = UInt32(IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_ONLYDIR)

  /// Nil when the kernel gives no watch.
  package init?(root: FilePath, folders: [String]) {
    let number = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    guard number >= 0 else { return nil }
    self.root = root
    descriptor = FileDescriptor(rawValue: number)
    source = DispatchSource.makeReadSource(fileDescriptor: number, queue: queue)
    (changes, report) = AsyncStream.makeStream()
    for folder in folders { watch(folder) }
    source.setEventHandler { [weak self] in self?.take() }
    source.setCancelHandler { [descriptor, report] in
      try? descriptor.close()
      report.finish()
    }
    source.activate()
  }

  deinit {
    source.cancel()
  }

  /// Watches a folder and all below it.
  private func watch(_ folder: String) {
    let path = root.appending(folder).string
    let watch = inotify_add_watch(descriptor.rawValue, path, Self.events)
    guard watch >= 0 else { return }
    state.withLock { $0.folders[watch] = folder }
    guard let stream = opendir(path) else { return }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)) { String(cString: $0) }
      }
      guard Int32(entry.pointee.d_type) == DT_DIR, !name.hasPrefix(".") else { continue }
      self.watch(folder + "/" + name)
    }
  }

  /// Reads the events that are waiting.
  private func take() {
    var changed: Set<String> = []
    withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: MemoryLayout<inotify_event>.alignment) { buffer in
      while let count = try? descriptor.read(into: buffer), count > 0 {
        var start = 0
        while start < count {
          let event = buffer.loadUnaligned(fromByteOffset: start, as: inotify_event.self)
          let name = start + MemoryLayout<inotify_event>.size
          start = name + Int(event.len)
          let bytes = buffer[name..<start].prefix { $0 != 0 }
          if let path = path(of: event, named: String(decoding: bytes, as: UTF8.self)) { changed.insert(path) }
        }
      }
    }
    guard !changed.isEmpty else { return }
    let isFirst = state.withLock { state in
      defer { state.pending.formUnion(changed) }
      return state.pending.isEmpty
    }
    if isFirst { queue.asyncAfter(deadline: .now() + Self.pause) { [weak self] in self?.flush() } }
  }

  private func flush() {
    let changed = state.withLock { state in
      defer { state.pending = [] }
      return state.pending
    }
    report.yield(changed)
  }

  /// The path an event is about, nil for files that only editors know; a new folder is watched from now on.
  private func path(of event: inotify_event, named name: String) -> String? {
    // More happened than the kernel could remember.
    if event.mask & UInt32(IN_Q_OVERFLOW) != 0 { return "" }
    guard let folder = state.withLock({ $0.folders[event.wd] }) else { return nil }
    if event.mask & UInt32(IN_IGNORED) != 0 {
      state.withLock { $0.folders[event.wd] = nil }
      return nil
    }
    guard !name.isEmpty, !name.hasPrefix("."), !name.hasSuffix("~") else { return nil }
    let path = folder + "/" + name
    let isFolder = event.mask & UInt32(IN_ISDIR) != 0
    if isFolder, event.mask & UInt32(IN_CREATE | IN_MOVED_TO) != 0 { watch(path) }
    // A file that was only created is still empty; its end of writing follows.
    if !isFolder, event.mask & UInt32(IN_CREATE) != 0 { return nil }
    return path
  }
}
