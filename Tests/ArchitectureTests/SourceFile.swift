import Foundation
import TestSupport
import Testing

/// A file of the checkout, by its path from the root.
struct SourceFile: CustomTestStringConvertible {
  let path: String
  let lines: [Substring]
  /// The lines without comments and without what stands between quotes, so that only code is judged.
  let code: [String]
  private let bytes: Data

  init(path: String, text: String) {
    self.path = path
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    code = lines.map(SourceFile.code)
    bytes = Data(text.utf8)
  }

  var testDescription: String { path }

  /// The folder below `Sources` or `Tests`.
  var target: String {
    path.split(separator: "/").dropFirst().first.map(String.init) ?? ""
  }

  private static func code(in line: Substring) -> String {
    var code: [UInt8] = []
    var quoted = false
    var previous: UInt8 = 0
    if !line.utf8.contains(UInt8(ascii: "/")), !line.utf8.contains(UInt8(ascii: "\"")) { return String(line) }
    for byte in line.utf8 {
      if byte == UInt8(ascii: "\""), !(quoted && previous == UInt8(ascii: "\\")) { quoted.toggle() }
      if !quoted, byte == UInt8(ascii: "/"), previous == byte {
        code.removeLast()
        break
      }
      if !quoted { code.append(byte) }
      previous = byte
    }
    return String(decoding: code, as: UTF8.self)
  }

  /// The modules named in `import` lines.
  var imports: [String] {
    code.compactMap { line in
      guard line.contains("import") else { return nil }
      return line.firstMatch(of: #/^\s*(?:@\w+(?:\(\w+\))? )?(?:public |package |internal |private |fileprivate )?import (?:\w+ )?(\w+)/#)
        .map { String($0.1) }
    }
  }

  /// Whether the comment that opens the file, or its first declaration, says what the target does not know.
  var opensTarget: Bool {
    var comment = ""
    for line in lines {
      let line = line.trimmingCharacters(in: .whitespaces)
      if line.hasPrefix("//") {
        comment += line + " "
      } else if !line.isEmpty, line.firstMatch(of: #/^(?:\w+ )?import |^#/#) == nil {
        break
      }
    }
    return comment.contains(#/\bknows? (?:nothing|no)\b|\bnothing of\b|\bnot\s+(?:\/\/\/?\s+)?know\b|\bno logic\b/#)
  }

  /// The lines of code, from 1, that hold one of `words`; a word does not match inside a longer one.
  func lines(holding words: [String]) -> [(line: Int, word: String)] {
    let words = words.filter { bytes.range(of: Data($0.utf8)) != nil }
    if words.isEmpty { return [] }
    return code.enumerated().flatMap { index, line in
      words.filter { holds(line, $0) }.map { (index + 1, $0) }
    }
  }

  private func holds(_ line: String, _ word: String) -> Bool {
    let word = Array(word.utf8)
    let line = Array(line.utf8)
    guard line.count >= word.count else { return false }
    for start in 0...(line.count - word.count) where line[start] == word[0] && line[start..<(start + word.count)].elementsEqual(word) {
      let end = start + word.count
      let clearBefore = !isName(word[0]) || start == 0 || !isName(line[start - 1])
      let clearAfter = !isName(word[word.count - 1]) || end == line.count || !isName(line[end])
      if clearBefore, clearAfter { return true }
    }
    return false
  }

  private func isName(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == UInt8(ascii: "_") || Character(Unicode.Scalar(byte)).isLetter || Character(Unicode.Scalar(byte)).isNumber
  }

  /// The paths of the files below `folder` whose names end in one of `endings`, in order.
  static func paths(in folder: String, _ endings: [String]) -> [String] {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: Checkout.root.appendingPathComponent(folder).path)) ?? []
    return names.filter { name in !name.contains(".build/") && endings.contains { name.hasSuffix($0) } }.sorted().map { folder + "/" + $0 }
  }

  /// The files below `folder` whose names end in one of `endings`, in order.
  static func all(in folder: String, _ endings: String...) throws -> [SourceFile] {
    try paths(in: folder, endings).map { path in
      SourceFile(path: path, text: String(decoding: try Data(contentsOf: Checkout.root.appendingPathComponent(path)), as: UTF8.self))
    }
  }

  /// The Swift files of all targets.
  static let swift: [SourceFile] = (try? all(in: "Sources", ".swift")) ?? []
}
