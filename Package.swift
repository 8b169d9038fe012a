// swift-tools-version: 6.2
import PackageDescription

// The targets are listed bottom-up: a target depends only on targets above it.
// docs/ARCHITECTURE.md says what each is for; Tests/LayerTests holds the same table.

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "pullquote",
  products: [
    .executable(name: "pullquote", targets: ["pullquote"]),
    // For Benchmarks, a package of its own.
    .library(
      name: "Parts",
      targets: [
        "Documents", "Screen", "Search", "Ingest", "Gazetteer", "Language", "Reader", "Panes",
        "Configuration",
      ]),
    // For Tests/Fuzz, a package of its own.
    .library(name: "Soundness", targets: ["Soundness"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
  ],
  targets: [
    .target(
      name: "CNcurses",
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .systemLibrary(name: "CPcre2", providers: [.apt(["libpcre2-dev"])]),
    .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
    .target(
      name: "CAssets",
      exclude: ["lexicons", "gazetteer", "map", "models"]),
    .target(name: "CScan"),
    .target(name: "CMemory"),
    .target(name: "Documents", swiftSettings: strict),
    .target(name: "Screen", swiftSettings: strict),
    .target(name: "Search", dependencies: ["Documents", "CPcre2", "CScan"], swiftSettings: strict),
    .target(name: "Ingest", dependencies: ["Documents"], swiftSettings: strict),
    .target(name: "Gazetteer", dependencies: ["Documents", "CAssets"], swiftSettings: strict),
    .target(
      name: "Language", dependencies: ["Documents", "Gazetteer", "CAssets", "CScan"], swiftSettings: strict),
    .target(name: "Triage", dependencies: ["Documents", "CSQLite"], swiftSettings: strict),
    .target(
      name: "Reader", dependencies: ["Documents", "Screen", "Search"], swiftSettings: strict),
    .target(
      name: "Panes", dependencies: ["Documents", "Screen", "Search", "Reader", "CAssets"],
      swiftSettings: strict),
    .target(name: "Export", dependencies: ["Documents"], swiftSettings: strict),
    .target(
      name: "Configuration",
      dependencies: ["Documents", "Screen", "Reader", "CAssets"],
      swiftSettings: strict),
    .target(name: "Curses", dependencies: ["Screen", "CNcurses"], swiftSettings: strict),
    .executableTarget(
      name: "pullquote",
      dependencies: [
        "Documents", "Screen", "Search", "Ingest", "Gazetteer", "Language", "Triage", "Reader", "Panes",
        "Export", "Configuration", "Curses", "CMemory",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "pack-gazetteer", dependencies: ["Gazetteer"], swiftSettings: strict),
    .executableTarget(
      name: "train-language", dependencies: ["Documents", "Ingest", "Language"], swiftSettings: strict),

    // Tests, in the same order; Tests/Support holds what they share.
    .systemLibrary(
      name: "CVTerm", path: "Tests/Support/CVTerm", providers: [.apt(["libvterm-dev"])]),
    .target(
      name: "PseudoTerminal", path: "Tests/Support/PseudoTerminal",
      linkerSettings: [.linkedLibrary("util")]),
    .target(
      name: "FaultyStorage", path: "Tests/Support/FaultyStorage",
      linkerSettings: [.linkedLibrary("sqlite3")]),
    // For `swift test --sanitize thread`; linked into the tests, imported by none.
    .target(name: "MutexOrder", path: "Tests/Support/MutexOrder"),
    .target(
      name: "RealTerminal", dependencies: ["PseudoTerminal", "CVTerm"], path: "Tests/Support/RealTerminal",
      swiftSettings: strict),
    .executableTarget(
      name: "grid-demo", dependencies: ["Screen", "Curses"], path: "Tests/Support/GridDemo",
      swiftSettings: strict),
    .target(
      name: "JourneySupport",
      dependencies: ["Documents", "Screen", "Search", "Reader", "Panes", "Configuration"],
      path: "Tests/Support/Journey", swiftSettings: strict),
    .target(
      name: "Soundness",
      dependencies: [
        "Documents", "Screen", "Search", "Ingest", "Language", "Reader", "Configuration", "Curses",
      ],
      path: "Tests/Support/Soundness", swiftSettings: strict),
    .target(
      name: "ArticleScoring", dependencies: ["Documents", "Language", "Ingest"],
      path: "Tests/Support/ArticleScoring", swiftSettings: strict),
    .testTarget(
      name: "DocumentsTests", dependencies: ["Documents", "JourneySupport"], swiftSettings: strict),
    .testTarget(name: "ScreenTests", dependencies: ["Screen"], swiftSettings: strict),
    .testTarget(name: "SearchTests", dependencies: ["Documents", "Search"], swiftSettings: strict),
    .testTarget(name: "IngestTests", dependencies: ["Ingest", "Documents"], swiftSettings: strict),
    .testTarget(
      name: "GazetteerTests", dependencies: ["Gazetteer", "Documents"], swiftSettings: strict),
    .testTarget(
      name: "LanguageTests",
      dependencies: ["Documents", "Gazetteer", "Language", "Ingest", "ArticleScoring"],
      swiftSettings: strict),
    .testTarget(
      name: "TriageTests", dependencies: ["Triage", "CSQLite", "Documents", "JourneySupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ReaderTests", dependencies: ["Documents", "Screen", "Search", "Reader", "JourneySupport"],
      swiftSettings: strict),
    .testTarget(
      name: "PanesTests", dependencies: ["Documents", "Screen", "Reader", "Panes", "JourneySupport"],
      exclude: ["Snapshots"], swiftSettings: strict),
    .testTarget(
      name: "ExportTests", dependencies: ["Export", "Documents", "JourneySupport"], swiftSettings: strict),
    .testTarget(
      name: "ConfigurationTests", dependencies: ["Configuration", "Reader", "Screen"],
      swiftSettings: strict),
    .testTarget(name: "CursesTests", dependencies: ["Curses", "Screen"], swiftSettings: strict),
    .testTarget(name: "ExtractTests", dependencies: ["pullquote"], swiftSettings: strict),
    .testTarget(
      name: "CacheTests", dependencies: ["pullquote", "Documents", "Ingest", "FaultyStorage"],
      swiftSettings: strict),
    .testTarget(
      name: "EventLoopTests",
      dependencies: [
        "pullquote", "Reader", "Screen", "Documents", "Search", "Triage", "Ingest", "FaultyStorage",
        "MutexOrder",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "JourneyTests",
      dependencies: ["pullquote", "Configuration", "Reader", "Screen", "JourneySupport", "FaultyStorage"],
      swiftSettings: strict),
    .testTarget(
      name: "TerminalTests", dependencies: ["RealTerminal", "grid-demo", "pullquote"],
      swiftSettings: strict),
    .testTarget(name: "SoundnessTests", dependencies: ["Soundness"], swiftSettings: strict),
    .testTarget(
      name: "ConformanceTests", dependencies: ["Configuration", "Ingest", "Screen", "Language", "Documents"],
      swiftSettings: strict),
    .testTarget(name: "LayerTests", swiftSettings: strict),
  ],
  cLanguageStandard: .gnu2x
)
