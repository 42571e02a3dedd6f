package import Diagnostics

/// The YAML block at the head of a Markdown file, parted from the text below it.
package struct FrontMatter: Sendable {
  /// The YAML between the two `---` lines with its first line's number; nil when there is no block.
  package let yaml: SourceText?
  /// The text below.
  package let body: TextPart

  /// Parts a file's text; a block that is never closed is an error and leaves an empty body.
  package static func split(_ source: SourceText) -> Diagnosed<FrontMatter> {
    let bytes = source.bytes
    let first = SourceLines.start(after: 0, in: bytes)
    guard isFence(bytes[..<first].dropFirst(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)) else {
      let slip = misplacedFence(in: source, SourceLines.starts(in: bytes)).map { Messages.misplacedFence(at: $0) }
      return Diagnosed(FrontMatter(yaml: nil, body: TextPart(source)), slip.map { [$0] } ?? [])
    }
    func yaml(until end: Int) -> SourceText {
      SourceText(file: source.file, bytes: Array(bytes[first..<end]), firstLine: source.firstLine + 1)
    }
    var (start, line) = (first, 1)
    while start < bytes.count {
      let next = SourceLines.start(after: start, in: bytes)
      if isFence(bytes[start..<next]) {
        let body = TextPart(source, from: next, firstLine: source.firstLine + line + 1)
        return Diagnosed(FrontMatter(yaml: yaml(until: start), body: body))
      }
      (start, line) = (next, line + 1)
    }
    let empty = TextPart(source, from: bytes.count, firstLine: source.firstLine + line)
    let place = source.location(line: source.firstLine, column: 1, length: 3)
    return Diagnosed(FrontMatter(yaml: yaml(until: start), body: empty), [Messages.unclosedFrontMatter(at: place)])
  }

  /// Whether a line is three hyphens and at most white space behind them.
  private static func isFence(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: "---".utf8) && line.dropFirst(3).allSatisfy { $0 <= 0x20 }
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
