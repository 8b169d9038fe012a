// swift-tools-version: 6.2
import PackageDescription

// A package of its own, because everything in it is built with a sanitiser. How to run it: docs/RELIABILITY.md.
let package = Package(
  name: "Fuzz",
  dependencies: [.package(name: "pullquote", path: "../..")],
  targets: [
    .executableTarget(
      name: "Fuzz",
      dependencies: [.product(name: "Soundness", package: "pullquote")],
      swiftSettings: [.swiftLanguageMode(.v6), .unsafeFlags(["-parse-as-library"])])
  ]
)
