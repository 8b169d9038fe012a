import Reader
import Screen
import TOMLKit

/// A keymap as text: one table per context, `"] q" = "quote.next"`.
public struct KeymapFile {
  /// The keymap that results; every good binding counts, whatever the others are.
  public private(set) var keymap: Keymap
  /// What does not count, in the order of the file.
  public private(set) var problems: [ConfigurationProblem] = []

  private let name: String
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
    readCounts(file)
    var changes: [Change] = []
    for entry in file.entries { read(entry, in: file, &changes) }
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
    let place: Place
  }

  private mutating func report(_ reason: ConfigurationProblem.Reason, _ place: Place) {
    problems.append(ConfigurationProblem(file: name, place: place, reason: reason))
  }

  private func nearest(_ word: String, _ names: [String]) -> String? {
    problems.count < KeymapFile.suggestions ? Spelling.nearest(to: word, among: names) : nil
  }

  private mutating func readCounts(_ file: TOMLFile) {
    guard let entry = file.entries.first(where: { !$0.isHeader && $0.path == ["counts"] }) else { return }
    guard let counts = file.value(of: entry)?.bool else {
      return report(.wrongValue("counts", expected: "true or false"), entry.place)
    }
    keymap.counts = counts
  }

  private mutating func read(_ entry: TOMLOutline.Entry, in file: TOMLFile, _ changes: inout [Change]) {
    guard let first = entry.path.first, entry.path != ["counts"] || entry.isHeader else { return }
    let value = file.value(of: entry)
    guard entry.isHeader || entry.path.count > 1 || value?.table != nil else {
      return report(.outsideContext(first), entry.place)
    }
    guard let context = Context(rawValue: first) else {
      guard entry.isHeader || file.entries.first(where: { $0.path.first == first })?.place == entry.place
      else {
        return
      }
      return report(
        .unknownContext(first, meant: nearest(first, Context.allCases.map(\.rawValue))), entry.place)
    }
    switch (entry.path.count, entry.isHeader) {
    case (1, true):
      if value?.table == nil { report(.wrongValue(first, expected: "one table, [\(first)]"), entry.place) }
    case (1, false):
      for key in value?.table?.keys ?? [] {
        read(key, value?.table?[key], context, entry.place, &changes)
      }
    case (2, false): read(entry.path[1], value, context, entry.place, &changes)
    default: report(.unquotedSequence(entry.path.dropFirst().joined(separator: ".")), entry.place)
    }
  }

  private mutating func read(
    _ notation: String, _ value: (any TOMLValueConvertible)?, _ context: Context, _ place: Place,
    _ changes: inout [Change]
  ) {
    let sequence: KeySequence
    do {
      sequence = try KeySequence(notation: notation)
    } catch {
      return report(.key(error), place)
    }
    if let line = seen[context]?[sequence] { return report(.repeated(sequence, line: line), place) }
    seen[context, default: [:]][sequence] = place.line
    var action: Action?
    if let name = value?.string {
      action = Action(rawValue: name)
      if action == nil, !name.isEmpty {
        return report(.unknownAction(name, meant: nearest(name, Action.allCases.map(\.name))), place)
      }
    } else if value?.bool != false {
      return report(.wrongValue(notation, expected: "the name of an action, or false to unbind it"), place)
    }
    changes.append(Change(context: context, sequence: sequence, action: action, place: place))
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
