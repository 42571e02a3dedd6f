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
    guard isFence(0) else { return Diagnosed(FrontMatter(yaml: nil, body: source)) }
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
}
