package import Diagnostics
package import Digests
package import SystemPackage

/// A file of the output before it is written.
package struct OutputFile: Sendable {
  /// Where a file's bytes come from.
  package enum Contents: Sendable {
    case bytes([UInt8])
    /// The bytes of a file that is there while publishing runs, such as a finished PDF.
    case copy(of: FilePath)
    /// What the output holds at this path already, by its digest.
    case published(Digest)
    /// Bytes that were given on already and need not be kept; their digest, if somebody took them.
    case passedOn(Digest?)
  }

  /// The path below its tree, with `/` between folders.
  package let path: String
  package var contents: Contents
  /// Finds the place in the content that gave the file its path; nil for files the program names itself.
  package let origin: Origin
  /// What a page was made from; nil when that is not known.
  package let inputs: Digest?
  /// The paths of the picture variants a page names, sorted; nil when nobody has looked for them yet.
  package var pictures: [String]?

  /// A place that costs nothing until somebody asks for it.
  package typealias Origin = @Sendable () -> Location?

  package init(
    path: String, contents: Contents, origin: @escaping Origin = { nil }, inputs: Digest? = nil, pictures: [String]? = nil
  ) {
    self.path = path
    self.contents = contents
    self.origin = origin
    self.inputs = inputs
    self.pictures = pictures
  }
}

/// The files that replace one folder of the output as a whole.
package struct OutputTree: Sendable {
  /// The folder below the output, such as `site` or `reports/2020Q1`.
  package let path: String
  package let files: [OutputFile]

  package init(path: String, files: [OutputFile]) {
    self.path = path
    self.files = files
  }
}
