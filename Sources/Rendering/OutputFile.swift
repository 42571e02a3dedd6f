package import Diagnostics
package import Digests
package import SystemPackage

/// A file of the output before it is written.
package struct OutputFile: Sendable {
  /// Where a file's bytes come from.
  package enum Contents: Sendable {
    case bytes([UInt8])
    /// Bytes that are made when the file is written, as those of many files would take much memory.
    case made(@Sendable () -> [UInt8])
    /// The bytes of a file that is there while publishing runs, such as a finished PDF.
    case copy(of: FilePath)
    /// What the output holds at this path already, by its digest.
    indirect case published(Digest)
    /// Bytes that were given on already and need not be kept.
    case passedOn
  }

  /// What is known of a rendered page besides its bytes.
  package final class Page: Sendable {
    /// What it was made from; nil when that is not known.
    package let inputs: Digest?
    /// The paths of the picture variants it names, sorted; nil when nobody has looked for them yet.
    package let pictures: [String]?

    init(inputs: Digest?, pictures: [String]? = nil) {
      self.inputs = inputs
      self.pictures = pictures
    }
  }

  /// The path below its tree, with `/` between folders.
  package let path: String
  package let contents: Contents
  /// Nil of files that are no pages, and of pages that were passed on.
  package let page: Page?

  package init(path: String, contents: Contents, page: Page? = nil) {
    self.path = path
    self.contents = contents
    self.page = page
  }

  /// The same file with its bytes made.
  package var ready: OutputFile {
    if case .made(let make) = contents { OutputFile(path: path, contents: .bytes(make()), page: page) } else { self }
  }
}

/// The files that replace one folder of the output as a whole.
package struct OutputTree: Sendable {
  /// The folder below the output, such as `site` or `reports/2020Q1`.
  package let path: String
  package var files: [OutputFile]
  /// Finds the place in the content that gave a file its path; nil for files the program names itself.
  package let origin: Origin

  /// Finds a place, by a file's path, when somebody asks for it.
  package typealias Origin = @Sendable (_ path: String) -> Location?

  package init(path: String, files: [OutputFile], origin: @escaping Origin = { _ in nil }) {
    self.path = path
    self.files = files
    self.origin = origin
  }

  /// The same tree without what its files' places are found from.
  package var withoutOrigins: OutputTree { OutputTree(path: path, files: files) }
}
