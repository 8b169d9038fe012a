import Documents
import Gazetteer

/// Finds the names of people and organisations by capitals, titles, lexicons and what the rest of the article shows.
///
/// First every run of capitalised words is cut into a title part and a name; then what one place shows about a name
/// ("Mr Grivik", "Grivik said", "Ahmed Grivik") decides for the places that show nothing.
struct NameFinder {
  let text: TokenizedArticle
  var spans: [NameSpan] = []
  /// How often a word appears in lower case, by hash: a capital at the start of a sentence says little then.
  var lowerCase: Set<UInt64> = []
  /// Words that were seen as a part of a person's name, by hash.
  var personWords: [UInt64: PersonWord] = [:]
  var organisationWords: Set<UInt64> = []
  /// Lone names that speak somewhere, by hash: "Cengiz said" tells that Hatice Cengiz is a person.
  var speakingNames: Set<UInt64> = []

  /// What is known of a word that occurs in people's names.
  struct PersonWord {
    var isLast = false
    var isFirst = false
  }

  /// Finds the names in `text`; without a `recogniser` by the rules alone.
  init(_ text: TokenizedArticle, recogniser: NameRecogniser? = .shared) {
    self.text = text
    for token in text.tokens where token.has(.word) && !token.has(.capitalised) {
      lowerCase.insert(token.hash)
    }
    var runs: [Range<Int>] = []
    for sentence in text.sentences where !text.paragraphs[sentence.paragraph].isTitle {
      collectRuns(sentence.tokens, &runs)
    }
    for run in runs { cut(run) }
    completeOrganisations()
    learn()
    decide()
    if let recogniser {
      vote(recogniser.findings(self))
      personWords = [:]
      organisationWords = []
      learn()
      decide()
    }
    for sentence in text.sentences where text.paragraphs[sentence.paragraph].isTitle {
      findKnown(in: sentence.tokens)
    }
    spans.sort { $0.range < $1.range }
  }

  func token(_ index: Int) -> Token { text.tokens[index] }

  // MARK: runs

  /// Whether token `index` can be part of a name: a capitalised word that is no function word.
  func isNameWord(_ index: Int) -> Bool {
    let token = token(index)
    guard token.has(.word), token.has(.capitalised) else { return false }
    // "Wayne A. I. Carter"
    if token.has(.abbreviation), token.range.count == 2 { return true }
    if token.isAny(of: [.calendar, .pronoun]) && !isInsideName(index) { return false }
    if token.isAny(of: .closed), !token.isAny(of: .particle) || token.has(.sentenceStart) {
      return token.has(.allCaps) && token.range.count > 2 && !token.has(.sentenceStart)
    }
    return true
  }

  /// "April Jones", "May Smith": a calendar word before a capitalised word that is no number.
  func isInsideName(_ index: Int) -> Bool {
    // "the Baltimore Sun"
    if text.isWord(index, "sun"), index > 0, token(index - 1).has(.capitalised), token(index - 1).has(.word),
      !token(index - 1).isAny(of: .closed)
    {
      return true
    }
    return token(index).isAny(of: [.male, .female]) && index + 1 < text.tokens.count
      && token(index + 1).has(.capitalised)
      && !token(index).isAny(of: .pronoun)
  }

  func isParticle(_ index: Int) -> Bool {
    token(index).isAny(of: .particle) && !token(index).isAny(of: .cue)
  }

  /// The end of the run that starts at `start`, which is a name word or a particle before one.
  func runEnd(from start: Int, limit: Int) -> Int {
    var index = start
    var end = start
    while index < limit {
      let current = token(index)
      if isNameWord(index) {
        // A title or medium starts a new run: "Reuters Ahmed Ali".
        index += 1
        end = index
        continue
      }
      guard index > start else {
        index += 1
        continue
      }
      if current.has(.glued), text.isByte(index, 0x2D), index + 1 < limit, token(index + 1).has(.glued),
        token(index + 1).has(.word)
      {
        // "Al-Mismari", "Jean-Claude", "Kwo-ching".
        guard token(index + 1).has(.capitalised) || isNamePart(before: index) else { break }
        index += 2
        end = index
        continue
      }
      if isParticle(index), !current.has(.capitalised), index + 1 < limit {
        let next = index + 1
        let glued = text.isByte(next, 0x2D) && next + 1 < limit && token(next + 1).has(.capitalised)
        if glued || (isNameWord(next) && isNobiliary(index)) {
          index += glued ? 2 : 1
          continue
        }
        if isNobiliary(index), isParticle(next), next + 1 < limit, isNameWord(next + 1) {
          index += 2
          continue
        }
      }
      // "Halloran & Tate"
      if text.isByte(index, 0x26), index + 1 < limit, isNameWord(index + 1), isNameWord(index - 1) {
        index += 1
        continue
      }
      if current.has(.genitive), joinsGenitive(index, limit: limit) {
        index += 1
        continue
      }
      // Nicknames in quotation marks stay outside; initials have their full stop already.
      break
    }
    return end
  }

  /// A particle that links the parts of a name without a hyphen; "at", "as", "an" and the like need the hyphen.
  func isNobiliary(_ index: Int) -> Bool {
    !token(index).isAny(of: [.preposition, .determiner, .subordinator, .auxiliary])
  }

  /// Whether a lower-case part may follow the hyphen at `index`: Kwo-ching, Jong-un, not LNA-led.
  func isNamePart(before hyphen: Int) -> Bool {
    let previous = token(hyphen - 1)
    let next = token(hyphen + 1)
    return !previous.has(.allCaps) && !previous.isAny(of: [.role, .title]) && next.range.count <= 5
      && !next.isAny(of: [.preposition, .finite, .cue, .adverb, .role, .modifierOrRole])
      && !previous.isAny(of: [.state, .demonym])
      && !previous.has(.sentenceStart)
  }

  mutating func collectRuns(_ range: Range<Int>, _ runs: inout [Range<Int>]) {
    var index = range.lowerBound
    while index < range.upperBound {
      let starts =
        isNameWord(index)
        || (isParticle(index) && isRunParticle(index, limit: range.upperBound))
      guard starts else {
        index += 1
        continue
      }
      let end = runEnd(from: index, limit: range.upperBound)
      if end > index {
        runs.append(index..<end)
        index = end
      } else {
        index += 1
      }
    }
  }

  /// A lower-case particle opens a run only glued by a hyphen ("al-Ghazwi") or as an unmistakable one ("bin Laden").
  func isRunParticle(_ index: Int, limit: Int) -> Bool {
    guard index + 1 < limit, !token(index).has(.capitalised) else { return false }
    let next = index + 1
    if text.isByte(next, 0x2D), token(next).has(.glued), next + 1 < limit, token(next + 1).has(.glued) {
      return token(next + 1).has(.capitalised)
    }
    return isNobiliary(index) && isNameWord(next) && token(index).range.count > 1
  }

  // MARK: titles of articles

  /// In a title, where every word may be capitalised, only what the body showed to be a name is one.
  mutating func findKnown(in range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      let start = index
      guard token(index).has(.word),
        token(index).has(.capitalised) || isRunParticle(index, limit: range.upperBound)
      else {
        index += 1
        continue
      }
      var end = index
      var words = 0
      var hasLast = false
      while end < range.upperBound {
        let current = token(end)
        if current.has(.word), let known = personWords[current.hash], known.isLast || known.isFirst,
          !current.isAny(of: [.state])
        {
          hasLast = hasLast || known.isLast
          words += 1
        } else if !(isParticle(end) && !current.isAny(of: .closed)
          || text.isByte(end, 0x2D) && current.has(.glued)
          || words > 0 && current.has(.abbreviation) && current.range.count == 2
          || isParticle(end) && end + 1 < range.upperBound && text.isByte(end + 1, 0x2D))
        {
          break
        }
        end += 1
      }
      if hasLast, words > 0 {
        // "Donald Trump" where the body says "Mr Trump" only.
        var opening = start
        if words == 1, start > range.lowerBound, token(start - 1).isAny(of: [.male, .female]),
          token(start - 1).has(.capitalised), !token(start - 1).isAny(of: [.title, .closed]),
          spans.last.map({ $0.tokens.upperBound <= start - 1 || $0.tokens.lowerBound > start }) ?? true
        {
          opening -= 1
        }
        let found = trimmed(opening..<end)
        spans.append(NameSpan(tokens: found, range: text.range(found), kind: .person))
        index = end
      } else {
        index = start + 1
      }
    }
  }
}

extension WordClass {
  fileprivate static let modifierOrRole: WordClass = [.roleModifier, .role]
}
