package import Diagnostics
package import SystemPackage

extension Manifest {
  /// Holds the files below `root`, which may be a copy on another machine, against the manifest in it: each file is read.
  ///
  /// - Returns: the manifest, and a finding for each file that is missing, changed or not in it, in the order of their paths.
  package static func verify(_ root: FilePath) throws(PublishingError) -> Diagnosed<Manifest?> {
    let place = root.appending(fileName)
    guard (try? Folder.kind(of: place)) == .file, let json = try? FileContents.bytes(of: place), let manifest = Manifest(json: json) else {
      return Diagnosed(nil, [Messages.noManifest(root)])
    }
    var found: [(path: String, finding: Diagnostic)] = []
    var folders: Set<String> = [""]
    for entry in manifest.entries {
      let place = root.pushing(FilePath(entry.path))
      var folder = entry.path[...]
      while let slash = folder.utf8.lastIndex(of: UInt8(ascii: "/")) {
        folder = folder[..<slash]
        guard folders.insert(String(folder)).inserted else { break }
      }
      switch try? Folder.kind(of: place) {
      case .file:
        let (size, digest) = try FileContents.digest(of: place)
        if size != entry.size || digest != entry.digest { found.append((entry.path, Messages.changed(place))) }
      case .folder, .other: found.append((entry.path, Messages.changed(place)))
      case nil: found.append((entry.path, Messages.missing(place)))
      }
    }
    let files = Set(manifest.entries.map(\.path)).union([fileName])
    for folder in folders {
      let place = root.pushing(FilePath(folder))
      guard (try? Folder.kind(of: place)) == .folder else { continue }
      for name in try Folder.names(in: place) {
        let path = folder.isEmpty ? name.string : folder + "/" + name.string
        if !files.contains(path), !folders.contains(path) { found.append((path, Messages.extra(place.appending(name)))) }
      }
    }
    return Diagnosed(manifest, found.sorted { $0.path < $1.path }.map(\.finding))
  }

  /// The folders at or below `root` that hold a manifest; what lies inside one is its own.
  package static func folders(in root: FilePath) throws(PublishingError) -> [FilePath] {
    if try Folder.kind(of: root.appending(fileName)) == .file { return [root] }
    guard try Folder.kind(of: root) == .folder else { return [] }
    var found: [FilePath] = []
    for name in try Folder.names(in: root).sorted(by: { $0.string < $1.string }) where !name.string.hasPrefix(".") {
      let child = root.appending(name)
      if try Folder.kind(of: child) == .folder { found += try folders(in: child) }
    }
    return found
  }
}
