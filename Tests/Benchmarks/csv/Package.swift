// swift-tools-version: 6.2
import PackageDescription

/// The settings of the project's own targets, whose sources are linked into this package so that it can see them.
let project: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// Reading speed of tables, measured beside SwiftCSV; a package of its own, so that users of the project never build it.
let package = Package(
  name: "csv-bench",
  dependencies: [.package(url: "https://github.com/swiftcsv/SwiftCSV", exact: "0.10.0")],
  targets: [
    .target(name: "Diagnostics", swiftSettings: project),
    .target(name: "CSV", dependencies: ["Diagnostics"], swiftSettings: project),
    .executableTarget(
      name: "csv-bench", dependencies: ["CSV", "Diagnostics", .product(name: "SwiftCSV", package: "SwiftCSV")], swiftSettings: project),
  ]
)
