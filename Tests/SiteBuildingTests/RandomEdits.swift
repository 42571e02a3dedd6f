import Foundation
import TestSupport

/// A copy of a project in a fresh folder that is changed at random, as authors, designers and accidents do.
final class EditedProject {
  let root: URL
  private let original: URL
  private var random: SeededNumbers

  init(_ project: URL, seed: UInt64) throws {
    original = project
    random = SeededNumbers(seed: seed)
    root = FileManager.default.temporaryDirectory.appendingPathComponent("fengwu-edits-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    for name in ["Content", "Templates"] {
      try FileManager.default.copyItem(at: project.appendingPathComponent(name), to: root.appendingPathComponent(name))
    }
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  /// Makes one change and says which.
  func edit() throws -> String {
    switch Int.random(in: 0..<24, using: &random) {
    case 0: try append("\n\n又一段文字\(number())。\n", to: ".md")
    case 1: try append("\n\n见[首页](/)和**重点**\(number())。\n", to: ".md")
    case 2: try changeLine(of: ".md")
    case 3: try changeCell()
    case 4: try dropRow()
    case 5: try swapRows()
    case 6: try repeatRow()
    case 7: try append("<!-- \(number()) -->\n", to: ".html")
    case 8: try append("{{ site.title }}{{ page.title }}\n", to: ".html")
    case 9: try append("{% if broken\n", to: ".html")
    case 10: try replace("per-page: [0-9]+", by: "per-page: \(Int.random(in: 1...5, using: &random))", in: ".yml")
    case 11: try replace("(title|label): .*", by: "$1: 改名\(number())", in: ".yml")
    case 12: try append("/* \(number()) */\n", to: ".css")
    case 13: try remove([".md", ".html", ".csv"])
    case 14: try rename(".md")
    case 15: try dropLine(of: ".yml")
    case 16: try replace("(春|夏|秋|冬)", by: ["春", "夏", "秋", "冬", "冬、夏"].randomElement(using: &random) ?? "", in: ".csv")
    case 17: try replace("[0-9]+% [0-9]+%", by: "\(percent())% \(percent())%", in: ".csv")
    case 18: try replace("widths: \\[.*?\\]", by: "widths: [\(20 + percent()), 130]", in: ".yml")
    case 19: try replace("formats: \\[.*?\\]", by: ["formats: []", "formats: [webp]"].randomElement(using: &random) ?? "", in: ".yml")
    case 20: try swapPictures()
    case 21: try remove([".jpg", ".png", ".svg"])
    case 22: try rename(".jpg")
    default: try picture()
    }
  }

  /// Puts everything back, so that the project does not stay broken.
  func restore() throws {
    for name in ["Content", "Templates"] {
      try FileManager.default.removeItem(at: root.appendingPathComponent(name))
      try FileManager.default.copyItem(at: original.appendingPathComponent(name), to: root.appendingPathComponent(name))
    }
  }

  func happens(oneIn count: Int) -> Bool { Int.random(in: 0..<count, using: &random) == 0 }

  private func number() -> Int { Int.random(in: 0..<1000, using: &random) }

  private func percent() -> Int { Int.random(in: 0...100, using: &random) }

  private func file(_ suffix: String) throws -> String? {
    try FileManager.default.subpathsOfDirectory(atPath: root.path).filter { $0.hasSuffix(suffix) }.sorted()
      .randomElement(using: &random)
  }

  private func change(_ suffix: String, _ change: (inout [String]) throws -> Void) throws -> String {
    guard let path = try file(suffix) else { return "nothing" }
    let url = root.appendingPathComponent(path)
    var lines = String(decoding: try Data(contentsOf: url), as: UTF8.self).components(separatedBy: "\n")
    try change(&lines)
    try Data(lines.joined(separator: "\n").utf8).write(to: url, options: happens(oneIn: 2) ? [.atomic] : [])
    return path
  }

  private func append(_ text: String, to suffix: String) throws -> String {
    "append to " + (try change(suffix) { $0[$0.count - 1] += text })
  }

  private func changeLine(of suffix: String) throws -> String {
    let number = number()
    return "change a line of "
      + (try change(suffix) { lines in
        let index = Int.random(in: lines.indices, using: &random)
        lines[index] += "\(number)"
      })
  }

  private func changeCell() throws -> String {
    let number = number()
    return "change a cell of "
      + (try change(".csv") { lines in
        let index = Int.random(in: lines.indices, using: &random)
        var cells = lines[index].components(separatedBy: ",")
        cells[Int.random(in: cells.indices, using: &random)] = "改\(number)"
        lines[index] = cells.joined(separator: ",")
      })
  }

  private func dropRow() throws -> String {
    "drop a row of "
      + (try change(".csv") { lines in
        if lines.count > 2 { lines.remove(at: Int.random(in: 1..<lines.count, using: &random)) }
      })
  }

  private func swapRows() throws -> String {
    "swap rows of "
      + (try change(".csv") { lines in
        if lines.count > 3 { lines.swapAt(1, 2) }
      })
  }

  private func repeatRow() throws -> String {
    let number = number()
    return "repeat a row of "
      + (try change(".csv") { lines in
        guard lines.count > 2 else { return }
        let row = lines[1].components(separatedBy: ",")
        lines.insert((["neu-\(number)"] + row.dropFirst()).joined(separator: ","), at: 2)
      })
  }

  private func replace(_ pattern: String, by text: String, in suffix: String) throws -> String {
    "\(text) in "
      + (try change(suffix) { lines in
        let expression = try NSRegularExpression(pattern: pattern)
        let matching = lines.indices.filter { index in
          expression.firstMatch(in: lines[index], range: NSRange(lines[index].startIndex..., in: lines[index])) != nil
        }
        guard let index = matching.randomElement(using: &random) else { return }
        let line = lines[index]
        lines[index] = expression.stringByReplacingMatches(in: line, range: NSRange(line.startIndex..., in: line), withTemplate: text)
      })
  }

  private func dropLine(of suffix: String) throws -> String {
    "drop a line of "
      + (try change(suffix) { lines in lines.remove(at: Int.random(in: lines.indices, using: &random)) })
  }

  private func remove(_ suffixes: [String]) throws -> String {
    guard let path = try file(suffixes.randomElement(using: &random) ?? "") else { return "nothing" }
    try FileManager.default.removeItem(at: root.appendingPathComponent(path))
    return "remove " + path
  }

  private func rename(_ suffix: String) throws -> String {
    guard let path = try file(suffix) else { return "nothing" }
    let url = root.appendingPathComponent(path)
    let other = url.deletingLastPathComponent().appendingPathComponent("neu-\(number())\(suffix)")
    try? FileManager.default.moveItem(at: url, to: other)
    return "rename " + path
  }

  /// Gives two pictures each other's contents, while their names and often their sizes stay.
  private func swapPictures() throws -> String {
    guard let first = try file(".jpg"), let second = try file(".jpg"), first != second else { return "nothing" }
    let (one, other) = (root.appendingPathComponent(first), root.appendingPathComponent(second))
    let (bytes, others) = (try Data(contentsOf: one), try Data(contentsOf: other))
    try others.write(to: one)
    try bytes.write(to: other)
    return "swap \(first) and \(second)"
  }

  /// Puts a picture, or now and then something that is none, in the place of a new or an old one.
  private func picture() throws -> String {
    let samples = Checkout.tests("Fixtures/pictures")
    let sample = ["plain.jpg", "phone.jpg", "profile.jpg", "grey.png", "cut-off.jpg"].randomElement(using: &random) ?? ""
    let folder = root.appendingPathComponent("Content/images")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let suffix = String(sample.suffix(4))
    let path = try happens(oneIn: 2) ? file(suffix) : nil
    let target = path.map(root.appendingPathComponent) ?? folder.appendingPathComponent("neu-\(number())\(suffix)")
    try Data(contentsOf: samples.appendingPathComponent(sample)).write(to: target)
    return "\(sample) as \(target.lastPathComponent)"
  }
}
