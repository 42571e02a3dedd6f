import TestSupport
import Testing

@testable import Diagnostics

@Suite struct NearestMatchTests {
  @Test(arguments: [
    ("prodcuts", "products"), ("Products", "products"), ("product", "products"), ("区扶贫办公室", "区扶贫办"), ("区扶贫力", "区扶贫办"), ("示例村申", "示例村甲"),
    ("甲", nil), ("价挌", "价格"), ("", nil), ("vilages", "villages"), ("completely else", nil),
  ]) func findsWhatWasMeant(name: String, expected: String?) {
    let known = ["products", "villages", "区扶贫办", "区发改局", "示例村甲", "示例村乙", "价格", "乙"]
    #expect(NearestMatch.find(name, in: known) == expected)
  }

  @Test func theFirstOfEquallyNearNamesWins() {
    #expect(NearestMatch.find("村丙丁", in: ["村丙甲", "村丙乙"]) == "村丙甲")
    #expect(NearestMatch.find("村丙丁", in: ["村丙乙", "村丙甲"]) == "村丙乙")
  }

  @Test(arguments: 0..<60) func theDistanceAgreesWithItsDefinition(seed: UInt64) {
    var random = SeededNumbers(seed: seed)
    let letters: [Unicode.Scalar] = ["a", "b", "村"]
    func word() -> [Unicode.Scalar] {
      (0..<Int.random(in: 0...6, using: &random)).map { _ in letters[Int.random(in: 0..<3, using: &random)] }
    }
    let (first, second) = (word(), word())
    #expect(NearestMatch.distance(first, second) == slowDistance(first[...], second[...]))
    #expect(NearestMatch.distance(first, second) == NearestMatch.distance(second, first))
  }

  /// The recursive definition of the optimal string alignment distance.
  private func slowDistance(_ first: ArraySlice<Unicode.Scalar>, _ second: ArraySlice<Unicode.Scalar>) -> Int {
    guard let a = first.last else { return second.count }
    guard let b = second.last else { return first.count }
    var best = min(
      slowDistance(first.dropLast(), second) + 1, slowDistance(first, second.dropLast()) + 1,
      slowDistance(first.dropLast(), second.dropLast()) + (a == b ? 0 : 1))
    if first.count > 1, second.count > 1, first.dropLast().last == b, second.dropLast().last == a {
      best = min(best, slowDistance(first.dropLast(2), second.dropLast(2)) + 1)
    }
    return best
  }
}
