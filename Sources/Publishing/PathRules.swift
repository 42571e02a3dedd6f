import Diagnostics
import Rendering

/// The rules that keep every published path inside its tree and possible on every file system the output may be copied to.
enum PathRules {
  /// All findings about the paths of `trees` and of their files, in the order of the files.
  ///
  /// - Parameter isKnown: whether files with these paths were published together before, so that the files need not be looked at.
  static func findings(in trees: [OutputTree], isKnown: (OutputTree) -> Bool = { _ in false }) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    var folders = PathSet()
    _ = folders.insert(WorkFolder.name)
    for tree in trees {
      if let reason = fault(in: tree.path) {
        findings.append(Messages.unsafePath(tree.path, reason, origin: nil))
      } else if let other = folders.insert(tree.path) {
        findings.append(Messages.clash(tree.path, other, origin: nil))
      }
      if isKnown(tree) { continue }
      var files = PathSet()
      _ = files.insert(Manifest.fileName)
      for file in tree.files {
        if let reason = fault(in: file.path) {
          findings.append(Messages.unsafePath(tree.path + "/" + file.path, reason, origin: tree.origin(file.path)))
        } else if let other = files.insert(file.path) {
          findings.append(Messages.clash(tree.path + "/" + file.path, tree.path + "/" + other, origin: tree.origin(file.path)))
        }
      }
    }
    return findings
  }

  /// What is wrong with one path by itself; nil when nothing is.
  static func fault(in path: String) -> PathFault? {
    if path.isEmpty { return .empty }
    if path.utf8.first == UInt8(ascii: "/") { return .absolute }
    // By bytes, as the file system does it: a combining mark after a slash does not keep it from parting names.
    var name = PathName()
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "/"):
        if let fault = name.fault { return fault }
        name = PathName()
      case 0..<0x20, 0x7F: return .controlCharacter
      case UInt8(ascii: "\\"), UInt8(ascii: ":"), UInt8(ascii: "*"), UInt8(ascii: "?"), UInt8(ascii: "\""), UInt8(ascii: "<"),
        UInt8(ascii: ">"), UInt8(ascii: "|"):
        return .character(Character(Unicode.Scalar(byte)))
      default: name.append(byte)
      }
    }
    return name.fault
  }
}

/// What has to be known of one name in a path, whose characters are allowed.
private struct PathName {
  private var length = 0
  private var dots = 0
  private var last: UInt8 = 0

  mutating func append(_ byte: UInt8) {
    length += 1
    if byte == UInt8(ascii: ".") { dots += 1 }
    last = byte
  }

  var fault: PathFault? {
    if length == 0 { return .emptyComponent }
    if dots == length, length <= 2 { return .leavesTree }
    if length > 255 { return .tooLong }
    return last == UInt8(ascii: ".") || last == UInt8(ascii: " ") ? .badEnd : nil
  }
}

/// What can be wrong with a path by itself.
enum PathFault: Equatable {
  case empty
  case absolute
  case emptyComponent
  case leavesTree
  case tooLong
  case controlCharacter
  /// A character that Windows does not allow in names.
  case character(Character)
  /// A full stop or space at the end of a name, which Windows drops.
  case badEnd
}

/// Paths that can stand in one folder together: no two are equal but for case or composition, and none is a folder of another.
private struct PathSet {
  /// Files by folded path.
  private var files: [String: String] = [:]
  /// Some file below each folder, by the folder's folded path.
  private var folders: [String: String] = [:]
  /// The spelling that a folder was first used with, by folded path.
  private var spellings: [String: String] = [:]

  /// Adds `path`, or returns the path it cannot stand beside.
  mutating func insert(_ path: String) -> String? {
    let folded = PathSet.folded(path)
    if let other = files[folded] ?? folders[folded] { return other }
    var ends: [(folder: String, spelling: String)] = []
    var rest = path[...]
    while let slash = rest.utf8.lastIndex(of: UInt8(ascii: "/")) {
      rest = rest[..<slash]
      let spelling = String(rest)
      let folder = PathSet.folded(spelling)
      if let known = spellings[folder] {
        if !known.utf8.elementsEqual(spelling.utf8) { return folders[folder] }
        // The folders above were looked at together with it.
        break
      }
      if let other = files[folder] { return other }
      ends.append((folder, spelling))
    }
    files[folded] = path
    for (folder, spelling) in ends {
      folders[folder] = path
      spellings[folder] = spelling
    }
    return nil
  }

  /// The path as file systems see it that ignore case.
  ///
  /// Swift compares strings by canonical equivalence, so composition is folded by the dictionaries themselves.
  private static func folded(_ path: String) -> String {
    // Small letters, digits, signs and the Han characters whose UTF-8 begins with E4 to E9 have no other case.
    let isFolded = path.utf8.allSatisfy { $0 < 0x80 ? !(0x41...0x5A).contains($0) : $0 < 0xC0 || (0xE4...0xE9).contains($0) }
    return isFolded ? path : path.lowercased()
  }
}
