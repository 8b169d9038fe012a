/// What of the names that were touched is being looked at, in pieces.
struct Settling: Sendable {
  var blocks: [[UInt8]] = []
  var lone: [[UInt8]] = []
  /// How many of the names of the last of those words have been looked at.
  var loneDone = 0
  var descriptions: [Int] = []
  /// The letters that may stand for organisations.
  var letters: [[UInt8]] = []
  /// Whether what a person decided of organisations is to be done after those.
  var decidesOrganisations = false

  var isDone: Bool {
    blocks.isEmpty && lone.isEmpty && descriptions.isEmpty && letters.isEmpty && !decidesOrganisations
  }
}

extension PersonPostings {
  /// Works out anew who is who, for the names that were touched since.
  public mutating func settle() { while !settle(effort: .max) {} }

  /// Does a piece of what `settle` does: full names first, then whose the lone names and the descriptions are.
  ///
  /// - Parameter effort: About how many names are looked at; a thousand take a millisecond or two, and a block of names that may be
  ///   one person's is never parted.
  /// - Returns: Whether all is settled.
  public mutating func settle(effort: Int) -> Bool {
    var left = effort
    while left > 0 {
      if let block = nextBlock() {
        left -= cluster(blocks.root(block))
      } else if let word = nextLone() {
        let (looked, isDone, effort) = resolveLone(word, from: settling.loneDone, most: left)
        settling.loneDone = isDone ? 0 : settling.loneDone + looked
        if !isDone { settling.lone.append(word) }
        left -= effort
      } else if let description = nextDescription() {
        left -= resolve(description: description)
      } else if let letters = nextLetters() {
        resolveOrganisation(letters)
        left -= 1
      } else if settling.decidesOrganisations {
        settling.decidesOrganisations = false
        joinDecidedOrganisations()
      } else {
        return true
      }
    }
    return isSettled
  }

  /// Whether nothing was taken up since `settle`.
  public var isSettled: Bool {
    touchedBlocks.isEmpty && touchedLone.isEmpty && touchedRoleWords.isEmpty && !touchedOrganisations
      && settling.isDone
  }

  private mutating func nextBlock() -> [UInt8]? {
    if settling.blocks.isEmpty, !touchedBlocks.isEmpty {
      // Blocks that were joined since are looked at once.
      settling.blocks = Array(Set(touchedBlocks.map(blocks.root)))
      touchedBlocks = []
    }
    return settling.blocks.popLast()
  }

  private mutating func nextLone() -> [UInt8]? {
    if settling.lone.isEmpty, !touchedLone.isEmpty {
      settling.lone = touchedLone.filter { lone[$0] != nil }
      touchedLone = []
    }
    return settling.lone.popLast()
  }

  private mutating func nextLetters() -> [UInt8]? {
    if settling.letters.isEmpty, touchedOrganisations {
      let letters = acronyms.letters
      settling.letters = letters + joinedLetters
      settling.decidesOrganisations = true
      joinedLetters = letters
      touchedOrganisations = false
    }
    return settling.letters.popLast()
  }

  private mutating func nextDescription() -> Int? {
    if settling.descriptions.isEmpty, !touchedRoleWords.isEmpty {
      settling.descriptions = descriptions(with: touchedRoleWords)
      touchedRoleWords = []
    }
    return settling.descriptions.popLast()
  }
}
