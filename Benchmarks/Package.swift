// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that the main build stays light. How to run it: docs/PERFORMANCE.md.
let package = Package(
  name: "Benchmarks",
  dependencies: [
    .package(name: "pullquote", path: ".."),
    .package(url: "https://github.com/ordo-one/benchmark", exact: "1.38.1", traits: []),
  ],
  targets: [
    .executableTarget(
      name: "Pullquote",
      dependencies: [
        .product(name: "Parts", package: "pullquote"),
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/Pullquote",
      swiftSettings: [.swiftLanguageMode(.v6)],
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")])
  ]
)
