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

  private static let kind = "fengwu build 2"

  /// The memory beside an output; nil unless it was left by this program under these circumstances.
  static func read(_ output: FilePath, _ circumstances: Digest) -> BuildMemory? {
    guard var reader = SealedFile.read(path(output), kind: kind), reader.digest() == circumstances else { return nil }
    let pages = reader.list { reader -> (String, PageReuse.Page)? in
      guard let path = reader.text(), let inputs = reader.digest(), let output = reader.digest(), let pictures = reader.list({ $0.text() })
      else {
        return nil
      }
      return (path, PageReuse.Page(inputs: inputs, output: output, pictures: pictures))
    }
    let trees = reader.list { reader -> Tree? in
      guard let path = reader.text(), let manifest = reader.digest(), let files = reader.int(), let bytes = reader.int() else { return nil }
      return Tree(path: path, manifest: manifest, files: files, bytes: bytes)
    }
    let told = reader.optional { reader -> Told? in
      guard let diagnostics = reader.list({ Diagnostic.read(&$0) }), let hidden = reader.int() else { return nil }
      return Told(diagnostics: diagnostics, hiddenWarnings: hidden)
    }
    guard let pages, let trees, let told, let sources = SourceState.read(&reader) else { return nil }
    return BuildMemory(
      circumstances: circumstances, sources: sources, pages: Dictionary(pages) { first, _ in first }, trees: trees, told: told)
  }

  /// A memory that lacks only the sources, which are looked at while the rest is written.
  struct Draft: ~Copyable {
    private var file: SealedFile.Draft

    /// Nil where nothing can be written.
    ///
    /// - Parameter pages: the files of the site; those of which it is known what they were made from are remembered.
    init?(beside output: FilePath, _ circumstances: Digest, pages files: [OutputFile], trees: [Tree], told: Told?) {
      guard var file = SealedFile.Draft(BuildMemory.path(output), kind: BuildMemory.kind) else { return nil }
      let pages = files.lazy.compactMap(Draft.page)
      file.write { writer in
        writer.digest(circumstances)
        writer.int(pages.count { _ in true })
      }
      for page in pages {
        file.write { writer in
          writer.text(page.path)
          writer.digest(page.inputs)
          writer.digest(page.output)
          writer.list(page.pictures) { $0.text($1) }
        }
      }
      file.write { writer in
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
      self.file = file
    }

    private static func page(_ file: OutputFile) -> (path: String, inputs: Digest, output: Digest, pictures: [String])? {
      guard let inputs = file.inputs, case .passedOn(let output?) = file.contents else { return nil }
      return (file.path, inputs, output, file.pictures ?? [])
    }

    /// Puts the memory in its place, with the sources as they are now.
    mutating func finish(_ sources: SourceState) {
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
