import Foundation
import TestSupport

/// The table of targets in `Sources/README.md`.
struct TargetMap {
  struct Row {
    let target: String
    let mayImport: [String]
    let reaches: [String]
  }

  /// The rows from top to bottom.
  let rows: [Row]

  /// Modules of the toolchain's core that need no permission.
  static let core: Set<String> = ["Swift", "FoundationEssentials", "Synchronization"]
  /// Modules of the system, which are no dependencies of a package.
  static let system: Set<String> = ["Foundation", "Dispatch", "Glibc", "Musl", "Darwin"]

  /// The table of this checkout, read once.
  static let checkout = Result { try TargetMap() }

  private init() throws {
    let url = Checkout.root.appendingPathComponent("Sources/README.md")
    rows = try String(contentsOf: url, encoding: .utf8).split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 5, cells[1].hasPrefix("`") else { return nil }
      return Row(
        target: cells[1].trimmingCharacters(in: ["`"]), mayImport: TargetMap.names(in: cells[3]), reaches: TargetMap.names(in: cells[4]))
    }
  }

  subscript(target: String) -> Row? {
    rows.first { $0.target == target }
  }

  private static func names(in cell: String) -> [String] {
    cell == "–" ? [] : cell.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
  }
}

/// What `Package.swift` declares, read as text so that no package manager has to run.
struct PackageManifest {
  /// The dependencies of each target in `Sources`, as modules.
  let dependencies: [String: Set<String>]

  init() throws {
    let text = try String(contentsOf: Checkout.root.appendingPathComponent("Package.swift"), encoding: .utf8)
      .replacing(#/(?m)^\s*\/\/.*$/#, with: "")
    var modules: [String: String] = [:]
    for match in text.matches(of: #/let (\w+) = Target\.Dependency\.product\(name: "(\w+)"/#) { modules[String(match.1)] = String(match.2) }
    var dependencies: [String: Set<String>] = [:]
    for match in text.matches(of: #/\.(?:systemLibrary|target)\(name: "(C\w+)"/#) { dependencies[String(match.1)] = [] }
    for match in text.matches(of: #/(?:library\(\s*|\.executableTarget\(\s*name: )"(\w+)",\s*(?:dependencies: )?\[([^\]]*)\]/#) {
      let names = match.2.split(separator: ",").map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }.filter { !$0.isEmpty }
      dependencies[String(match.1)] = Set(names.map { $0.hasPrefix("\"") ? $0.trimmingCharacters(in: ["\""]) : modules[$0] ?? $0 })
    }
    self.dependencies = dependencies
  }
}
