import Caching
import Foundation
import Testing

@Suite struct ProgramTests {
  /// The program itself and the C library, each with its own size.
  @Test func theProgramAndItsLibrariesArePartOfItsIdentity() throws {
    let lines = Program.identity.split(separator: "\n").map { $0.split(separator: " ") }
    let itself = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    for name in [itself, "/libc.so.6"] {
      let line = try #require(lines.first { $0[0].hasSuffix(name) }, "\(name) is missing")
      let size = try FileManager.default.attributesOfItem(atPath: String(line[0]))[.size] as? Int
      #expect(Int(line[1]) == size)
    }
  }
}
