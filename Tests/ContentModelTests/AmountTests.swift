import ContentModel
import TestSupport
import Testing

/// Decimal numbers are exact, rounded half away from zero (四舍五入), and never trap.
@Suite struct AmountTests {
  /// Numbers of all lengths, with up to six places, as people write them.
  static let written: [String] = {
    var numbers = SeededNumbers(seed: 1204)
    return (0..<400).map { _ in
      let whole = (0..<Int.random(in: 1...9, using: &numbers)).map { _ in "\(Int.random(in: 0...9, using: &numbers))" }.joined()
      let fraction = (0..<Int.random(in: 0...6, using: &numbers)).map { _ in "\([0, 4, 5, 9, 7].randomElement(using: &numbers) ?? 5)" }
      return (Bool.random(using: &numbers) ? "-" : "") + whole + (fraction.isEmpty ? "" : "." + fraction.joined())
    }
  }()

  @Test func readsAndWritesEveryNumberExactly() throws {
    for text in Self.written {
      #expect(try #require(Amount(text)).exactText == DecimalDigits(text).exactText)
    }
  }

  @Test(arguments: 0...6) func rounds(to places: Int) throws {
    for text in Self.written {
      let amount = try #require(Amount(text))
      let expected = DecimalDigits(text).rounded(to: places)
      #expect(amount.text(places: places) == expected.text(), "\(text)")
      #expect(amount.text(places: places, grouped: true) == expected.text(grouped: true), "\(text)")
      #expect(amount.rounded(to: places).exactText == expected.exactText, "\(text)")
    }
  }

  @Test(arguments: [
    ("1", "1.00"), ("1.5", "1.50"), ("-1.25", "-1.25"), ("1.005", "1.005"), ("1234.00001", "1,234.00001"), ("0.000001", "0.000001"),
  ])
  func writesAtLeastTwoPlacesAndAllItNeeds(text: String, exact: String) throws {
    #expect(try #require(Amount(text)).exactText(atLeast: 2, grouped: true) == exact)
  }

  @Test func addsSubtractsAndMultipliesAsOnPaper() throws {
    for (left, right) in zip(Self.written, Self.written.dropFirst()) {
      let (first, second) = (try #require(Amount(left)), try #require(Amount(right)))
      let negative = right.hasPrefix("-") ? String(right.dropFirst()) : "-" + right
      #expect((first + second).exactText == (DecimalDigits(left) + DecimalDigits(right)).exactText, "\(left) + \(right)")
      #expect((first - second).exactText == (DecimalDigits(left) + DecimalDigits(negative)).exactText, "\(left) - \(right)")
      #expect((first * second).exactText == (DecimalDigits(left) * DecimalDigits(right)).rounded(to: 6).exactText, "\(left) × \(right)")
    }
  }

  @Test func dividesToTheNearestMillionth() throws {
    for (left, right) in zip(Self.written, Self.written.dropFirst()) {
      let (dividend, divisor) = (try #require(Amount(left)), try #require(Amount(right)))
      guard divisor != .zero else { continue }
      let quotient = try #require(dividend.divided(by: divisor))
      // |quotient × divisor − dividend| ≤ |divisor| ÷ 2, in millionths of a millionth.
      let error = (quotient.millionths * divisor.millionths - dividend.millionths * 1_000_000).magnitude
      #expect(error * 2 <= divisor.millionths.magnitude, "\(left) ÷ \(right)")
    }
    #expect(Amount(1).divided(by: .zero) == nil)
    #expect(Amount(1).divided(by: Amount(3))?.exactText == "0.333333")
    #expect(Amount(-2).divided(by: Amount(3))?.exactText == "-0.666667")
  }

  @Test(arguments: [
    ("0.5", "1"), ("1.5", "2"), ("2.5", "3"), ("-0.5", "-1"), ("-2.5", "-3"), ("0.499999", "0"), ("-0.499999", "0"),
    ("999999.5", "1000000"),
  ])
  func halvesGoAwayFromZero(text: String, whole: String) throws {
    #expect(try #require(Amount(text)).text(places: 0) == whole)
  }

  @Test(arguments: [
    "", "-", "+", ".", "-.", ".5", "1.2.3", "1,200", "1e3", "0x10", " 1", "1 ", "--1", "+-1", "１２", "½", "1.0000001", "NaN", "∞",
    "10000000000000.000001",
    "10000000000001", "99999999999999999999999999999999999999999999",
  ])
  func refuses(text: String) {
    #expect(Amount(text) == nil)
  }

  @Test(arguments: [
    ("+3", "3"), ("007", "7"), ("5.", "5"), ("-0", "0"), ("0.10", "0.1"), ("1.2500000000", "1.25"), ("10000000000000", "10000000000000"),
    ("-10000000000000", "-10000000000000"),
  ])
  func accepts(text: String, exact: String) {
    #expect(Amount(text)?.exactText == exact)
  }

  @Test func theGreatestNumbersMultiplyExactly() {
    let greatest = Amount.readable.upperBound
    #expect((greatest * greatest).exactText == "1" + String(repeating: "0", count: 26))
    #expect((greatest * Amount.readable.lowerBound).exactText == "-1" + String(repeating: "0", count: 26))
  }

  @Test func arithmeticBeyondAllMeasureStaysInsteadOfTrapping() {
    var huge = Amount.readable.upperBound
    for _ in 0..<8 { huge = huge * huge + huge }
    #expect(huge > .zero)
    #expect(huge == huge + huge)
    #expect((.zero - huge) < .zero)
    #expect(huge.rounded(to: 2) > .zero)
    #expect(huge.divided(by: .one) == nil)
    #expect(Amount(millionths: .min).rounded(to: 0) < .zero)
    #expect(!Amount(millionths: .max).text(places: 6, grouped: true).isEmpty)
  }

  @Test func sortsByValue() throws {
    let sorted = try Self.written.map { try #require(Amount($0)) }.sorted()
    for (left, right) in zip(sorted, sorted.dropFirst()) { #expect(left.approximation <= right.approximation) }
  }
}
