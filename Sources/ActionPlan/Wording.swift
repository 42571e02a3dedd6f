import Diagnostics

/// What is irregular about the wording: document numbers, paired marks and half-width punctuation.
enum Wording {
  static func check(preamble: ArraySlice<Line>, body: ArraySlice<Line>, file: String) -> [Diagnostic] {
    // A title may be broken over several lines, so that its marks are paired only over all of the preamble.
    var passages = body.map { Passage($0, file: file) }
    if let first = preamble.first {
      var opening = Passage(first, file: file)
      for line in preamble.dropFirst() { opening.append(line) }
      passages.insert(opening, at: 0)
    }
    return passages.flatMap { documentNumbers(in: $0) + unpairedMarks(in: $0) } + halfWidthPunctuation(in: passages)
  }

  /// Finds document numbers (发文字号) that are not written like `国办发〔2018〕129号`.
  private static func documentNumbers(in passage: Passage) -> [Diagnostic] {
    let scalars = passage.scalars
    var diagnostics: [Diagnostic] = []
    for (end, scalar) in scalars.enumerated() where scalar == "号" {
      let digits = scalars[..<end].suffix(while: { Marks.digit($0) != nil })
      guard !digits.isEmpty, let mark = scalars[..<digits.startIndex].last else { continue }
      if openings.contains(mark), digits.count > 4 {
        let range = (digits.startIndex - 1)..<(end + 1)
        let year = passage.text(digits.startIndex..<(digits.startIndex + 4))
        let rest = passage.text((digits.startIndex + 4)..<(end + 1))
        diagnostics.append(Messages.damagedDocumentNumber(passage.text(range), likely: "〔\(year)〕\(rest)", at: passage.location(range)))
      } else if closings.contains(mark) {
        let year = scalars[..<(digits.startIndex - 1)].suffix(while: { Marks.digit($0) != nil })
        guard year.count == 4, let opening = scalars[..<year.startIndex].last, openings.contains(opening) else { continue }
        guard opening != "〔" || mark != "〕" else { continue }
        let range = (year.startIndex - 1)..<digits.startIndex
        diagnostics.append(
          Messages.documentNumberBrackets(
            passage.text(range), expected: "〔\(passage.text(year.startIndex..<year.endIndex))〕", at: passage.location(range)))
      }
    }
    return diagnostics
  }

  private static let openings: Set<Unicode.Scalar> = ["〔", "[", "［", "【", "(", "（"]
  private static let closings: Set<Unicode.Scalar> = ["〕", "]", "］", "】", ")", "）"]

  /// Finds title and quotation marks that lack their partner.
  private static func unpairedMarks(in passage: Passage) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    for (opening, closing) in [("《", "》"), ("“", "”")] as [(Unicode.Scalar, Unicode.Scalar)] {
      var open: [Int] = []
      for (offset, scalar) in passage.scalars.enumerated() {
        if scalar == opening {
          open.append(offset)
        } else if scalar == closing, open.popLast() == nil {
          let location = passage.location(offset..<(offset + 1))
          diagnostics.append(Messages.missingOpening(mark: String(opening), of: String(closing), at: location))
        }
      }
      for offset in open {
        let location = passage.location(offset..<(offset + 1))
        diagnostics.append(Messages.missingClosing(mark: String(closing), of: String(opening), at: location))
      }
    }
    return diagnostics
  }

  /// One finding for the whole document: such marks come by the hundred, from one cause.
  private static func halfWidthPunctuation(in passages: [Passage]) -> [Diagnostic] {
    let marks: [Unicode.Scalar] = [",", ":", ";", "(", ")", "?", "!"]
    var counts: [Unicode.Scalar: Int] = [:]
    var first: Location?
    for passage in passages {
      let scalars = passage.scalars
      for (offset, scalar) in scalars.enumerated() where marks.contains(scalar) {
        let isBesideHan =
          offset > 0 && Marks.isHan(scalars[offset - 1]) || offset + 1 < scalars.count && Marks.isHan(scalars[offset + 1])
        guard isBesideHan else { continue }
        counts[scalar, default: 0] += 1
        if first == nil { first = passage.location(offset..<(offset + 1)) }
      }
    }
    guard let first else { return [] }
    return [Messages.halfWidthPunctuation(marks.compactMap { mark in counts[mark].map { (String(mark), $0) } }, at: first)]
  }
}

extension ArraySlice<Unicode.Scalar> {
  /// The longest suffix whose elements all satisfy `predicate`.
  fileprivate func suffix(while predicate: (Unicode.Scalar) -> Bool) -> ArraySlice<Unicode.Scalar> {
    var start = endIndex
    while start > startIndex, predicate(self[start - 1]) { start -= 1 }
    return self[start...]
  }
}
