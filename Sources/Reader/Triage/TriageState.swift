import Documents

/// What the reader keeps besides decisions: what it waits for, and where it has been.
public struct TriageState: Sendable {
  /// Whether the next action is for all articles of the list.
  public internal(set) var isBulk = false
  /// What the next key's letter is for.
  public internal(set) var awaitedLetter: LetterUse?
  /// Whether decisions wait to be written down.
  public internal(set) var isSaving = false
  /// The words being selected in the open article.
  public internal(set) var selection: WordSelection?
  /// The article that is being looked at, and counts as read in a moment or has counted already.
  var lookedAt: Int?
  /// Whether it has still to be counted.
  var isCounting = false
  /// Where the reader has been.
  var jumps = JumpList()
}

/// What a letter typed next names.
public enum LetterUse: Hashable, Sendable {
  /// A mark to set.
  case setMark
  /// A mark to go to.
  case goToMark
}

/// A place in an article.
struct JumpPlace: Hashable, Sendable {
  let article: Int
  let offset: Int
}

/// The places that jumps led away from.
struct JumpList: Hashable, Sendable {
  private var places: [JumpPlace] = []
  private var index = 0
  private static let most = 100

  /// Notes the place that is left; those that were gone back over are forgotten.
  mutating func leave(_ place: JumpPlace) {
    places.removeSubrange(index...)
    if places.last != place { places.append(place) }
    if places.count > Self.most { places.removeFirst() }
    index = places.count
  }

  /// The place before `current`, which `forth` leads back to.
  mutating func back(from current: JumpPlace) -> JumpPlace? {
    if index == places.count {
      if places.last == current { index -= 1 } else { places.append(current) }
    }
    guard index > 0 else { return nil }
    index -= 1
    return places[index]
  }

  /// The place behind.
  mutating func forth() -> JumpPlace? {
    guard index + 1 < places.count else { return nil }
    index += 1
    return places[index]
  }
}
