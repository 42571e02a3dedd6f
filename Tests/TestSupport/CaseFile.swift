package import Foundation
package import Testing

/// A test case kept as one text file, which a case can be added to without Swift.
///
/// Above the first part stands what the case shows; a line `-- PATH --` begins the text of a file of the case, `-- PATH (NOTE) --` says how it is
/// saved, and the last part, `-- expected --`, is what comes out.
package struct CaseFile: Sendable, CustomTestStringConvertible {
  package struct Part: Sendable {
    package let path: String
    /// What stands in brackets behind the path, such as an encoding.
    package let note: String?
    package let text: String
  }

  private static let ending = "-- expected --\n"

  /// The file's name without its extension.
  package let name: String
  package let parts: [Part]
  private let file: URL
  /// The file up to and with the line `-- expected --`.
  private let input: String

  package var testDescription: String { name }

  package init(_ file: URL) throws {
    self.file = file
    name = file.deletingPathExtension().lastPathComponent
    let text = try String(contentsOf: file, encoding: .utf8)
    input = (text.components(separatedBy: CaseFile.ending).first ?? text) + CaseFile.ending
    parts = CaseFile.parts(of: input)
  }

  /// The cases in a folder below `Tests/Fixtures`, in the order of their names.
  package static func all(in folder: String) throws -> [CaseFile] {
    try FileManager.default.contentsOfDirectory(at: Checkout.tests("Fixtures/" + folder), includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "txt" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
      .map { try CaseFile($0) }
  }

  /// The case's files laid over those of another; a part without any text takes a file away.
  package func files(over base: CaseFile? = nil, encode: (Part) -> [UInt8] = { Array($0.text.utf8) }) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for part in (base?.parts ?? []) + parts { files[part.path] = part.text.isEmpty ? nil : encode(part) }
    return files
  }

  /// Compares what came out with the case's last part, which `UPDATE_GOLDENS=1` rewrites.
  package func expect(_ output: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    try Golden.expect(input + output, equals: file.path, sourceLocation: sourceLocation)
  }

  private static func parts(of text: String) -> [Part] {
    var parts: [Part] = []
    var heading: Substring?
    var lines: [Substring] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      guard line.hasPrefix("-- "), line.hasSuffix(" --") else {
        lines.append(line)
        continue
      }
      if let heading { parts.append(part(heading, lines)) }
      heading = line.dropFirst(3).dropLast(3)
      lines = []
    }
    return parts
  }

  private static func part(_ heading: Substring, _ lines: [Substring]) -> Part {
    let words = heading.split(separator: " (", maxSplits: 1)
    let note = words.count > 1 ? String(words[1].dropLast()) : nil
    return Part(path: String(words[0]), note: note, text: lines.map { $0 + "\n" }.joined())
  }
}
