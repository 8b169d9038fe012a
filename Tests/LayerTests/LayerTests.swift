import Foundation
import Testing

/// The order of dependency, as docs/ARCHITECTURE.md tells it: what each module may import besides the standard
/// library.
private let permitted: [String: Set<String>] = [
  "Documents": ["Synchronization"],
  "Screen": [],
  "Search": ["Documents", "CPcre2", "CScan"],
  "Ingest": ["Documents"],
  "Gazetteer": ["Documents", "CAssets", "Synchronization"],
  "Language": ["Documents", "Gazetteer", "CAssets", "CScan"],
  "Triage": ["Documents", "CSQLite", "Glibc", "Synchronization"],
  "Reader": ["Documents", "Screen", "Search"],
  "Panes": ["Documents", "Screen", "Search", "Reader", "CAssets"],
  "Export": ["Documents"],
  "Configuration": ["Documents", "Screen", "Reader", "CAssets"],
  "Curses": ["Screen", "CNcurses", "Glibc", "Synchronization"],
  "pack-gazetteer": ["Gazetteer", "Documents", "Glibc", "FoundationEssentials"],
  "train-language": ["Language", "Ingest", "Documents", "Glibc"],
  "pullquote": [
    "Documents", "Screen", "Search", "Ingest", "Gazetteer", "Language", "Triage", "Reader", "Panes", "Export",
    "Configuration",
    "Curses", "CMemory", "ArgumentParser", "Glibc", "Synchronization",
  ],
]

private let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

private struct SourceFile {
  let module: String
  let path: String
  let lines: [Substring]

  static func all() throws -> [SourceFile] {
    let sources = root.appending(path: "Sources")
    var files: [SourceFile] = []
    for case let url as URL in try #require(
      FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    where url.pathExtension == "swift" {
      let path = String(url.path().dropFirst(sources.path().count).drop { $0 == "/" })
      let text = try String(contentsOf: url, encoding: .utf8)
      files.append(
        SourceFile(
          module: String(path.prefix { $0 != "/" }), path: path,
          lines: text.split(separator: "\n", omittingEmptySubsequences: false)))
    }
    return files
  }

  var imports: [String] {
    lines.compactMap { line in
      let words = line.split(separator: " ")
      guard let index = words.firstIndex(of: "import"), words.count > index + 1,
        words[..<index].allSatisfy({
          ["@preconcurrency", "public", "package", "internal", "private"].contains($0)
        })
      else { return nil }
      return words.last.map { String($0.prefix { $0 != "." }) }
    }
  }
}

@Test func everyModuleImportsOnlyWhatLiesBelowIt() throws {
  for file in try SourceFile.all() {
    let allowed = try #require(permitted[file.module], "\(file.module) is not in the table of modules")
    for imported in file.imports where imported != "Swift" {
      #expect(allowed.contains(imported), "\(file.path) imports \(imported)")
    }
  }
}

@Test func everyModuleOfTheTableHasSources() throws {
  let found = Set(try SourceFile.all().map(\.module))
  #expect(found == Set(permitted.keys))
}

@Test func librariesNeitherPrintNorTrap() throws {
  let forbidden = ["try!", "as!", "fatalError(", "print(", "TODO", "FIXME"]
  for file in try SourceFile.all()
  where !["pullquote", "pack-gazetteer", "train-language"].contains(file.module) {
    for (number, line) in file.lines.enumerated() {
      let code = line.drop { $0 == " " }
      guard !code.hasPrefix("//") else { continue }
      for word in forbidden where code.contains(word) && !code.contains("." + word) {
        Issue.record("\(file.path):\(number + 1) has \(word)")
      }
    }
  }
}

@Test func filesAreRooms() throws {
  for file in try SourceFile.all() where !file.lines.prefix(5).contains(where: { $0.contains("Generated") }) {
    #expect(file.lines.count <= 420, "\(file.path) has \(file.lines.count) lines")
  }
}

@Test func theTopLevelHoldsWhatItShould() throws {
  let agreed: Set<String> = [
    "Package.swift", "Sources", "Tests", "seeds", "keymaps", "README.md", "docs", "LICENSE", "NOTICE",
    "Benchmarks",
    "Package.resolved",
  ]
  for name in try FileManager.default.contentsOfDirectory(atPath: root.path()) where !name.hasPrefix(".") {
    #expect(agreed.contains(name), "\(name) does not belong at the top level")
  }
}
