// swift-tools-version: 6.2
import PackageDescription

/// The settings every Swift target shares: language mode 6, explicit imports and existentials, no warnings.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

/// A Swift library target in `Sources/`.
func library(_ name: String, _ dependencies: [Target.Dependency], _ extra: [SwiftSetting] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict + extra)
}

/// The tests of one target, in `Tests/<name>Tests`.
func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: name + "Tests",
    dependencies: [.target(name: name), "TestSupport"] + dependencies,
    exclude: [],
    swiftSettings: strict
  )
}

let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let systemPackage = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let flyingFox = Target.Dependency.product(name: "FlyingFox", package: "FlyingFox")
let flyingSocks = Target.Dependency.product(name: "FlyingSocks", package: "FlyingFox")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "Fengwu",
  products: [
    .executable(name: "fengwu", targets: ["fengwu"]),
    .library(name: "Templating", targets: ["Templating", "Diagnostics"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
  ],
  targets: [
    // The C edge: system libraries and system calls, no logic.
    .systemLibrary(name: "CCMarkGFM", pkgConfig: "libcmark-gfm", providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(name: "CQREncode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .target(name: "CAtomicSwap"),
    .target(name: "CVips", linkerSettings: [.linkedLibrary("dl")]),
    .target(name: "CSHA2"),
    .target(name: "CICU", linkerSettings: [.linkedLibrary("icui18n"), .linkedLibrary("icuuc")]),

    // Tools that know nothing of sites.
    library("Diagnostics", []),
    library("Digests", ["CSHA2"]),
    library("Caching", ["Digests", systemPackage]),
    library("CSV", ["Diagnostics"]),
    library("YAML", ["CYAML"], [.strictMemorySafety()]),
    library("Markdown", ["CCMarkGFM", "Caching", "Diagnostics"], [.strictMemorySafety()]),
    library("Collation", ["CICU"], [.strictMemorySafety()]),
    library("Templating", ["Diagnostics"]),
    library("Charts", []),
    library("Search", ["Diagnostics", "Digests"]),
    library("QRCodes", ["CQREncode"], [.strictMemorySafety()]),
    library("Workbooks", ["CXLSXWriter"], [.strictMemorySafety()]),
    library("Printing", ["Diagnostics", subprocess, systemPackage]),
    library("Imaging", ["CVips", "Diagnostics"], [.strictMemorySafety()]),

    // The domain: plain values.
    library("ContentModel", ["Diagnostics", "Digests", "Caching", "Markdown", "CSV"]),
    library("ActionPlan", ["Diagnostics", "ContentModel"]),

    // Stages, each consuming the result of the one before.
    library(
      "ContentLoading", ["Diagnostics", "Digests", "Caching", "ContentModel", "ActionPlan", "Markdown", "CSV", "YAML", systemPackage]),
    library("SiteStructure", ["Diagnostics", "ContentModel", "ActionPlan", "ContentLoading"]),
    library("Validation", ["Diagnostics", "Markdown", "ContentModel", "ActionPlan", "ContentLoading", "SiteStructure"]),
    library(
      "Rendering",
      [
        "Collation", "Diagnostics", "Digests", "Markdown", "ContentModel", "ActionPlan", "ContentLoading", "SiteStructure", "Templating",
        systemPackage,
      ]),
    library(
      "SiteOutput",
      [
        "Diagnostics", "Digests", "CSV", "Markdown", "Search", "QRCodes", "ContentModel", "ActionPlan", "ContentLoading", "SiteStructure",
        "Templating", "Rendering",
      ]),
    library(
      "ReportOutput",
      [
        "Diagnostics", "Digests", "CSV", "Charts", "Workbooks", "Markdown", "ContentModel", "ActionPlan", "ContentLoading", "SiteStructure",
        "Templating", "Rendering",
      ]),
    library("Pictures", ["Diagnostics", "Digests", "Imaging", "ContentModel", "ContentLoading", "Rendering", systemPackage]),
    library("Publishing", ["Diagnostics", "Digests", "Caching", "Rendering", "CAtomicSwap", systemPackage]),

    // Composition.
    library(
      "SiteBuilding",
      [
        "Diagnostics", "Digests", "CSV", "Markdown", "Templating", "Workbooks", "Printing", "ContentModel", "ActionPlan", "ContentLoading",
        "SiteStructure",
        "Validation", "Rendering", "SiteOutput", "ReportOutput", "Pictures", "Caching", "Publishing", systemPackage,
      ]),
    library(
      "Preview", ["Diagnostics", "ContentModel", "ContentLoading", "Rendering", "SiteBuilding", flyingFox, flyingSocks, systemPackage]),
    .executableTarget(
      name: "fengwu",
      dependencies: [
        "Diagnostics", "ContentModel", "Templating", "Rendering", "SiteBuilding", "Preview", "QRCodes", argumentParser, systemPackage,
      ],
      swiftSettings: strict,
      // Takes the place of the C library's allocator, which costs a tenth of a build.
      linkerSettings: [.linkedLibrary("mimalloc")]),

    // Tests: a target each, and what they share.
    .target(name: "TestSupport", dependencies: ["Diagnostics"], path: "Tests/TestSupport", swiftSettings: strict),
    tests("Diagnostics"),
    tests("Digests"),
    tests("Caching", ["Digests", systemPackage]),
    tests("CSV"),
    tests("YAML"),
    tests("Markdown", ["Caching"]),
    tests("Collation"),
    tests("Templating", ["Collation"]),
    tests("Charts"),
    tests("Search"),
    tests("QRCodes"),
    tests("Workbooks"),
    tests("Printing"),
    tests("Imaging"),
    tests("ContentModel"),
    tests("ActionPlan"),
    tests("ContentLoading"),
    tests("SiteStructure"),
    tests("Validation"),
    tests("Rendering"),
    tests("SiteOutput"),
    tests("ReportOutput"),
    tests("Pictures", ["Imaging", systemPackage]),
    tests("Publishing", ["Digests"]),
    tests("SiteBuilding", ["Diagnostics", "ContentModel", systemPackage]),
    tests("Preview", ["Diagnostics", "ContentModel", "SiteBuilding", systemPackage]),
    .testTarget(name: "ArchitectureTests", dependencies: ["TestSupport"], swiftSettings: strict),
    .testTarget(name: "CommandTests", dependencies: ["fengwu", "TestSupport", subprocess, systemPackage], swiftSettings: strict),
  ]
)
