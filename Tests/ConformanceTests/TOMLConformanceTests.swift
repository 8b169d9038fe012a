import Foundation
import Testing

@testable import Configuration

/// toml-lang's toml-test for TOML 1.1: what is no TOML is turned away, what is TOML is read as it is meant.
@Suite(.enabled(if: Corpus.isThere, Corpus.reason)) struct TOMLConformanceTests {
  private func files(_ kind: String) throws -> [String] {
    try Corpus.lines("toml-test/tests/files-toml-1.1.0").map(String.init)
      .filter { $0.hasPrefix(kind) && $0.hasSuffix(".toml") }
  }

  private func read(_ path: String) throws -> Result<TOMLFile, ConfigurationProblem> {
    let bytes = try Corpus.bytes("toml-test/tests/" + path)
    do throws(ConfigurationProblem) {
      return .success(try TOMLFile(bytes, name: path))
    } catch { return .failure(error) }
  }

  @Test func whatIsNoTOMLIsTurnedAway() throws {
    let files = try files("invalid/")
    #expect(files.count > 400)
    for path in files {
      guard case .success = try read(path) else { continue }
      Issue.record("\(path) is taken")
    }
  }

  @Test func whatIsTOMLIsRead() throws {
    let files = try files("valid/")
    #expect(files.count > 200)
    for path in files {
      switch try read(path) {
      case .failure(let problem): Issue.record("\(problem.located)")
      case .success(let file):
        let wanted = try expectation(path)
        for (key, value) in values(file.entries) {
          #expect(wanted[key] == value, "\(path): \(key)")
        }
      }
    }
  }

  /// Every value of the file by its path, as far as values are kept: arrays and dates are only checked.
  private func values(_ entries: [TOMLEntry], under prefix: String = "") -> [String: String] {
    var found: [String: String] = [:]
    var elements: [String: Int] = [:]
    func name(_ path: [String]) -> String {
      path.reduce(into: prefix) { name, part in
        name += "/" + part
        if let element = elements[name] { name += "[\(element)]" }
      }
    }
    for entry in entries {
      switch entry.kind {
      case .header: continue
      case .arrayHeader:
        let whole = name(Array(entry.path.dropLast())) + "/" + (entry.path.last ?? "")
        elements[whole, default: -1] += 1
      case .value(let value):
        let key = name(entry.path)
        switch value {
        case .string(let text): found[key] = "string:" + text
        case .boolean(let truth): found[key] = "bool:\(truth)"
        case .integer(let number): found[key] = "integer:\(number)"
        case .float(let number): found[key] = "float:" + written(number)
        case .table(let inner): found.merge(values(inner, under: key)) { $1 }
        case .array, .dateTime: continue
        }
      }
    }
    return found
  }

  /// One spelling for each number; no number has no sign.
  private func written(_ number: Double) -> String { number.isNaN ? "nan" : "\(number)" }

  private func expectation(_ path: String) throws -> [String: String] {
    let json = Data(try Corpus.bytes("toml-test/tests/" + path.dropLast(5) + ".json"))
    return flatten(try JSONSerialization.jsonObject(with: json), "")
  }

  private func flatten(_ value: Any, _ prefix: String) -> [String: String] {
    var found: [String: String] = [:]
    if let list = value as? [Any] {
      for (index, element) in list.enumerated() {
        found.merge(flatten(element, "\(prefix)[\(index)]")) { $1 }
      }
    } else if let table = value as? [String: Any] {
      if table.count == 2, let type = table["type"] as? String, let text = table["value"] as? String {
        let value = type == "float" ? Double(text).map(written) ?? text : text
        return [prefix: "\(type):\(value)"]
      }
      for (key, element) in table { found.merge(flatten(element, prefix + "/" + key)) { $1 } }
    }
    return found
  }
}
