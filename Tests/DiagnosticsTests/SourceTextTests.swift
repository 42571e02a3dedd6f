import Diagnostics
import TestSupport
import Testing

@Suite struct SourceTextTests {
  /// Texts of everything that matters to lines and columns, cut up anew for each seed.
  @Test(arguments: 0..<40) func placesAgreeWithASlowReference(seed: UInt64) {
    var random = SeededNumbers(seed: seed)
    let pieces = ["a", "风", "é", "e\u{301}", "😀", "\n", "\r\n", "\r", "\n\n", "\t", "，", "x,y"]
    let text = (0..<Int.random(in: 0...30, using: &random)).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }.joined()
    let firstLine = Int.random(in: 1...9, using: &random)
    let source = SourceText(file: "f", text: text, firstLine: firstLine)
    let lines = SlowLines(text)
    for start in -1...(source.bytes.count + 1) {
      for length in [0, 1, 3, 50] {
        #expect(source.location(start..<(start + length)) == lines.location(start..<(start + length), firstLine: firstLine))
      }
    }
    for (index, line) in lines.lines.enumerated() {
      let location = source.location(line: firstLine + index, column: 3, length: 2)
      #expect(location == Location(file: "f", line: firstLine + index, column: 3, length: 2, excerpt: line.text))
    }
    #expect(source.location(line: firstLine + lines.lines.count, column: 1).excerpt == nil)
  }

  @Test(arguments: 0..<40) func bytesThatAreNoTextDoNoHarm(seed: UInt64) {
    var random = SeededNumbers(seed: seed)
    let bytes = (0..<40).map { _ in [0x0A, 0x0D, 0x41, 0x80, 0xBF, 0xC3, 0xE9, 0xF0, 0xFF][Int.random(in: 0..<9, using: &random)] as UInt8 }
    let source = SourceText(file: "f", bytes: bytes)
    for start in 0...bytes.count {
      let location = source.location(start..<(start + 2))
      #expect(location.column >= 1)
      #expect(location.column - 1 <= (location.excerpt ?? "").unicodeScalars.count + 1)
    }
  }
}

/// Lines found scalar by scalar over the whole text, as a reader would count them.
private struct SlowLines {
  struct Line {
    var text = ""
    /// The offset of each scalar of the line, its line end included, and its column.
    var columns: [(offset: Int, column: Int)] = []
  }

  var lines = [Line()]

  init(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    var offset = 0
    for (index, scalar) in scalars.enumerated() {
      let column = lines[lines.count - 1].text.unicodeScalars.count + 1
      lines[lines.count - 1].columns.append((offset, column))
      offset += UTF8.width(scalar)
      let endsLine = scalar == "\n" || (scalar == "\r" && !(index + 1 < scalars.count && scalars[index + 1] == "\n"))
      if endsLine {
        lines.append(Line())
      } else if scalar != "\r" {
        lines[lines.count - 1].text.unicodeScalars.append(scalar)
      }
    }
    lines[lines.count - 1].columns.append((offset, lines[lines.count - 1].text.unicodeScalars.count + 1))
  }

  func location(_ range: Range<Int>, firstLine: Int) -> Location {
    var line = 0
    var column = 1
    for (index, candidate) in lines.enumerated() {
      for place in candidate.columns where place.offset <= max(0, range.lowerBound) { (line, column) = (index, place.column) }
    }
    // The scalars of the same line that begin before the range ends, from the one the range begins in.
    let covered = lines[line].columns.filter {
      $0.column >= column && $0.column <= lines[line].text.unicodeScalars.count && $0.offset < range.upperBound
    }
    return Location(file: "f", line: firstLine + line, column: column, length: covered.count, excerpt: lines[line].text)
  }
}
