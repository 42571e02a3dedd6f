import Foundation
import TestSupport
import Testing

/// The shape of the package: `Sources/README.md`, `Package.swift` and the folders and imports say the same.
@Suite struct TargetTests {
  let map: TargetMap

  init() throws {
    map = try TargetMap.checkout.get()
  }

  @Test func theMapNamesEveryFolder() throws {
    #expect(SourceFile.swift.count > 50)
    let folders = try FileManager.default.contentsOfDirectory(atPath: Checkout.root.appendingPathComponent("Sources").path)
    #expect(Set(folders.filter { !$0.hasSuffix(".md") && !$0.hasPrefix(".") }) == Set(map.rows.map(\.target)))
    #expect(Set(map.rows.map(\.target)).count == map.rows.count)
  }

  @Test func theMapAgreesWithThePackage() throws {
    let package = try PackageManifest()
    #expect(Set(package.dependencies.keys) == Set(map.rows.map(\.target)))
    for row in map.rows {
      #expect(
        package.dependencies[row.target] == Set(row.mayImport).subtracting(TargetMap.system),
        "Package.swift and Sources/README.md differ about \(row.target)")
    }
  }

  @Test func targetsImportOnlyTargetsAboveThem() {
    let names = map.rows.map(\.target)
    for (index, row) in map.rows.enumerated() {
      let below = Set(names[index...])
      #expect(below.isDisjoint(with: row.mayImport), "\(row.target) imports a target that is not above it")
    }
  }

  @Test(arguments: SourceFile.swift) func importsAreAllowed(file: SourceFile) throws {
    let row = try #require(map[file.target])
    let allowed = TargetMap.core.union(row.mayImport)
    for module in file.imports {
      #expect(allowed.contains(module), "\(file.path) imports \(module), which \(row.target) may not import")
    }
  }

  @Test func everyTargetSaysWhatItKnows() throws {
    let files = try SourceFile.all(in: "Sources", ".swift", ".h", ".c")
    for row in map.rows {
      let own = files.filter { $0.target == row.target }
      // A folder of a few lines explains itself.
      if own.reduce(0, { $0 + $1.lines.count }) < 40 { continue }
      #expect(own.contains { $0.opensTarget }, "no file of \(row.target) opens with what the target knows and what it does not know")
    }
  }

  @Test(arguments: SourceFile.swift) func noTypeIsNamedLikeItsModule(file: SourceFile) {
    let declarations = ["struct", "class", "enum", "actor", "protocol"].map { "\($0) \(file.target)" }
    #expect(file.lines(holding: declarations).isEmpty, "\(file.path): a type named like its module")
  }

  @Test(arguments: SourceFile.swift) func onlyProductsArePublic(file: SourceFile) {
    // Nobody imports the executable; it conforms public types of others to the argument parser's protocols.
    if ["Diagnostics", "Templating", "fengwu"].contains(file.target) { return }
    #expect(file.lines(holding: ["public", "open class"]).isEmpty, "\(file.path): `package` is enough between targets")
  }
}
