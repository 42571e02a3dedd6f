import Diagnostics

/// The known units, found by any of their names.
struct UnitDirectory {
  /// What a written name stands for.
  enum Match: Equatable {
    case unit(title: String)
    /// Several names without a separator between them.
    case runTogether([Part])
    case unknown(nearest: String?)
  }

  /// A known name within a longer text.
  struct Part: Equatable {
    let title: String
    /// The scalars the name takes.
    let length: Int
  }

  private let titles: [String: String]
  /// Every name in the order of the units, so that the nearest one does not depend on hashing.
  private let names: [String]
  private let longest: Int

  init(_ units: [UnitName]) {
    let pairs = units.flatMap { unit in [(unit.title, unit.title)] + unit.aliases.map { ($0, unit.title) } }.filter { !$0.0.isEmpty }
    titles = Dictionary(pairs) { first, _ in first }
    names = pairs.map(\.0)
    longest = names.map(\.unicodeScalars.count).max() ?? 0
  }

  /// Whether names can be checked at all.
  var isEmpty: Bool { names.isEmpty }

  func match(_ written: String) -> Match {
    if let title = titles[written] { return .unit(title: title) }
    if let parts = split(Array(written.unicodeScalars)) { return .runTogether(parts) }
    return .unknown(nearest: NearestMatch.find(written, in: names))
  }

  /// Splits a text that is nothing but known names; where several ways exist, the one with the longest names from the end on.
  private func split(_ text: [Unicode.Scalar]) -> [Part]? {
    // step[end] is the length of the name that ends at `end` in a text split up to there.
    var step = [Int](repeating: 0, count: text.count + 1)
    for end in text.indices.map({ $0 + 1 }) {
      for start in max(0, end - longest)..<end where start == 0 || step[start] > 0 {
        guard titles[String(String.UnicodeScalarView(text[start..<end]))] != nil else { continue }
        step[end] = end - start
        break
      }
    }
    guard !text.isEmpty, step[text.count] > 0 else { return nil }
    var parts: [Part] = []
    var end = text.count
    while end > 0 {
      let start = end - step[end]
      let name = String(String.UnicodeScalarView(text[start..<end]))
      parts.append(Part(title: titles[name] ?? name, length: step[end]))
      end = start
    }
    return parts.reversed()
  }
}
