package import Diagnostics

/// The YAML block at the head of a Markdown file, parted from the text below it.
package struct FrontMatter: Sendable {
  /// The YAML between the two `---` lines with its first line's number; nil when there is no block.
  package let yaml: SourceText?
  /// The text below with its first line's number.
  package let body: SourceText

  /// Parts a file's text; a block that is never closed is an error and leaves an empty body.
  package static func split(_ source: SourceText) -> Diagnosed<FrontMatter> {
    let bytes = source.bytes
    let starts = SourceLines.starts(in: bytes)
    func isFence(_ line: Int) -> Bool {
      guard line + 1 < starts.count else { return false }
      var content = bytes[starts[line]..<starts[line + 1]]
      while let last = content.last, last <= 0x20 { content.removeLast() }
      if line == 0, content.starts(with: [0xEF, 0xBB, 0xBF]) { content = content.dropFirst(3) }
      return content.elementsEqual("---".utf8)
    }
    guard isFence(0) else {
      let slip = misplacedFence(in: source, starts).map { Messages.misplacedFence(at: $0) }
      return Diagnosed(FrontMatter(yaml: nil, body: source), slip.map { [$0] } ?? [])
    }
    guard let end = (1..<max(1, starts.count - 1)).first(where: isFence) else {
      let empty = SourceText(file: source.file, bytes: [], firstLine: source.firstLine + starts.count - 1)
      let yaml = SourceText(file: source.file, bytes: Array(bytes[starts[min(1, starts.count - 1)]...]), firstLine: source.firstLine + 1)
      let place = source.location(line: source.firstLine, column: 1, length: 3)
      return Diagnosed(FrontMatter(yaml: yaml, body: empty), [Messages.unclosedFrontMatter(at: place)])
    }
    return Diagnosed(
      FrontMatter(
        yaml: SourceText(file: source.file, bytes: Array(bytes[starts[1]..<starts[end]]), firstLine: source.firstLine + 1),
        body: SourceText(file: source.file, bytes: Array(bytes[starts[end + 1]...]), firstLine: source.firstLine + end + 1)))
  }

  /// Where a block begins below blank lines, or with other dashes than three hyphens.
  ///
  /// A line `name: value`, with a colon of either width, has to follow: else it is a rule between paragraphs.
  private static func misplacedFence(in source: SourceText, _ starts: [Int]) -> Location? {
    func line(_ number: Int) -> Substring? {
      guard number + 1 < starts.count else { return nil }
      return String(decoding: source.bytes[starts[number]..<starts[number + 1]], as: UTF8.self)[...].trimming {
        $0.isWhitespace || $0 == "\u{FEFF}"
      }
    }
    guard let first = (0..<min(20, starts.count)).first(where: { line($0)?.isEmpty == false }), let fence = line(first),
      fence.count >= 2, fence.allSatisfy({ "-‐–—―−－─".contains($0) }), let next = line(first + 1)
    else { return nil }
    let name = next.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    guard !name.isEmpty, let colon = next.dropFirst(name.count).first, colon == ":" || colon == "：" else { return nil }
    return source.location(line: source.firstLine + first, column: 1, length: fence.unicodeScalars.count)
  }
}

extension Substring {
  /// The part between characters at both ends for which `isOuter` holds.
  fileprivate func trimming(_ isOuter: (Character) -> Bool) -> Substring {
    var text = drop(while: isOuter)
    while let last = text.last, isOuter(last) { text.removeLast() }
    return text
  }
}
