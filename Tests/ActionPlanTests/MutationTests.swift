import ActionPlan
import Diagnostics
import TestSupport
import Testing

/// Damaged documents are read to their end, and every place that is reported lies within them.
@Suite struct MutationTests {

  private static let inserts = Array("()（）、,，.。《》“”号0123456789一十责任单位:配合按负责区商务局\n\r \u{FEFF}\u{0}#".unicodeScalars)

  @Test(arguments: 0..<60 as Range<UInt64>)
  func aDamagedPlanIsReadToItsEnd(seed: UInt64) throws {
    var generator = SeededNumbers(seed: seed)
    var scalars = Array(try IssuedPlan.text().unicodeScalars)
    for _ in 0..<Int.random(in: 1...60, using: &generator) {
      let start = Int.random(in: 0..<scalars.count, using: &generator)
      let end = min(scalars.count, start + Int.random(in: 0...20, using: &generator))
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: scalars.removeSubrange(start..<end)
      case 1: scalars.insert(contentsOf: scalars[start..<end], at: Int.random(in: 0...scalars.count, using: &generator))
      case 2: scalars.insert(Self.inserts.randomElement(using: &generator) ?? "、", at: start)
      default: scalars[start] = Self.inserts.randomElement(using: &generator) ?? "("
      }
    }
    check(Array(String(String.UnicodeScalarView(scalars)).utf8))
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func bytesThatAreNoTextAreReadToo(seed: UInt64) throws {
    var generator = SeededNumbers(seed: seed)
    var bytes = Array(try IssuedPlan.text().utf8)
    for _ in 0..<200 { bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator) }
    check(bytes)
  }

  private func check(_ bytes: [UInt8]) {
    let plan = PlanDocument.parse(SourceText(file: "plan.md", bytes: bytes), units: IssuedPlan.units)
    let places = plan.value.tasks.flatMap { [$0.location] + $0.units.map(\.location) } + plan.diagnostics.compactMap(\.location)
    for place in places {
      let length = (place.excerpt ?? "").unicodeScalars.count
      #expect(place.line >= 1 && place.column >= 1 && place.column + place.length <= length + 2)
    }
    #expect(!JSONText.encode(plan.inspection(in: .english)).isEmpty)
  }
}
