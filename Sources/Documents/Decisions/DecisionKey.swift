/// What a decision is about; the raw values are those of the state file and of exported decisions.
public enum Aspect: String, Sendable, CaseIterable {
  /// The article has been read.
  case read
  /// The article has a star.
  case star
  /// The article has the tag that `detail` names.
  case tag
  /// The note on the article.
  case note
  /// Where the article was left: a written `TextAnchor`.
  case position

  /// The quotation has been checked by a person.
  case verified
  /// It is no quotation.
  case rejected
  /// Who says it: a name, or nothing where nobody is known.
  case speaker
  /// How far it goes: a written `TextAnchor`.
  case extent
  /// A quotation that was not found; the value is its speaker's name or nothing.
  case added
  /// The note on the quotation.
  case quotationNote = "quotation-note"
  /// The quotation has the tag that `detail` names.
  case quotationTag = "quotation-tag"
  /// Which place a mention means: a written `Place`.
  case place
  /// The mention is no place.
  case placeRejected = "place-rejected"

  /// Two names are one person's: `DecisionKey.pair` makes the detail.
  case samePerson = "same-person"
  /// Two names are two people's.
  case differentPersons = "different-persons"
  /// A mark; `detail` is its letter, the value a written `Mark`.
  case mark

  /// Whether it changes what was found in an article.
  public var corrects: Bool {
    switch self {
    case .rejected, .speaker, .extent, .added, .place, .placeRejected: true
    default: false
    }
  }

  /// Whether it is about a passage.
  public var isOfPassage: Bool {
    switch self {
    case .verified, .rejected, .speaker, .extent, .added, .quotationNote, .quotationTag, .place,
      .placeRejected:
      true
    default: false
    }
  }

  /// Whether it is about names over all articles.
  public var isOfPeople: Bool { self == .samePerson || self == .differentPersons }
}

/// What is decided: at most one value a key.
public struct DecisionKey: Hashable, Sendable {
  /// What it is about.
  public let aspect: Aspect
  /// The article; `nil` for what is about all of them.
  public let article: ArticleIdentity?
  /// The passage; `nil` for what is about a whole article.
  public let passage: TextAnchor?
  /// What else tells decisions apart: a tag, a mark's letter, a pair of names; otherwise empty.
  public let detail: String

  /// Makes a key.
  public init(
    _ aspect: Aspect, article: ArticleIdentity? = nil, passage: TextAnchor? = nil, detail: String = ""
  ) {
    self.aspect = aspect
    self.article = article
    self.passage = passage
    self.detail = detail
  }

  /// The detail of two names: folded, in order, U+001F between them.
  public static func pair(_ one: String, _ two: String) -> String {
    [one, two].map(folded).sorted().joined(separator: "\u{1F}")
  }

  /// A name as it stands in a pair.
  public static func folded(_ name: String) -> String {
    String(decoding: Folding.fold(name.utf8), as: UTF8.self)
  }

  /// The same decision about another article.
  public func moved(to article: ArticleIdentity) -> DecisionKey {
    DecisionKey(aspect, article: article, passage: passage, detail: detail)
  }
}

/// One decision made, changed or taken back.
public struct DecisionChange: Hashable, Sendable {
  /// What is decided.
  public let key: DecisionKey
  /// The value before; `nil` where there was none. Flags have the empty value.
  public let before: String?
  /// The value now; `nil` where there is none any longer.
  public let after: String?

  /// Makes a change.
  public init(_ key: DecisionKey, before: String?, after: String?) {
    self.key = key
    self.before = before
    self.after = after
  }

  /// The change that takes this one back.
  public var inverse: DecisionChange { DecisionChange(key, before: after, after: before) }
}

/// Changes that belong together: they are made, written down and undone as one.
public struct ChangeSet: Hashable, Sendable {
  /// What they do, as a person would say it: "Star 12 articles".
  public let label: String
  /// The changes; no key twice.
  public let changes: [DecisionChange]
  /// Whether undo takes it back: where an article was left is remembered, but no decision.
  public let isUndoable: Bool

  /// Makes a set of changes.
  public init(label: String, changes: [DecisionChange], isUndoable: Bool = true) {
    self.label = label
    self.changes = changes
    self.isUndoable = isUndoable
  }

  /// The changes that take this set back.
  public var inverse: ChangeSet {
    ChangeSet(label: label, changes: changes.reversed().map(\.inverse), isUndoable: isUndoable)
  }
}
