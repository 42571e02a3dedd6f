import Caching
import Diagnostics
import Digests
import Publishing
import Rendering
import SystemPackage

/// What a build leaves for the next one beside its output: what it read, what it made of it, and what it said.
///
/// It saves time and decides nothing: without it, or when it is damaged or comes from another program, everything is made anew.
struct BuildMemory: Sendable {
  /// A tree that was published.
  struct Tree: Sendable {
    let path: String
    /// The digest of its manifest.
    let manifest: Digest
    let files: Int
    let bytes: Int
  }

  /// The program and everything about the build but its sources.
  let circumstances: Digest
  let sources: SourceState
  /// The pages of the site by path.
  let pages: [String: PageReuse.Page]
  let trees: [Tree]
  /// What was told; nil when a part of the output depends on more than the sources, such as a printed report.
  let told: Told?

  struct Told: Sendable {
    let diagnostics: [Diagnostic]
    let hiddenWarnings: Int
  }

  private static let kind = "fengwu build 3"

  /// The memory beside an output; nil unless it was left by this program under these circumstances.
  static func read(_ output: FilePath, _ circumstances: Digest) -> BuildMemory? {
    guard var reader = SealedFile.read(path(output), kind: kind), reader.digest() == circumstances else { return nil }
    var pages: [String: PageReuse.Page] = [:]
    while reader.bool() == true {
      guard let path = reader.text(), let inputs = reader.digest(), let output = reader.digest(), let pictures = reader.list({ $0.text() })
      else {
        return nil
      }
      pages[path] = PageReuse.Page(inputs: inputs, output: output, pictures: pictures)
    }
    let trees = reader.list { reader -> Tree? in
      guard let path = reader.text(), let manifest = reader.digest(), let files = reader.int(), let bytes = reader.int() else { return nil }
      return Tree(path: path, manifest: manifest, files: files, bytes: bytes)
    }
    let told = reader.optional { reader -> Told? in
      guard let diagnostics = reader.list({ Diagnostic.read(&$0) }), let hidden = reader.int() else { return nil }
      return Told(diagnostics: diagnostics, hiddenWarnings: hidden)
    }
    guard let trees, let told, let sources = SourceState.read(&reader) else { return nil }
    return BuildMemory(
      circumstances: circumstances, sources: sources, pages: pages, trees: trees, told: told)
  }

  /// A memory that is written while the build makes what is to be remembered.
  struct Draft: ~Copyable {
    private var file: SealedFile.Draft

    /// Nil where nothing can be written.
    init?(beside output: FilePath, _ circumstances: Digest) {
      guard var file = SealedFile.Draft(BuildMemory.path(output), kind: BuildMemory.kind) else { return nil }
      file.write { $0.digest(circumstances) }
      self.file = file
    }

    /// Takes in a page of the site, in any order.
    mutating func note(_ path: String, _ page: PageReuse.Page) {
      file.write { writer in
        writer.bool(true)
        writer.text(path)
        writer.digest(page.inputs)
        writer.digest(page.output)
        writer.list(page.pictures) { $0.text($1) }
      }
    }

    /// Puts the memory in its place, with the sources as they are now.
    mutating func finish(_ trees: [Tree], _ told: Told?, _ sources: SourceState) {
      file.write { writer in
        writer.bool(false)
        writer.list(trees) { writer, tree in
          writer.text(tree.path)
          writer.digest(tree.manifest)
          writer.int(tree.files)
          writer.int(tree.bytes)
        }
        writer.optional(told) { writer, told in
          writer.list(told.diagnostics) { $1.write(&$0) }
          writer.int(told.hiddenWarnings)
        }
      }
      sources.write(to: &file)
      file.seal()
    }
  }

  private static func path(_ output: FilePath) -> FilePath { Publisher(output: output).memory }
}

extension BuildOptions {
  /// The digest of everything a build of the site depends on beside its sources: the program, the libraries it runs with, and the options.
  ///
  /// - Parameter program: tells the program and its libraries apart from others.
  func circumstances(of program: String) -> Digest {
    let share = shard.map { "\($0.number)/\($0.count)" } ?? ""
    return Digest(of: Array("\(settings)\n\(share)\n\(program)".utf8))
  }

  /// The options that decide what a site looks like.
  var settings: String {
    "\(baseURL ?? "")\n\(today)\n\(isStrict) \(isPublishing) \(includesDrafts) \(makesReports) \(usesPlainPictures)"
  }
}
