import QRCodes
import Testing

/// The shape of codes; that cameras read them is seen in `Tests/Site/check-print.py`.
@Suite struct QRCodeTests {
  /// Sizes after ISO/IEC 18004, table 7: bytes that each version holds at level M.
  @Test(arguments: [(1, 21), (14, 21), (15, 25), (26, 25), (27, 29), (42, 29), (2331, 177)]) func isAsSmallAsItCanBe(bytes: Int, size: Int)
    throws
  {
    #expect(try #require(QRCode(String(repeating: "a", count: bytes))).size == size)
  }

  @Test(arguments: ["", String(repeating: "a", count: 2332)]) func textThatNoCodeHolds(text: String) {
    #expect(QRCode(text) == nil)
  }

  /// The three corners by which cameras find it: a dark ring, a light ring, a dark square.
  @Test func hasItsCorners() throws {
    let code = try #require(QRCode("https://www.example.org/fengwu/"))
    for (top, left) in [(0, 0), (0, code.size - 7), (code.size - 7, 0)] {
      for row in 0..<7 {
        for column in 0..<7 {
          let ring = min(row, column, 6 - row, 6 - column)
          #expect(code.isDark(row: top + row, column: left + column) == (ring != 1))
        }
      }
    }
  }

  @Test func terminalShowsTheSameSquares() throws {
    let code = try #require(QRCode("http://192.0.2.7:8000/site/"))
    let lines = code.terminalText.split(separator: "\n")
    #expect(lines.count == (code.size + 9) / 2)
    for (index, line) in lines.enumerated() {
      let body = Array(line.dropFirst("\u{1B}[30;107m".count).dropLast("\u{1B}[0m".count))
      #expect(body.count == code.size + 8)
      for (position, character) in body.enumerated() {
        let (row, column) = (2 * index - 4, position - 4)
        func isDark(_ row: Int) -> Bool {
          (0..<code.size).contains(row) && (0..<code.size).contains(column) && code.isDark(row: row, column: column)
        }
        #expect("█▀".contains(character) == isDark(row) && "█▄".contains(character) == isDark(row + 1))
      }
    }
  }

  @Test func drawsEachSquareOnce() throws {
    let code = try #require(QRCode("https://www.example.org/fengwu/村/"))
    let svg = code.svg(label: "本页网址")
    #expect(svg.contains("viewBox=\"0 0 \(code.size + 8) \(code.size + 8)\"") && svg.contains("aria-label=\"本页网址\""))
    var drawn: Set<[Int]> = []
    for run in svg.split(separator: "M").dropFirst(2) {
      let numbers = run.split { !$0.isNumber }.compactMap { Int($0) }
      for column in numbers[0]..<numbers[0] + numbers[3] { drawn.insert([numbers[1] - 4, column - 4]) }
    }
    let dark = (0..<code.size).flatMap { row in (0..<code.size).filter { code.isDark(row: row, column: $0) }.map { [row, $0] } }
    #expect(drawn == Set(dark))
  }
}
