import Glibc
package import SystemPackage

/// The source tree in a folder on disk; symbolic links are not followed, so that nothing outside the project is read.
package struct DiskSourceTree: SourceTree {
  private let root: FilePath
  private let folders: [String]
  /// What the folders held when they were listed; nil lists them each time.
  private let listing: Listing?

  private struct Listing: Sendable {
    var files: [String] = []
    var links: [String] = []
  }

  /// - Parameter folders: the folders below the root that belong to the tree; an empty name stands for the root itself.
  package init(root: FilePath, folders: [String] = ["Content", "Templates"]) {
    self.init(root: root, folders: folders, nil)
  }

  private init(root: FilePath, folders: [String], _ listing: Listing?) {
    self.root = root
    self.folders = folders
    self.listing = listing
  }

  /// The same tree with the files that are there now, whatever comes and goes later.
  package func listed() throws(SourceTreeFault) -> DiskSourceTree {
    DiskSourceTree(root: root, folders: folders, try list())
  }

  package func paths() throws(SourceTreeFault) -> [String] { try list().files }

  package func symbolicLinks() throws(SourceTreeFault) -> [String] { try list().links }

  package func size(of path: String) throws(SourceTreeFault) -> Int {
    var status = stat()
    guard lstat(root.appending(path).string, &status) == 0 else { throw SourceTreeFault(path: path, Errno(rawValue: errno)) }
    return Int(status.st_size)
  }

  package func read(_ path: String) throws(SourceTreeFault) -> [UInt8] {
    do {
      return try DiskFile.read(root.appending(path))
    } catch {
      throw SourceTreeFault(path: path, reason: error.reason)
    }
  }

  private func list() throws(SourceTreeFault) -> Listing {
    if let listing { return listing }
    var found = Listing()
    for folder in folders { try list(folder, into: &found) }
    found.files.sort()
    found.links.sort()
    return found
  }

  /// Lists what lies below `folder`; a folder that does not exist holds nothing.
  private func list(_ folder: String, into found: inout Listing) throws(SourceTreeFault) {
    guard let stream = opendir(root.appending(folder).string) else {
      if errno == ENOENT { return }
      throw SourceTreeFault(path: folder, Errno(rawValue: errno))
    }
    defer { closedir(stream) }
    var folders: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)) { String(cString: $0) }
      }
      guard !DiskSourceTree.isIgnored(name) else { continue }
      let path = folder.isEmpty ? name : folder + "/" + name
      switch kind(of: entry.pointee.d_type, path) {
      case UInt8(DT_DIR): folders.append(path)
      case UInt8(DT_REG): found.files.append(path)
      case UInt8(DT_LNK): found.links.append(path)
      default: continue
      }
    }
    for path in folders { try list(path, into: &found) }
  }

  /// The entry's kind; some file systems leave it out of the listing, so that the file itself has to be asked.
  private func kind(of listed: UInt8, _ path: String) -> UInt8 {
    guard listed == UInt8(DT_UNKNOWN) else { return listed }
    var status = stat()
    guard lstat(root.appending(path).string, &status) == 0 else { return listed }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return UInt8(DT_DIR)
    case S_IFREG: return UInt8(DT_REG)
    default: return UInt8(DT_LNK)
    }
  }

  /// Files that editors, Office and operating systems leave behind.
  private static func isIgnored(_ name: String) -> Bool {
    name.hasPrefix(".") || name.hasPrefix("~$") || name.hasSuffix("~") || name == "Thumbs.db" || name == "desktop.ini"
  }
}
