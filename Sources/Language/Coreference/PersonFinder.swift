import Documents

/// Joins the names of people into persons, inside one article.
struct PersonFinder {
  let text: TokenizedArticle
  let names: [NameSpan]
  private(set) var persons: [Person] = []
  /// The person of each name span, -1 for none.
  private(set) var personOfSpan: [Int]
  /// The spans of more than one token of each person, in the order in which they joined.
  private var longSpans: [[Int]] = []
  /// So many spellings of a person are compared, and so many roles kept: a text that has more is no article, and must
  /// not take time that grows with their square.
  private static let mostForms = 32
  private static let mostRoles = 32
  private static let mostBearers = 64

  init(text: TokenizedArticle, names: [NameSpan]) {
    self.text = text
    self.names = names
    personOfSpan = Array(repeating: -1, count: names.count)
    let spans = names.indices.filter { names[$0].kind == .person }
    let forms = spans.map { NameForm(names[$0].tokens, in: text) }
    var byWord = BearerIndex()
    for (place, span) in spans.enumerated() where forms[place].words.count > 1 {
      join(span, forms[place], &byWord)
    }
    for (place, span) in spans.enumerated() where forms[place].words.count == 1 {
      joinLone(span, forms[place], &byWord)
    }
    for index in persons.indices {
      persons[index].spans.sort()
      describe(index)
    }
    learnGenders()
  }

  /// The names of these people in `furniture`, the tokens of captions and repeated titles: a full form as it is, or a
  /// lone last name that only one of them bears.
  func mentions(in furniture: TokenizedArticle, names: [NameSpan]) -> [(person: Int, range: TextRange)] {
    var byWord: [[UInt8]: [Int]] = [:]
    for (index, person) in persons.enumerated() {
      for form in person.forms {
        for word in form.words where byWord[word]?.last != index {
          byWord[word, default: []].append(index)
        }
      }
    }
    return names.compactMap { span in
      guard span.kind != .organisation else { return nil }
      let form = NameForm(span.tokens, in: furniture)
      guard let last = form.words.last else { return nil }
      let bearers = (byWord[last] ?? []).prefix(Self.mostBearers).lazy.filter { person in
        persons[person].forms.contains { Self.agree($0, form) }
      }.prefix(2)
      guard let bearer = bearers.first, bearers.dropFirst().isEmpty else { return nil }
      return (bearer, span.range)
    }
  }

  private mutating func add(_ span: Int, _ form: NameForm, to person: Int, _ byWord: inout BearerIndex) {
    personOfSpan[span] = person
    persons[person].spans.append(span)
    let gender = gender(of: span, form)
    if persons[person].gender == .unknown { persons[person].gender = gender }
    if persons[person].forms.count < Self.mostForms,
      !persons[person].forms.contains(where: { $0.words == form.words })
    {
      persons[person].forms.append(form)
    }
    if isFuller(span, than: persons[person].fullest) || persons[person].spans.count == 1 {
      persons[person].fullest = span
    }
    if names[span].tokens.count > 1 { longSpans[person].append(span) }
    byWord.add(person, form)
  }

  private func isFuller(_ a: Int, than b: Int) -> Bool {
    let left = NameForm(names[a].tokens, in: text).words.count
    let right = NameForm(names[b].tokens, in: text).words.count
    if left != right { return left > right }
    let shouts = text.tokens[names[b].tokens.upperBound - 1].has(.allCaps)
    if shouts != text.tokens[names[a].tokens.upperBound - 1].has(.allCaps) { return shouts }
    return !text.tokens[names[a].tokens.lowerBound].has(.title)
      && text.tokens[names[b].tokens.lowerBound].has(.title)
  }

  /// A full name joins the person all of whose full names agree with it in first and last word.
  private mutating func join(_ span: Int, _ form: NameForm, _ byWord: inout BearerIndex) {
    let gender = gender(of: span, form)
    for person in byWord.candidates(form)
    where persons[person].gender.agrees(with: gender)
      && persons[person].forms.allSatisfy({ Self.agree($0, form) })
    {
      add(span, form, to: person, &byWord)
      return
    }
    persons.append(Person(gender: gender, fullest: span))
    longSpans.append([])
    add(span, form, to: persons.count - 1, &byWord)
  }

  /// A lone name joins the one person it fits; of several, the one named last before it, and only where that is a
  /// last name.
  private mutating func joinLone(_ span: Int, _ form: NameForm, _ byWord: inout BearerIndex) {
    let word = form.words[0]
    let gender = titleGender(of: span)
    var best: [Int] = []
    var bestRank = 0
    for person in byWord.candidates(form) where persons[person].gender.agrees(with: gender) {
      let rank = persons[person].forms.map { Self.rank(word, in: $0) }.max() ?? 0
      guard rank > 0 else { continue }
      if rank > bestRank {
        bestRank = rank
        best = [person]
      } else if rank == bestRank {
        best.append(person)
      }
    }
    if best.count > 1 {
      // Two people of one last name: the text must have made clear which it means; the one named in full right before.
      let recent = best.compactMap { person -> (Int, Int)? in
        longSpan(of: person, before: span).map { ($0, person) }
      }.max { $0.0 < $1.0 }
      if let recent,
        text.tokens[names[recent.0].tokens.lowerBound].paragraph + 1
          >= text.tokens[names[span].tokens.lowerBound].paragraph
      {
        best = [recent.1]
      } else {
        best = []
      }
    }
    if let person = best.first {
      add(span, form, to: person, &byWord)
    } else {
      persons.append(Person(gender: gender, fullest: span))
      longSpans.append([])
      add(span, form, to: persons.count - 1, &byWord)
    }
  }

  /// The last name of several words that a person has before a span.
  private func longSpan(of person: Int, before span: Int) -> Int? {
    let spans = longSpans[person]
    // What lone names added stands at the end, before `span`; where nothing does, the spans are in text order.
    if let last = spans.last, last < span { return last }
    let count = spans.partitioningIndex { $0 >= span }
    return count > 0 ? spans[count - 1] : nil
  }

  /// 3 when `word` is the last name, 2 the first, 1 another; 0 for none of them.
  private static func rank(_ word: [UInt8], in form: NameForm) -> Int {
    guard let last = form.words.last else { return 0 }
    if NameSpelling.isSame(word, last) { return 3 }
    if let first = form.words.first, first == word { return 2 }
    return form.words.dropFirst().contains { NameSpelling.isSame(word, $0) } ? 1 : 0
  }

  /// Whether two names can be one person's.
  private static func agree(_ a: NameForm, _ b: NameForm) -> Bool {
    if a.words.count == 1 { return rank(a.words[0], in: b) > 0 }
    if b.words.count == 1 { return rank(b.words[0], in: a) > 0 }
    guard let lastA = a.words.last, let lastB = b.words.last, let firstA = a.words.first,
      let firstB = b.words.first
    else { return false }
    let firstsAgree =
      firstA == firstB || isInitial(firstA, of: firstB) || isInitial(firstB, of: firstA)
      || NameSpelling.isSame(firstA, firstB) && firstA.first == firstB.first
      || isShort(firstA, of: firstB) || isShort(firstB, of: firstA)
    if NameSpelling.isSame(lastA, lastB), firstsAgree { return true }
    // "Alexander Nikolayevich" and "Alexander Nikolayevich Tkachyov", "Navarro-Valls" and "Joaquin Navarro-Valls": one
    // name is the other's beginning or end.
    let shorter = a.words.count < b.words.count ? a.words : b.words
    let longer = a.words.count < b.words.count ? b.words : a.words
    guard shorter.count >= 2, longer.count > shorter.count else { return false }
    return Array(longer.prefix(shorter.count)) == shorter || Array(longer.suffix(shorter.count)) == shorter
  }

  private static func isInitial(_ a: [UInt8], of b: [UInt8]) -> Bool { a.count == 1 && a.first == b.first }
  /// "Chris" and "Christopher".
  private static func isShort(_ a: [UInt8], of b: [UInt8]) -> Bool {
    a.count >= 3 && b.count > a.count && b.starts(with: a)
  }

  // MARK: gender and roles

  private func gender(of span: Int, _ form: NameForm) -> Gender {
    let title = titleGender(of: span)
    if title != .unknown { return title }
    guard form.words.count > 1 else { return .unknown }
    let first = text.tokens[names[span].tokens.lowerBound]
    switch (first.isAny(of: .male), first.isAny(of: .female)) {
    case (true, false): return .male
    case (false, true): return .female
    default: return .unknown
    }
  }

  /// What the titles before the name say: Mr, Mrs, spokeswoman.
  private func titleGender(of span: Int) -> Gender {
    var index = names[span].tokens.lowerBound - 1
    let stop = max(0, index - 3)
    while index >= stop {
      let token = text.tokens[index]
      if token.isAny(of: .masculine), token.isAny(of: [.title, .role]) { return .male }
      if token.isAny(of: .feminine), token.isAny(of: [.title, .role]) { return .female }
      guard token.isAny(of: [.title, .role, .roleModifier]) else { return .unknown }
      index -= 1
    }
    return .unknown
  }

  /// "Wanjiru Kamau … said that she": where a sentence names one person alone, its "he" or "she" behind the name is
  /// that person; the sentences must agree.
  private mutating func learnGenders() {
    for person in persons.indices where persons[person].gender == .unknown {
      var votes = (male: 0, female: 0)
      for span in persons[person].spans.prefix(20) {
        let tokens = names[span].tokens
        guard !text.tokens[tokens.lowerBound].has(.title),
          !text.tokens[tokens.lowerBound].has(.insideQuotation)
        else { continue }
        let sentence = text.sentences[Int(text.tokens[tokens.lowerBound].sentence)].tokens
        guard isAlone(span, in: sentence) else { continue }
        var hasMale = false
        var hasFemale = false
        for index in sentence where !text.tokens[index].has(.insideQuotation) {
          let isHe = text.isWord(index, "he")
          let isShe = text.isWord(index, "she")
          guard isHe || isShe else { continue }
          // A pronoun before the name is somebody else's.
          if index < tokens.lowerBound {
            hasMale = true
            hasFemale = true
          }
          if isHe { hasMale = true } else { hasFemale = true }
        }
        if hasMale, !hasFemale { votes.male += 1 }
        if hasFemale, !hasMale { votes.female += 1 }
      }
      if votes.male > 0, votes.female == 0 { persons[person].gender = .male }
      if votes.female > 0, votes.male == 0 { persons[person].gender = .female }
    }
  }

  /// Whether `span` is the only person's name in its sentence, and no man or woman without a name stands in it.
  private func isAlone(_ span: Int, in sentence: Range<Int>) -> Bool {
    let person = personOfSpan[span]
    var index = span - 1
    while index >= 0, names[index].tokens.lowerBound >= sentence.lowerBound {
      if personOfSpan[index] != person, personOfSpan[index] >= 0 { return false }
      index -= 1
    }
    index = span + 1
    while index < names.count, names[index].tokens.lowerBound < sentence.upperBound {
      if personOfSpan[index] != person, personOfSpan[index] >= 0 { return false }
      index += 1
    }
    return !sentence.contains {
      text.tokens[$0].isAny(of: .role) && text.tokens[$0].isAny(of: [.masculine, .feminine])
        && !names[span].tokens.contains($0)
    }
  }

  /// Collects the roles printed before a person's name and behind it.
  private mutating func describe(_ person: Int) {
    for span in persons[person].spans {
      let tokens = names[span].tokens
      guard !text.tokens[tokens.lowerBound].has(.title) else { continue }
      let sentence = text.sentences[Int(text.tokens[tokens.lowerBound].sentence)].tokens
      if let role = roleBefore(tokens, sentence) { keep(role, person) }
      if let role = roleBehind(tokens, sentence) { keep(role, person) }
    }
    if persons[person].gender == .unknown {
      for role in persons[person].roles {
        let head = text.tokens[role.head]
        if head.isAny(of: .masculine) { persons[person].gender = .male }
        if head.isAny(of: .feminine) { persons[person].gender = .female }
      }
    }
  }

  private mutating func keep(_ role: Person.Role, _ person: Int) {
    guard persons[person].roles.count < Self.mostRoles else { return }
    let head = text.tokens[role.head]
    if !persons[person].roles.contains(where: {
      text.tokens[$0.head].hash == head.hash && $0.tokens.count == role.tokens.count
    }) {
      persons[person].roles.append(role)
    }
  }

  /// "Russian Deputy Foreign Minister | Mikhail Bogdanov", "the spokesman for the army, Brigadier General | Ahmad".
  private func roleBefore(_ tokens: Range<Int>, _ sentence: Range<Int>) -> Person.Role? {
    var index = tokens.lowerBound - 1
    var head: Int?
    let stop = max(sentence.lowerBound, index - 16)
    var start = tokens.lowerBound
    while index >= stop {
      let token = text.tokens[index]
      if text.isByte(index, 0x2C) {
        // An apposition: what stands before the comma must end in a role or hold one before a preposition.
        guard head == nil || token.has(.glued) else { break }
        var probe = index - 1
        var found: Int?
        while probe >= stop, !text.isByte(probe, 0x2C), !text.tokens[probe].isAny(of: .cue),
          QuotationMark(text.bytes(probe)) == nil
        {
          if text.tokens[probe].isAny(of: .role), !text.tokens[probe].isAny(of: .group), isHead(probe) {
            found = probe
            start = probe
          } else if found != nil,
            !text.tokens[probe].has(.word)
              || text.tokens[probe].isAny(of: [.preposition, .auxiliary, .coordinator])
          {
            break
          } else if found != nil {
            if text.tokens[probe].isAny(of: [.determiner, .finite])
              || text.bytes(probe).suffix(2).elementsEqual("ed".utf8)
            {
              break
            }
            start = probe
          }
          probe -= 1
        }
        if let found {
          if !endsWithName(tokens, sentence), isGoverned(start) { return nil }
          if text.tokens[start].isAny(of: .determiner) { start += 1 }
          return Person.Role(tokens: min(start, found)..<tokens.lowerBound, head: found)
        }
        break
      }
      if token.has(.punctuation), !text.isByte(index, 0x2D) { break }
      if head == nil {
        guard token.isAny(of: [.role, .title]) else { break }
        head = index
        start = index
      } else if token.isAny(of: [
        .determiner, .possessive, .preposition, .coordinator, .auxiliary, .adverb, .pronoun, .cue, .relative,
        .subordinator, .calendar, .finite,
      ]) && !token.isAny(of: .roleModifier)
        || text.bytes(index).suffix(2).elementsEqual("ed".utf8) && !token.has(.capitalised)
      {
        break
      } else {
        start = index
        if token.isAny(of: .role), head == nil { head = index }
      }
      index -= 1
    }
    guard let head else { return nil }
    return Person.Role(tokens: start..<tokens.lowerBound, head: head)
  }

  /// Whether a comma or the like follows the name: else it may be the subject of what follows.
  private func endsWithName(_ name: Range<Int>, _ sentence: Range<Int>) -> Bool {
    name.upperBound >= sentence.upperBound || text.tokens[name.upperBound].has(.punctuation)
  }

  /// Whether a preposition stands before the phrase at `start`: in "according to his agent, Basri was ill" nobody says who
  /// the agent is.
  private func isGoverned(_ start: Int) -> Bool {
    var before = start - 1
    while before > 0, text.tokens[before].isAny(of: [.determiner, .possessive]) { before -= 1 }
    return before >= 0 && (text.tokens[before].isAny(of: .preposition) || text.isWord(before, "to"))
  }

  /// Whether a role ends its noun phrase: "the minister of", not "the major goal".
  private func isHead(_ index: Int) -> Bool {
    let next = text.tokens[index + 1]
    return next.has(.punctuation) || next.has(.genitive) || next.isAny(of: [.preposition, .coordinator])
  }

  /// "Alexander Ionov, a member of Russia's Human Rights Council under …,".
  private func roleBehind(_ tokens: Range<Int>, _ sentence: Range<Int>) -> Person.Role? {
    var index = tokens.upperBound
    guard index + 1 < sentence.upperBound, text.isByte(index, 0x2C) else { return nil }
    index += 1
    var head: Int?
    let start = text.tokens[index].isAny(of: .determiner) ? index + 1 : index
    var end = start
    while end < min(sentence.upperBound, index + 20) {
      let token = text.tokens[end]
      if token.has(.punctuation), !text.isByte(end, 0x2D), !token.has(.genitive) { break }
      if token.isAny(of: [.relative, .auxiliary, .cue]), !token.has(.genitive) { break }
      if head == nil, token.isAny(of: [.preposition, .coordinator]) { break }
      if head == nil || end == (head ?? 0) + 1, token.isAny(of: .role) { head = end }
      end += 1
    }
    guard let head, end > start else { return nil }
    return Person.Role(tokens: start..<end, head: head)
  }
}
