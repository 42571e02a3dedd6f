import Glibc
import SystemPackage

/// The right to publish into one output folder; a second build is refused, and the system gives the right back when its holder dies.
struct OutputLock: ~Copyable {
  private let file: FileDescriptor

  /// Takes the lock without waiting; the file keeps the holder's process number for the message the other build gets.
  static func take(_ path: FilePath, output: FilePath) throws(PublishingError) -> OutputLock {
    let file = try attempt(.lock, path) {
      try FileDescriptor.open(path, .readWrite, options: [.create, .closeOnExec, .noFollow], permissions: .forNewFiles)
    }
    while flock(file.rawValue, LOCK_EX | LOCK_NB) != 0 {
      let error = Errno(rawValue: errno)
      if error == .interrupted { continue }
      let holder = OutputLock.holder(in: file)
      try? file.close()
      if error == .wouldBlock { throw PublishingError(.locked, [Messages.locked(output, holder: holder)]) }
      throw Messages.systemError(error, during: .lock, at: path)
    }
    // The number is a courtesy: the lock holds without it.
    _ = try? file.resize(to: 0)
    _ = try? file.writeAll(toAbsoluteOffset: 0, "\(getpid())\n".utf8)
    return OutputLock(file: file)
  }

  /// Gives the right back.
  consuming func release() {}

  deinit {
    // Closing alone would leave the lock to a process that is just being started and still holds a copy of the open file.
    flock(file.rawValue, LOCK_UN)
    try? file.close()
  }

  /// The process number in a lock file, if there is one.
  private static func holder(in file: FileDescriptor) -> Int32? {
    var bytes = [UInt8](repeating: 0, count: 20)
    let count = (try? bytes.withUnsafeMutableBytes { try file.read(fromAbsoluteOffset: 0, into: $0) }) ?? 0
    let text = String(decoding: bytes.prefix(count), as: UTF8.self)
    return text.last == "\n" ? Int32(text.dropLast()) : nil
  }
}
