import Search

/// Answers queries from the files of an index as `Templates/assets/search.js` does.
struct IndexReader {
  private let shards: [String: String]
  private let han: [String]
  private let words: [String]
  /// Where each title begins, and after them each text, and after all the end.
  private let starts: [Int]
  private let count: Int

  init(_ files: [SearchFile]) throws {
    var shards: [String: String] = [:]
    for file in files {
      let text = String(decoding: file.bytes, as: UTF8.self)
      let name = String(file.name.dropLast(3))
      let opening = "fengwuSearch(\"\(name)\","
      guard text.hasPrefix(opening), text.hasSuffix(")\n") else { throw Fault.unreadable(file.name) }
      shards[name] = String(text.dropFirst(opening.count).dropLast(2))
    }
    self.shards = shards
    let directory = shards["directory"] ?? ""
    func member(_ name: String) -> String {
      guard let start = directory.firstRange(of: "\"\(name)\":\"") else { return "" }
      return String(directory[start.upperBound...].prefix { $0 != "\"" })
    }
    han = member("han").split(separator: " ").map(String.init)
    words = member("words").split(separator: " ").map(String.init)
    let lengths = IndexReader.numbers(member("titles")[...]) + IndexReader.numbers(member("texts")[...])
    count = lengths.count / 2
    starts = lengths.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1) }
  }

  enum Fault: Error { case unreadable(String) }

  /// The documents that have every part of the query, by their indices.
  func documents(for query: String) -> [Int] {
    let found = SearchText.parts(of: query).map { part -> Set<Int> in
      switch part {
      case .run(let scalars): documents(at: positions(of: scalars.map { String($0) }))
      case .word(let word): documents(at: positions(ofWordsWith: word))
      }
    }
    guard let first = found.first else { return [] }
    return found.dropFirst().reduce(first) { $0.intersection($1) }.sorted()
  }

  /// Where the documents' own positions begin and end, to be held against one another.
  var lengthsAddUp: Bool { starts.count == 2 * count + 1 && zip(starts, starts.dropFirst()).allSatisfy(<) }

  private func documents(at positions: some Sequence<Int>) -> Set<Int> {
    Set(positions.map { position in ((starts.firstIndex { $0 > position } ?? starts.count) - 1) % count })
  }

  private func positions(of run: [String]) -> Set<Int> {
    if run.count == 1 { return Set(entry(run[0], "")) }
    let offsets = Set(stride(from: 0, to: run.count - 1, by: 2)).union([run.count - 2])
    let found = offsets.map { offset in Set(entry(run[offset], run[offset + 1]).map { $0 - offset }) }
    return found.dropFirst().reduce(found[0]) { $0.intersection($1) }
  }

  private func entry(_ first: String, _ second: String) -> [Int] {
    let key = Array((first + second).utf16)
    guard let shard = han.lastIndex(where: { !key.lexicographicallyPrecedes(Array($0.utf16)) }) else { return [] }
    let content = (shards["h\(shard)"] ?? "").dropFirst().dropLast()
    guard let group = content.split(separator: " ").first(where: { $0.hasPrefix(first) })?.dropFirst() else { return [] }
    if second.isEmpty { return IndexReader.positions(group.prefix { $0.isASCII }) }
    guard let start = group.firstRange(of: second) else { return [] }
    return IndexReader.positions(group[start.upperBound...].prefix { $0.isASCII })
  }

  private func positions(ofWordsWith beginning: String) -> Set<Int> {
    var found: Set<Int> = []
    for shard in words.indices {
      let parts = (shards["w\(shard)"] ?? "").dropFirst().dropLast().split(separator: " ")
      for index in stride(from: 0, to: parts.count, by: 2)
      where String(parts[index]).unicodeScalars.starts(with: beginning.unicodeScalars) {
        found.formUnion(IndexReader.positions(parts[index + 1]))
      }
    }
    return found
  }

  /// Ascending positions from their differences.
  private static func positions(_ text: some StringProtocol) -> [Int] {
    var position = 0
    return numbers(text).map { difference in
      position += difference
      return position
    }
  }

  private static func numbers(_ text: some StringProtocol) -> [Int] {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".unicodeScalars)
    var numbers: [Int] = []
    var (number, shift) = (0, 0)
    for scalar in text.unicodeScalars {
      let digit = digits.firstIndex(of: scalar) ?? 0
      number |= (digit & 31) << shift
      shift += 5
      if digit < 32 {
        numbers.append(number)
        (number, shift) = (0, 0)
      }
    }
    return numbers
  }
}
