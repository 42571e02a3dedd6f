extension QRCode {
  /// The code for a terminal, two rows of squares a line, black on white whatever the terminal's colours, each line ended by a line feed.
  package var terminalText: String {
    let range = -QRCode.margin..<(size + QRCode.margin)
    func isBlack(_ row: Int, _ column: Int) -> Bool {
      (0..<size).contains(row) && (0..<size).contains(column) && isDark(row: row, column: column)
    }
    var text = ""
    for row in stride(from: range.lowerBound, to: range.upperBound, by: 2) {
      text += "\u{1B}[30;107m"
      for column in range {
        switch (isBlack(row, column), isBlack(row + 1, column)) {
        case (true, true): text += "█"
        case (true, false): text += "▀"
        case (false, true): text += "▄"
        case (false, false): text += " "
        }
      }
      text += "\u{1B}[0m\n"
    }
    return text
  }
}
