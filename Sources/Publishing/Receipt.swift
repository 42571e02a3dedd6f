import Caching
import Digests
import SystemPackage

/// What the files of one folder were when this program last wrote or read them; a file that looks the same need not be read again.
struct Receipt: Sendable {
  struct File: Sendable, Equatable {
    /// Nil when the file was too new to be told apart from a later change.
    var signature: FileSignature?
    let size: Int
    let digest: Digest
  }

  /// By path below the folder, with `/` between folders; the manifest is among them.
  var files: [String: File] = [:]
  /// The folders by path, the folder itself as the empty one; a folder's time changes with the names in it.
  var folders: [String: FileSignature] = [:]

  private static let kind = "fengwu receipt 1"

  /// The receipt of the folder with this number on its file system; nil when there is none or it is damaged.
  static func read(_ path: FilePath) -> Receipt? {
    guard var reader = SealedFile.read(path, kind: kind) else { return nil }
    let files = reader.list { reader -> (String, File)? in
      guard let path = reader.text(), let signature = reader.optional({ $0.signature() }), let size = reader.int(),
        let digest = reader.digest()
      else { return nil }
      return (path, File(signature: signature, size: size, digest: digest))
    }
    let folders = reader.list { reader -> (String, FileSignature)? in
      guard let path = reader.text(), let signature = reader.signature() else { return nil }
      return (path, signature)
    }
    guard let files, let folders else { return nil }
    return Receipt(
      files: Dictionary(files) { first, _ in first }, folders: Dictionary(folders) { first, _ in first })
  }

  func write(to path: FilePath, flushes: Bool) {
    SealedFile.write(to: path, kind: Receipt.kind, flushes: flushes) { draft in
      draft.write { $0.int(files.count) }
      for (path, file) in files {
        draft.write { writer in
          writer.text(path)
          writer.optional(file.signature) { $0.signature($1) }
          writer.int(file.size)
          writer.digest(file.digest)
        }
      }
      draft.write { $0.int(folders.count) }
      for (path, signature) in folders {
        draft.write { writer in
          writer.text(path)
          writer.signature(signature)
        }
      }
    }
  }

  /// What a walk through `root` finds, every file read; links and other things that are neither file nor folder are left out.
  static func scan(_ root: FilePath, now: Int) throws(PublishingError) -> Receipt {
    var receipt = Receipt()
    var open: [(folder: FilePath, path: String)] = [(root, "")]
    while let (folder, path) = open.popLast() {
      guard case .folder(let signature)? = FileSignature.entry(at: folder.string) else { continue }
      receipt.folders[path] = signature
      for name in try Folder.names(in: folder) {
        let child = folder.appending(name)
        let childPath = path.isEmpty ? name.string : path + "/" + name.string
        switch FileSignature.entry(at: child.string) {
        case .folder: open.append((child, childPath))
        case .file(let signature):
          let (size, digest) = try FileContents.digest(of: child)
          receipt.files[childPath] = File(signature: signature.isTooFresh(at: now) ? nil : signature, size: size, digest: digest)
        case .other, nil: continue
        }
      }
    }
    return receipt
  }
}

extension FileSignature {
  /// Whether a folder holds the same names as when the other signature was taken; its rights and its own place do not count.
  func holdsSameNames(as other: FileSignature) -> Bool {
    modified == other.modified && inode == other.inode
  }
}
