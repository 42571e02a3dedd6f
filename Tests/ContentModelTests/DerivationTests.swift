import ContentModel
import TestSupport
import Testing

/// Values that follow from others are exact, and their templates read as those of pages do.
@Suite struct DerivationTests {
  private func result(_ source: String, _ values: [String: FieldValue]) throws -> Derivation.Result? {
    try Derivation(source).evaluate { values[$0] }
  }

  private func amount(_ text: String) throws -> Amount { try #require(Amount(text)) }

  @Test(arguments: [
    ("{{ 0.1 + 0.2 }}", "0.3"), ("{{ 1 - 0.9 }}", "0.1"), ("{{ 2 + 3 * 4 }}", "14"), ("{{ (2 + 3) * 4 }}", "20"),
    ("{{ 10 / 4 / 5 }}", "0.5"),
    ("{{ 2 / 3 }}", "0.666667"), ("{{ 2 / 3 | round(2) }}", "0.666667"), ("{{ (2 / 3) | round(2) }}", "0.67"), ("{{ 2.5 | round }}", "3"),
    ("{{ -2.5 | round }}", "-3"), ("{{ 1 - -1 }}", "2"), ("{{price*quantity}}", "37.5"), ("{{ 价格 / 100 }}", "0.125"),
  ])
  func numbers(source: String, expected: String) throws {
    let values: [String: FieldValue] = [
      "price": .amount(try amount("12.5"), unit: "元"), "quantity": .integer(3), "价格": .amount(try amount("12.5"), unit: "元"),
    ]
    #expect(try result(source, values) == .number(try amount(expected)))
  }

  @Test func textsAreFilledIn() throws {
    let values: [String: FieldValue] = ["title": .text("大米"), "size": .amount(try amount("5.00"), unit: "斤"), "kinds": .list(["甲", "乙"])]
    #expect(try result("{{ title }}（{{ size }}）", values) == .text("大米（5斤）"))
    #expect(try result("{{ title }}", values) == .text("大米"))
    #expect(try result("共 {{ size * 2 }} 斤：{{ kinds }}", values) == .text("共 10 斤：甲、乙"))
  }

  @Test func nothingFollowsFromAnEmptyField() throws {
    #expect(try result("{{ a + b }}", ["a": .integer(1)]) == nil)
  }

  @Test func fieldsAndNumbersAreTold() throws {
    let derivation = try Derivation("{{ title }}：{{ a / (b + a) }}")
    #expect(derivation.fields == ["title", "a", "b"])
    #expect(derivation.numbers == ["a", "b", "a"])
  }

  @Test func divisionByZeroIsAFault() {
    #expect(throws: FieldFault.self) { try result("{{ 1 / a }}", ["a": .integer(0)]) }
  }

  @Test(arguments: [
    "", "amount", "{{ }}", "{{ a", "{{ a b }}", "{{ a + }}", "{{ (a }}", "{{ 1.2.3 }}", "{{ a | upper }}", "{{ a | round(9) }}",
    "{{ a.b }}", "{{ 3a }}",
  ])
  func whatIsNoTemplateIsRefused(source: String) {
    #expect(throws: FieldFault.self) { try Derivation(source) }
  }

  @Test func deepNestingIsRefused() {
    #expect(throws: FieldFault.self) { try Derivation("{{ " + String(repeating: "(", count: 100_000)) }
    #expect(throws: FieldFault.self) { try Derivation("{{ " + String(repeating: "-", count: 100_000)) }
  }
}
