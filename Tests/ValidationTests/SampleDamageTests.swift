import CSV
import ContentLoading
import Diagnostics
import Foundation
import SiteStructure
import TestSupport
import Testing

@testable import Validation

/// The sample content, damaged as people without practice do it, each case one slip; the cases are in `Fixtures/damages`.
///
/// A part of a case names a file and, in brackets, what happens to it: `replace` finds the text above `=>` and puts there what is below,
/// `append` adds a line, `rename` gives the file another path, `workbook` makes it the workbook it was saved as.
@Suite struct SampleDamageTests {
  @Test func theSampleContentIsSound() throws {
    #expect(try Self.findings(in: Self.sample()).isEmpty)
  }

  @Test(arguments: try CaseFile.all(in: "damages")) func toldOnce(_ damage: CaseFile) throws {
    var files = try Self.sample()
    for part in damage.parts { try Self.damage(part, in: &files) }
    let found = try Self.findings(in: files)
    #expect(!found.isEmpty)
    try damage.expect(Language.allCases.map { TextRendering(language: $0).render(found) }.joined(separator: "\n"))
  }

  /// What is wrong with a project, without the doubts about the plan document, which is what it is.
  private static func findings(in files: [String: [UInt8]]) throws -> [Diagnostic] {
    let loaded = try ContentLoader.load(MemorySourceTree(files))
    var found = loaded.diagnostics
    if let library = loaded.value {
      let templates = files.keys.filter { $0.hasPrefix("Templates/") }.sorted()
      let sources = templates.filter { $0.hasSuffix(".html") }.map { SourceText(file: $0, bytes: files[$0] ?? []) }
      found += SiteRules.check(
        SiteGraph(library), templates: templates.map { String($0.dropFirst("Templates/".count)) },
        files: ProjectFiles(templates: sources, made: ["feed.xml", "feed.json", "site.webmanifest"]))
    }
    return found.filter { !$0.code.hasPrefix("plan.") }.sortedByLocation()
  }

  /// The files of the sample project; those of its pictures are empty, since nobody looks at them here.
  private static func sample() throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for folder in ["Content", "Templates"] {
      let root = Checkout.root.appendingPathComponent(folder)
      for path in try FileManager.default.subpathsOfDirectory(atPath: root.path) {
        let url = root.appendingPathComponent(path)
        guard (try url.resourceValues(forKeys: [.isRegularFileKey])).isRegularFile == true else { continue }
        let isText = ["md", "csv", "yml", "html"].contains(url.pathExtension)
        files["\(folder)/\(path)"] = isText ? [UInt8](try Data(contentsOf: url)) : []
      }
    }
    return files
  }

  private static func damage(_ part: CaseFile.Part, in files: inout [String: [UInt8]]) throws {
    let bytes = try #require(files[part.path], "there is no \(part.path)")
    let text = part.text.dropLast()
    switch part.note {
    case "replace":
      let halves = text.components(separatedBy: "\n=>\n")
      let read = try #require(DecodedText.decode(bytes, file: part.path).value)
      let old = String(decoding: (read.hasByteOrderMark ? TextEncoding.utf8.encode("\u{FEFF}") : []) + read.source.bytes, as: UTF8.self)
      let place = try #require(old.range(of: halves[0], options: .literal), "\(part.path) does not hold \(halves[0])")
      files[part.path] = read.encoding.encode(old.replacingCharacters(in: place, with: halves[1]))
    case "append":
      let encoding = try #require(DecodedText.decode(bytes, file: part.path).value).encoding
      let isFinished = bytes.last == UInt8(ascii: "\n")
      files[part.path] = bytes + encoding.encode((isFinished ? "" : "\n") + text + "\n")
    case "rename":
      files[part.path] = nil
      files[String(text)] = bytes
    case "workbook":
      files[part.path] = [0x50, 0x4B, 0x03, 0x04, 0x14, 0x00]
    default:
      Issue.record("\(part.path): \(part.note ?? "nothing") is no damage")
    }
  }
}
