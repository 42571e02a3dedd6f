// swift-tools-version: 6.2
import PackageDescription

/// A program of another package that uses the template engine and nothing else of the project.
let package = Package(
  name: "embedding",
  dependencies: [.package(name: "Fengwu", path: "../..")],
  targets: [
    .executableTarget(
      name: "embedding", dependencies: [.product(name: "Templating", package: "Fengwu")], swiftSettings: [.swiftLanguageMode(.v6)])
  ]
)
