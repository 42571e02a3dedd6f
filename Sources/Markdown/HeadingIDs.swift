/// Makes ids of headings: readable, kept when other headings change, unique in a text.
struct HeadingIDs {
  private var used: Set<String> = []
  /// The number the next heading with the same base tries first, so that thousands of equal ones do not try all numbers before theirs.
  private var nextNumbers: [String: Int] = [:]

  /// The id for a heading: its letters (Chinese ones as they are) and digits, hyphens for what is between; a number tells equal ones apart.
  mutating func next(for heading: String) -> String {
    let base = HeadingIDs.base(heading)
    if used.insert(base).inserted { return base }
    var id = base
    var number = nextNumbers[base] ?? 2
    while !used.insert(id).inserted {
      id = "\(base)-\(number)"
      number += 1
    }
    nextNumbers[base] = number
    return id
  }

  private static func base(_ heading: String) -> String {
    // What Chinese headings consist of is an id as it is.
    if !heading.isEmpty, heading.unicodeScalars.allSatisfy({ ChineseText.isIdeograph($0) }) { return heading }
    var id = ""
    for scalar in heading.lowercased().unicodeScalars {
      if ChineseText.isIdeograph(scalar) || scalar == "_" || scalar.isWordCharacter {
        id.unicodeScalars.append(scalar)
      } else if !id.isEmpty, !id.hasSuffix("-") {
        id += "-"
      }
    }
    while id.hasSuffix("-") { id.removeLast() }
    return id.isEmpty ? "section" : id
  }
}
