// swift-tools-version: 6.2
import PackageDescription

/// Measures the template engine; a package of its own so that users never build it.
let package = Package(
  name: "template-speed",
  dependencies: [.package(name: "Fengwu", path: "../../..")],
  targets: [
    .executableTarget(
      name: "template-speed",
      dependencies: [.product(name: "Templating", package: "Fengwu")],
      swiftSettings: [.swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny")])
  ]
)
