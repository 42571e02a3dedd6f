import Caching
import ContentModel
import Diagnostics
package import Digests
import Markdown
package import SystemPackage

/// What Markdown files held when they were read last, so that those that did not change need not be parsed again.
///
/// A file is known again by the digest of its bytes. Kept are only files without findings and without template calls.
package struct TextMemory: Sendable {
  /// One file's settings and its text.
  struct File: Sendable {
    let contents: Digest
    let settings: ByteReader
    let document: ByteReader

    var size: Int { settings.remaining + document.remaining }
  }

  /// What the files were parsed by.
  private var rules = ""
  /// The files of the last time.
  private var known: [String: File] = [:]
  /// The files of this time.
  private var files: [String: File] = [:]
  /// In bytes.
  private var size = 0
  /// The digests of Markdown files of this time whose texts do not bring them along, such as faulty ones; nil when nobody asks for them.
  package private(set) var digests: [String: Digest]?

  /// Beyond so many bytes no more files are kept: a corpus of a million texts is not to be held in memory.
  private static let limit = 64 << 20
  private static let kind = "fengwu texts 2"

  package init() {}

  /// Keeps digests from now on.
  package mutating func noteDigests() { digests = [:] }

  /// Of a file that is read twice the first digest counts, so that a change in between is found in the end.
  mutating func note(_ digest: Digest?, of path: String) {
    if let digest, digests?[path] == nil { digests?[path] = digest }
  }

  /// Begins a new reading of all files by these rules; what was parsed by others is of no use.
  mutating func begin(_ options: MarkdownOptions) {
    let words = [options.profile.rawValue, options.rawHTML.rawValue] + options.referenceSchemes.sorted()
    let rules = words.joined(separator: " ")
    known = rules == self.rules ? files : [:]
    self.rules = rules
    (files, size) = ([:], 0)
  }

  /// The bytes of files that may still be kept.
  var room: Int { TextMemory.limit - size }

  mutating func keep(_ file: File, of path: String) {
    size += file.size
    files[path] = file
  }

  /// Whether this time's files are those of the last time.
  package var isUnchanged: Bool {
    files.count == known.count && files.allSatisfy { known[$0.key]?.contents == $0.value.contents }
  }

  /// A file with these bytes as it was parsed before, and what to keep of it; nil when it was another one then.
  ///
  /// - Parameter digest: the digest of the bytes.
  func file(_ path: String, _ bytes: [UInt8], _ digest: Digest) -> (MarkdownFile, File)? {
    guard let known = known[path], known.contents == digest else { return nil }
    var settings = known.settings
    return MarkdownFile.read(&settings, known.document, of: SourceText(file: path, bytes: bytes), digest: digest).map { ($0, known) }
  }

  /// What to keep of a file that was read without findings; nil when it has to be parsed again all the same.
  ///
  /// - Parameter digest: the digest of the file as it stands on the disk.
  static func file(_ file: MarkdownFile, _ digest: Digest) -> File? {
    guard file.body.calls.isEmpty else { return nil }
    var writer = ByteWriter()
    file.write(&writer)
    // A list that grew has room for almost as many bytes again.
    return File(contents: digest, settings: ByteReader(Array(writer.bytes[...])), document: file.body.document.bytes)
  }

  /// The memory at `path`; empty unless it is whole and was left by the same program.
  package static func read(_ path: FilePath, program: Digest) -> TextMemory {
    var memory = TextMemory()
    guard var reader = SealedFile.read(path, kind: kind), reader.digest() == program, let rules = reader.text(),
      let files = reader.list({ reader -> (String, File)? in
        guard let path = reader.text(), let contents = reader.digest(), let settings = reader.part(), let document = reader.part() else {
          return nil
        }
        return (path, File(contents: contents, settings: settings, document: document))
      })
    else { return memory }
    memory.rules = rules
    memory.files = Dictionary(files) { first, _ in first }
    return memory
  }

  /// Leaves this time's files for the next time.
  package func write(to path: FilePath, program: Digest) {
    SealedFile.write(to: path, kind: TextMemory.kind) { file in
      file.write { writer in
        writer.digest(program)
        writer.text(rules)
        writer.int(files.count)
      }
      for (path, text) in files {
        file.write { writer in
          writer.text(path)
          writer.digest(text.contents)
          writer.part(text.settings)
          writer.part(text.document)
        }
      }
    }
  }
}
