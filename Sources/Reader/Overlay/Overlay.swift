import Documents

/// A window over the panes.
public enum Overlay: Hashable, Sendable {
  /// A list that what is typed filters.
  case finder(Finder)
  /// Text to read.
  case text(TextPopup)
}

/// Lines to read in a window.
public struct TextPopup: Hashable, Sendable {
  /// A line: a label ("cue"), which may be empty, and the text.
  public struct Line: Hashable, Sendable {
    /// What the text is.
    public let label: String
    /// The text; it is wrapped where it is drawn.
    public let text: String
    init(_ label: String, _ text: String) {
      self.label = label
      self.text = text
    }
  }

  /// The window's title.
  public let title: String
  /// The lines.
  public let lines: [Line]
  /// The first line shown.
  public internal(set) var top = 0
  /// Whether the lines are the files that were not read, which may become more.
  var listsSkipped = false
}

/// A list of actions that what is typed filters: help and the palette.
public struct Finder: Hashable, Sendable {
  /// What the list is for.
  public enum Kind: Hashable, Sendable {
    /// Every key that counts now, with its action.
    case help
    /// Every action, with its keys.
    case palette
  }

  /// One row.
  public struct Item: Hashable, Sendable {
    /// The action that Enter runs.
    public let action: Action
    /// The keys that run it, as they are typed; empty where none is bound.
    public let keys: String
    /// Where the keys count: "global", "list".
    public let context: String
  }

  /// What the list is for.
  public let kind: Kind
  /// What is typed.
  public internal(set) var line = PromptLine()
  /// All rows.
  public let items: [Item]
  /// The rows that match, as indices of `items`.
  public private(set) var matches: [Int]
  /// The selected row, an index of `matches`.
  public internal(set) var selected = 0
  /// Where the action will be run: the pane the finder was opened from.
  let origin: Context

  init(_ kind: Kind, keymap: Keymap, origin: Context) {
    self.kind = kind
    self.origin = origin
    switch kind {
    case .help:
      items = Self.bindings(keymap, origin: origin)
    case .palette:
      items = Action.allCases.filter { $0.contexts != [.prompt] }.map { action in
        let keys = keymap.keys(for: action, in: origin).map(\.notation).joined(separator: ", ")
        return Item(action: action, keys: keys, context: action.contexts.first?.rawValue ?? "")
      }
    }
    matches = Array(items.indices)
  }

  private static func bindings(_ keymap: Keymap, origin: Context) -> [Item] {
    let order: [Context] = [origin, .global] + Context.allCases.filter { $0 != origin && $0 != .global }
    var items: [Item] = []
    for context in order {
      var keys: [Action: [String]] = [:]
      var actions: [Action] = []
      for binding in keymap.bindings where binding.context == context {
        if keys[binding.action] == nil { actions.append(binding.action) }
        keys[binding.action, default: []].append(binding.sequence.notation)
      }
      items += actions.map {
        Item(action: $0, keys: (keys[$0] ?? []).joined(separator: ", "), context: context.rawValue)
      }
    }
    return items
  }

  /// The selected row's action.
  public var selectedAction: Action? {
    matches.indices.contains(selected) ? items[matches[selected]].action : nil
  }

  /// Keeps the rows that hold every word typed, in keys, name, context or help; a key typed as it is bound comes
  /// first.
  mutating func filter() {
    let typed = line.text.lowercased()
    let words = typed.split(separator: " ")
    matches = items.indices.filter { index in
      let item = items[index]
      let text = "\(item.keys) \(item.action.name) \(item.context) \(item.action.help)".lowercased()
      return words.allSatisfy { text.contains($0) }
    }
    let exact = items.indices.filter { index in
      let item = items[index]
      let keys = item.keys.components(separatedBy: ", ")
      return keys.contains(line.text) || keys.contains { $0.filter { $0 != " " } == line.text }
        || item.action.name == typed
    }
    // What the name says goes before what only the help says.
    let named = matches.filter { index in words.allSatisfy { items[index].action.name.contains($0) } }
    let first = exact + named.filter { !exact.contains($0) }
    matches = first + matches.filter { !first.contains($0) }
    selected = 0
  }

  mutating func move(by count: Int) {
    selected = max(0, min(matches.count - 1, selected + count))
  }
}

extension String {
  fileprivate func components(separatedBy separator: String) -> [String] {
    split(separator: separator).map(String.init)
  }
}
