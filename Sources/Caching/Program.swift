import SystemPackage

/// The program that runs, told apart from every other build of it.
package enum Program {
  /// The files that are mapped into this process as code, the program and its libraries, with their signatures.
  package static var identity: String {
    var files: Set<Substring> = []
    for line in maps.split(separator: "\n") {
      let fields = line.split(separator: " ", maxSplits: 5, omittingEmptySubsequences: true)
      guard fields.count == 6, fields[1].contains("x") else { continue }
      // Paths stand in a column of their own, after as many spaces as it takes.
      let path = fields[5].drop { $0 == " " }
      if path.hasPrefix("/") { files.insert(path) }
    }
    return files.sorted().map { file in
      let signature = FileSignature.file(at: String(file))
      return "\(file) \(signature?.size ?? 0) \(signature?.modified ?? 0) \(signature?.inode ?? 0)"
    }.joined(separator: "\n")
  }

  /// What the system maps into this process; it has no size and comes in pieces.
  private static var maps: String {
    guard let file = try? FileDescriptor.open("/proc/self/maps", .readOnly, options: .closeOnExec) else { return "" }
    defer { try? file.close() }
    var text: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 16 * 1024)
    while let count = try? piece.withUnsafeMutableBytes({ try file.read(into: $0) }), count > 0 { text += piece[..<count] }
    return String(decoding: text, as: UTF8.self)
  }
}
