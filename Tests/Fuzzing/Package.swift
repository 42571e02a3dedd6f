// swift-tools-version: 6.2
import PackageDescription

/// The settings of the project's own targets, whose sources are linked into this package, and what lets libFuzzer see which way they go.
let fuzzed: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .unsafeFlags(["-sanitize=fuzzer,address", "-parse-as-library"]),
]

let linked: [LinkerSetting] = [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])]

let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let systemPackage = Target.Dependency.product(name: "SystemPackage", package: "swift-system")

/// The readers of content and the template engine under libFuzzer; a package of its own, so that users of the project never build it.
let package = Package(
  name: "fuzzing",
  dependencies: [
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(name: "CCMarkGFM", pkgConfig: "libcmark-gfm"),
    .target(name: "Diagnostics", swiftSettings: fuzzed),
    .target(name: "CSV", dependencies: ["Diagnostics"], swiftSettings: fuzzed),
    .target(name: "Markdown", dependencies: ["CCMarkGFM", "Diagnostics"], swiftSettings: fuzzed),
    .target(name: "ContentModel", dependencies: ["Diagnostics", "Markdown", "CSV"], swiftSettings: fuzzed),
    .target(name: "ActionPlan", dependencies: ["Diagnostics", "ContentModel"], swiftSettings: fuzzed),
    .target(
      name: "ContentLoading", dependencies: ["Diagnostics", "ContentModel", "ActionPlan", "Markdown", "CSV", yams, systemPackage],
      swiftSettings: fuzzed),
    .executableTarget(
      name: "content-fuzz", dependencies: ["Diagnostics", "CSV", "Markdown", "ContentLoading"], swiftSettings: fuzzed,
      linkerSettings: linked),
    .target(name: "Templating", dependencies: ["Diagnostics"], swiftSettings: fuzzed),
    .executableTarget(name: "template-fuzz", dependencies: ["Diagnostics", "Templating"], swiftSettings: fuzzed, linkerSettings: linked),
  ]
)
