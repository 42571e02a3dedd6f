import ContentLoading
import Diagnostics
import Digests
import FoundationEssentials
import Publishing
import Rendering
package import SystemPackage

/// One of several equal shares of a site's files, to be made by one of several machines.
package struct Shard: Sendable, Hashable {
  /// From 1.
  package let number: Int
  package let count: Int

  /// A share written as `2/4`; nil when there is no such share.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let number = Int(parts[0]), let count = Int(parts[1]) else { return nil }
    self.init(number, of: count)
  }

  private init?(_ number: Int, of count: Int) {
    guard (1...10_000).contains(count), (1...count).contains(number) else { return nil }
    (self.number, self.count) = (number, count)
  }

  /// Every `count`-th element, which spreads costly pages evenly.
  func share<Element>(of elements: [Element]) -> [Element] {
    stride(from: number - 1, to: elements.count, by: count).map { elements[$0] }
  }
}

/// What a share says of itself in `shard/shard.json`, so that only shares of one build are joined.
struct ShardReceipt: Codable, Equatable {
  let shard: Int
  let of: Int
  /// The digest of the program, its options and everything it read.
  let build: String

  static let tree = "shard"
  private static let file = "shard.json"

  /// Nil when the program or the sources cannot be read.
  init?(_ shard: Shard, _ options: BuildOptions, _ sources: SourceState?) {
    guard let sources, let program = try? DiskFile.read("/proc/self/exe") else { return nil }
    var hash = SHA256()
    hash.update(Array("\(Digest(of: program).hexadecimal)\n\(options.settings)\n".utf8).span)
    for file in sources.files { hash.update(Array("\(file.path)\n\(file.digest.hexadecimal)\n".utf8).span) }
    self.shard = shard.number
    of = shard.count
    build = hash.finish().hexadecimal
  }

  /// The receipt of the share in a folder; nil when there is none.
  init?(in folder: FilePath) {
    guard let bytes = try? DiskFile.read(folder.appending(ShardReceipt.tree).appending(ShardReceipt.file)),
      let receipt = try? JSONDecoder().decode(ShardReceipt.self, from: Data(bytes)), Shard("\(receipt.shard)/\(receipt.of)") != nil
    else { return nil }
    self = receipt
  }

  var outputTree: OutputTree {
    let text = "{\"shard\":\(shard),\"of\":\(of),\"build\":\"\(build)\"}\n"
    return OutputTree(path: ShardReceipt.tree, files: [OutputFile(path: ShardReceipt.file, contents: .bytes(Array(text.utf8)))])
  }
}

/// Joins the shares of one build, each in the output folder of its run, into the output of a whole build.
package struct ShardMerge: Sendable {
  private let folders: [FilePath]
  private let output: FilePath

  package init(_ folders: [FilePath], into output: FilePath) {
    self.folders = folders
    self.output = output
  }

  private typealias SharedFile = (digest: Digest, place: FilePath)

  /// Checks every share against its manifest and publishes them together; with errors nothing is published.
  package func merge() -> BuildResult {
    var found: [Diagnostic] = []
    var receipts: [ShardReceipt] = []
    for folder in folders {
      guard let receipt = ShardReceipt(in: folder) else {
        found.append(Messages.noShard(folder))
        continue
      }
      if let first = receipts.first, first.build != receipt.build || first.of != receipt.of {
        found.append(Messages.otherBuild(folder, than: folders[0]))
      } else if receipts.contains(where: { $0.shard == receipt.shard }) {
        found.append(Messages.repeatedShard(receipt.shard, folder))
      }
      receipts.append(receipt)
    }
    if !found.hasErrors, let count = receipts.first?.of {
      for number in 1...count where !receipts.contains(where: { $0.shard == number }) {
        found.append(Messages.missingShard(number, of: count))
      }
    }
    guard !found.hasErrors, !receipts.isEmpty else { return BuildResult(.contentErrors, found) }
    do throws(PublishingError) {
      var files: [String: [String: SharedFile]] = [:]
      for folder in folders {
        for tree in ["site", "server"] {
          let place = folder.appending(tree)
          guard try Manifest.folders(in: place) == [place] else { continue }
          let manifest = try Manifest.verify(place).collect(into: &found)
          for entry in manifest?.entries ?? [] {
            let file = SharedFile(digest: entry.digest, place: place.pushing(FilePath(entry.path)))
            // Several shares may show the same picture.
            if let known = files[tree]?[entry.path], known.digest != file.digest {
              found.append(Messages.differingFiles(known.place, file.place))
            }
            files[tree, default: [:]][entry.path] = file
          }
        }
      }
      guard !found.hasErrors else { return BuildResult(.contentErrors, found) }
      let trees = files.sorted { $0.key > $1.key }.map { tree in
        OutputTree(
          path: tree.key, files: tree.value.sorted { $0.key < $1.key }.map { OutputFile(path: $0.key, contents: .copy(of: $0.value.place)) }
        )
      }
      let manifests = try Publisher(output: output).publish(trees)
      return BuildResult(.done, found, published: zip(trees, manifests).map { BuildResult.PublishedTree($0, $1) })
    } catch {
      return BuildResult(error.isAboutContent ? .contentErrors : .machineLacks, found + error.diagnostics)
    }
  }
}
