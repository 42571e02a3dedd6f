import Diagnostics

/// What stands before the first heading: the notice that issues the plan, and the plan's title.
struct Preamble {
  private(set) var title = ""
  private(set) var issuer: String?
  private(set) var date: String?

  init(_ lines: ArraySlice<Line>) {
    // Lines of a title stand together and do not end like a sentence.
    var titles: [[String]] = [[]]
    for line in lines {
      let text = String(String.UnicodeScalarView(line.scalars))
      if Self.isDate(line.scalars) {
        date = text
        issuer = titles[titles.endIndex - 1].popLast() ?? issuer
        titles.append([])
      } else if Self.isTitle(line.scalars) {
        titles[titles.endIndex - 1].append(text)
      } else {
        titles.append([])
      }
    }
    title = titles.last { !$0.isEmpty }?.joined() ?? ""
  }

  /// Remarks about publication and attachments stand where a title could.
  private static let remarks = ["此件", "附件", "抄送", "主动公开"]

  private static func isTitle(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let first = line.first, let last = line.last, line.count <= 60, !Marks.opensBracket(first) else { return false }
    let endsLikeSentence = Marks.endsSentence(last) || Marks.isColon(last) || Marks.separatesClauses(last)
    return !endsLikeSentence && !remarks.contains { line.starts(with: $0.unicodeScalars) }
  }

  /// Whether the line is a date and nothing else: `2019年12月7日`.
  private static func isDate(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
    let rest = line.split(omittingEmptySubsequences: false) { "年月日".unicodeScalars.contains($0) }
    let marks = line.filter { "年月日".unicodeScalars.contains($0) }
    guard marks == Array("年月日".unicodeScalars), rest.count == 4, rest[3].isEmpty else { return false }
    return rest[0].count == 4 && rest[..<3].allSatisfy { Marks.number($0) != nil && $0.count <= 4 }
  }
}
