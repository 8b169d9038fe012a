import Documents
import Reader
import Screen

/// A keymap as text: one table per context, `"] q" = "quote.next"`.
public struct KeymapFile {
  /// The keymap that results; every good binding counts, whatever the others are.
  public private(set) var keymap: Keymap
  /// What does not count, in the order of the file.
  public private(set) var problems: [ConfigurationProblem] = []

  private let name: String
  private var unknown: Set<String> = []
  private var seen: [Context: [KeySequence: Int]] = [:]

  /// After so many problems none is given a suggestion any more: that takes time, and nobody reads so far.
  private static let suggestions = 100

  /// Reads `bytes`, and binds and unbinds what they say on top of `base`.
  ///
  /// An action `""` or `false` unbinds. `counts = false` above the tables turns counts off. A file that is no TOML
  /// changes nothing.
  public init(_ bytes: [UInt8], name: String, onto base: Keymap = Keymap()) {
    keymap = base
    self.name = name
    let file: TOMLFile
    do {
      file = try TOMLFile(bytes, name: name)
    } catch {
      problems = [error]
      return
    }
    var changes: [Change] = []
    for entry in file.entries { read(entry, &changes) }
    // What is unbound makes room for what is bound, wherever either stands.
    for change in changes where change.action == nil { unbind(change) }
    for change in changes { bind(change) }
    problems.sort {
      ($0.place?.line ?? 0, $0.place?.column ?? 0) < ($1.place?.line ?? 0, $1.place?.column ?? 0)
    }
  }

  private struct Change {
    let context: Context
    let sequence: KeySequence
    let action: Action?
    let place: FilePosition
  }

  private mutating func report(_ reason: ConfigurationProblem.Reason, _ place: FilePosition) {
    problems.append(ConfigurationProblem(file: name, place: place, reason: reason))
  }

  private func nearest(_ word: String, _ names: [String]) -> String? {
    problems.count < KeymapFile.suggestions ? Spelling.nearest(to: word, among: names) : nil
  }

  private mutating func read(_ entry: TOMLEntry, _ changes: inout [Change]) {
    guard let first = entry.path.first else { return }
    switch entry.kind {
    case .header where entry.path.count == 1: _ = context(first, entry.place)
    case .header: report(.unquotedSequence(entry.path.dropFirst().joined(separator: ".")), entry.place)
    case .arrayHeader: report(.wrongValue(first, expected: "one table, [\(first)]"), entry.place)
    case .value(.table(let inner)) where entry.path.count == 1:
      guard let context = context(first, entry.place) else { return }
      for line in inner { read(line, line.path, in: context, &changes) }
    case .value(let value) where entry.path.count == 1:
      guard first == "counts" else { return report(.outsideContext(first), entry.place) }
      guard let counts = value.boolean else {
        return report(.wrongValue(first, expected: "true or false"), entry.place)
      }
      keymap.counts = counts
    case .value:
      guard let context = context(first, entry.place) else { return }
      read(entry, Array(entry.path.dropFirst()), in: context, &changes)
    }
  }

  private mutating func context(_ name: String, _ place: FilePosition) -> Context? {
    if let context = Context(rawValue: name) { return context }
    guard unknown.insert(name).inserted else { return nil }
    report(.unknownContext(name, meant: nearest(name, Context.allCases.map(\.rawValue))), place)
    return nil
  }

  private mutating func read(
    _ entry: TOMLEntry, _ path: [String], in context: Context, _ changes: inout [Change]
  ) {
    guard path.count == 1, let notation = path.first, case .value(let value) = entry.kind else {
      return report(.unquotedSequence(path.joined(separator: ".")), entry.place)
    }
    let sequence: KeySequence
    do {
      sequence = try KeySequence(notation: notation)
    } catch {
      return report(.key(error), entry.place)
    }
    if let line = seen[context]?[sequence] { return report(.repeated(sequence, line: line), entry.place) }
    seen[context, default: [:]][sequence] = entry.place.line
    var action: Action?
    if let name = value.string {
      action = Action(rawValue: name)
      if action == nil, !name.isEmpty {
        return report(.unknownAction(name, meant: nearest(name, Action.allCases.map(\.name))), entry.place)
      }
    } else if value.boolean != false {
      let expected = "the name of an action, or false to unbind it"
      return report(.wrongValue(notation, expected: expected), entry.place)
    }
    changes.append(Change(context: context, sequence: sequence, action: action, place: entry.place))
  }

  private mutating func unbind(_ change: Change) {
    guard !keymap.unbind(change.sequence, in: change.context) else { return }
    let elsewhere = Context.allCases.first { context in
      if case .action = keymap.lookup(change.sequence.keys, in: context) { true } else { false }
    }
    report(.notBound(change.sequence, change.context, elsewhere: elsewhere), change.place)
  }

  private mutating func bind(_ change: Change) {
    guard let action = change.action else { return }
    do {
      try keymap.bind(change.sequence, to: action, in: change.context)
    } catch {
      report(.binding(error), change.place)
    }
  }
}
