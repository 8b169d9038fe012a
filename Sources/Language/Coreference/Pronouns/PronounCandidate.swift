import Documents

/// Somebody whom a pronoun may stand for.
struct PronounCandidate {
  /// The person, or -1 for nobody who is named.
  let person: Int
  /// The name that the pronoun goes back to: the nearest that the text itself uses, if there is one.
  let via: Int
  /// What is true of the person here.
  var features: [PronounFeature]
}

extension SpeakerResolver {
  /// How far back antecedents are looked for, in sentences and in names.
  private static let mostSentences = 12
  private static let mostNames = 60

  /// What is known of a person after a walk back from the pronoun.
  private struct Walk {
    let nearest: Int
    /// The nearest name outside of what is said.
    var own: Int?
    var subject: Int?
    let rank: Int
  }

  /// The people whom "he" or "she" at `token` may stand for, the one named last first, and behind them nobody; empty
  /// where no name comes into question.
  func candidates(for token: Int, _ gender: Gender, lastSpeech: Speech?) -> [PronounCandidate] {
    let sentence = Int(text.tokens[token].sentence)
    func distance(_ index: Int) -> Int {
      sentence - Int(text.tokens[names[index].tokens.lowerBound].sentence)
    }
    var order: [Int] = []
    var walks: [Int: Walk] = [:]
    // The last one who became the subject of a sentence before the pronoun's.
    var newestTopic: (person: Int, sentence: Int)?
    var index = firstSpan(from: token) - 1
    var seen = 0
    while index >= 0, seen < Self.mostNames {
      defer {
        index -= 1
        seen += 1
      }
      let head = text.tokens[names[index].tokens.lowerBound]
      if sentence - Int(head.sentence) > Self.mostSentences { break }
      let person = people.personOfSpan[index]
      guard person >= 0, people.persons[person].gender.agrees(with: gender), !head.has(.title) else {
        continue
      }
      if walks[person] == nil {
        walks[person] = Walk(nearest: index, rank: order.count)
        order.append(person)
      }
      guard !head.has(.insideQuotation), !isInContent(names[index].tokens.lowerBound) else { continue }
      if walks[person]?.own == nil { walks[person]?.own = index }
      guard isSubject(names[index].tokens) else { continue }
      if walks[person]?.subject == nil { walks[person]?.subject = index }
      if newestTopic == nil, distance(index) > 0, isFirstInSentence(index) {
        newestTopic = (person, Int(head.sentence))
      }
    }
    let spoken = lastSpeech.flatMap { speech -> (person: Int, sentence: Int)? in
      let spokenIn = Int(text.tokens[speech.token].sentence)
      guard let person = speech.person, sentence - spokenIn <= 8,
        people.persons[person].gender.agrees(with: gender)
      else { return nil }
      return (person, spokenIn)
    }
    if let spoken, walks[spoken.person] == nil, let name = span(of: spoken.person, before: token) {
      // Whoever spoke last is in question, however long ago the name stood.
      walks[spoken.person] = Walk(nearest: name, rank: order.count)
      order.append(spoken.person)
    }
    guard !order.isEmpty else { return [] }
    let isBehindQuotation = isBehindQuotation(token)
    let isOpening = text.tokens[token].has(.sentenceStart)
    var result: [PronounCandidate] = []
    for person in order {
      guard let walk = walks[person] else { continue }
      var features: [PronounFeature] = []
      features.append(Self.step(walk.own.map(distance), Self.named) ?? .neverNamed)
      features.append(Self.step(walk.subject.map(distance), Self.subject) ?? .neverSubject)
      if let spoken, spoken.person == person {
        features.append(Self.step(sentence - spoken.sentence, Self.spoke) ?? .neverSpoke)
        if let newestTopic, newestTopic.person != person, newestTopic.sentence > spoken.sentence {
          features.append(.isOvertaken)
        } else {
          if isBehindQuotation { features.append(.spokeBeforeThese) }
          if isOpening { features.append(.spokeAndOpens) }
        }
      } else {
        features.append(.neverSpoke)
      }
      describe(walk.nearest, token, &features)
      if people.persons[person].gender == gender { features.append(.isOfGender) }
      let count = people.persons[person].spans.partitioningIndex { names[$0].tokens.lowerBound >= token }
      features.append(count <= 1 ? .namedOnce : count <= 3 ? .namedTwice : .namedOften)
      features.append(walk.rank == 0 ? .isMostRecent : walk.rank == 1 ? .isSecond : .isLater)
      if order.count == 1 { features.append(.isOnly) }
      result.append(PronounCandidate(person: person, via: walk.own ?? walk.nearest, features: features))
    }
    var nobody: [PronounFeature] = [.nobody]
    if result.allSatisfy({ distance($0.via) > 2 }) { nobody.append(.nobodyIsNear) }
    if !result.contains(where: { $0.features.contains(.isOfGender) }) { nobody.append(.nobodyIsOfGender) }
    if order.count > 2 { nobody.append(.manyAreThere) }
    result.append(PronounCandidate(person: -1, via: -1, features: nobody))
    return result
  }

  /// What the nearest name of a person shows.
  private func describe(_ name: Int, _ token: Int, _ features: inout [PronounFeature]) {
    let tokens = names[name].tokens
    let head = text.tokens[tokens.lowerBound]
    if isInContent(tokens.lowerBound) { features.append(.isNearestSaid) }
    if head.has(.insideQuotation) { features.append(.isNearestQuoted) }
    if isInWords(tokens.lowerBound, endingBefore: token) { features.append(.isNamedInThese) }
    if isFirstInSentence(name) { features.append(.isNearestFirst) }
    let next = tokens.upperBound
    if next < text.tokens.count {
      if text.tokens[next].has(.genitive) { features.append(.isNearestGenitive) }
      if text.tokens[next].sentence != head.sentence || text.tokens[next].has(.punctuation),
        next + 1 == text.tokens.count || text.tokens[next + 1].sentence != head.sentence
      {
        features.append(.isNearestLast)
      }
    }
    if tokens.lowerBound > 0, text.tokens[tokens.lowerBound - 1].isAny(of: .preposition) {
      features.append(.isNearestBehindPreposition)
    }
    if tokens.count > 1 { features.append(.isNearestFull) }
    let paragraphs = text.tokens[token].paragraph - head.paragraph
    if paragraphs == 0 { features.append(.isInParagraph) }
    if paragraphs == 1 { features.append(.isInParagraphBefore) }
  }

  /// Whether the words before `token` close a quotation: "…," he said.
  private func isBehindQuotation(_ token: Int) -> Bool {
    (max(0, token - 2)..<token).contains { text.tokens[$0].has(.quotationMark) || isInContent($0) }
  }

  /// Whether `name` stands in reported words that end right before `token`.
  private func isInWords(_ name: Int, endingBefore token: Int) -> Bool {
    let place = contents.partitioningIndex { $0.upperBound > name }
    guard place < contents.count, contents[place].contains(name) else { return false }
    return contents[place].upperBound <= token && token - contents[place].upperBound <= 4
  }

  private static let named: [(Int, PronounFeature)] = [
    (0, .named0), (1, .named1), (2, .named2), (3, .named3), (5, .named4), (8, .named6), (.max, .named9),
  ]
  private static let subject: [(Int, PronounFeature)] = [
    (0, .subject0), (1, .subject1), (2, .subject2), (5, .subject3), (.max, .subject6),
  ]
  private static let spoke: [(Int, PronounFeature)] = [
    (0, .spoke0), (1, .spoke1), (3, .spoke2), (.max, .spoke4),
  ]

  /// The feature of the first step that reaches `distance`.
  private static func step(_ distance: Int?, _ steps: [(most: Int, feature: PronounFeature)])
    -> PronounFeature?
  {
    guard let distance else { return nil }
    return steps.first { distance <= $0.most }?.feature
  }
}
