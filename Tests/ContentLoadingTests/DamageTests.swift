import ContentLoading
import Diagnostics
import Foundation
import TestSupport
import Testing

/// Whatever happens to a file, reading ends, and every finding has a place that can be shown.
@Suite struct DamageTests {
  @Test(arguments: 0..<200) func damagedFilesAreReadToTheEnd(seed: Int) throws {
    var numbers = SeededNumbers(seed: UInt64(seed))
    var files = try CaseFile(Checkout.tests("Fixtures/content/small-project.txt")).files()
    let path = try #require(files.keys.sorted().randomElement(using: &numbers))
    files[path] = damaged(try #require(files[path]), &numbers)
    let found = try ContentLoader.load(MemorySourceTree(files)).diagnostics
    for diagnostic in found {
      guard let location = diagnostic.location else { continue }
      #expect(location.line >= 1 && location.column >= 1, "\(diagnostic.code) in \(path)")
      #expect(!TextRendering(language: .chinese).render(diagnostic).isEmpty)
    }
  }

  private func damaged(_ bytes: [UInt8], _ numbers: inout SeededNumbers) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &numbers) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &numbers)
      switch Int.random(in: 0..<5, using: &numbers) {
      case 0: bytes.remove(at: place)
      case 1: bytes.insert(Array("\",:{}[]-\n\t #'&*!|>%@`".utf8).randomElement(using: &numbers) ?? 0, at: place)
      case 2: bytes[place] = UInt8.random(in: 0...255, using: &numbers)
      case 3: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...40, using: &numbers)))
      default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + Int.random(in: 1...40, using: &numbers))], at: place)
      }
    }
    return bytes
  }
}
