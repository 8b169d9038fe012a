import Documents

/// The entities of one article while they are collected: people first, others when they speak.
struct EntityTable {
  let text: TokenizedArticle
  let names: [NameSpan]
  private(set) var entities: [Entity] = []
  private var byName: [String: Int] = [:]
  /// The entity of each person, and of each name span that is no person's.
  private var ofPerson: [Int] = []
  private var ofAcronym: [String: String] = [:]
  private var spansByName: [String: [Int]] = [:]

  init(text: TokenizedArticle, names: [NameSpan], people: PersonFinder) {
    self.text = text
    self.names = names
    for person in people.persons {
      ofPerson.append(entities.count)
      let roles = person.roles.map { line(trimmedRole($0.tokens)) }
      entities.append(
        Entity(
          name: line(text.range(names[person.fullest].tokens)), kind: .person, gender: person.gender,
          roles: unique(roles), mentions: person.spans.map { names[$0].range }))
    }
    collectAcronyms()
    for index in names.indices where names[index].kind != .person {
      spansByName[canonical(names[index]), default: []].append(index)
    }
  }

  private func trimmedRole(_ tokens: Range<Int>) -> TextRange {
    var tokens = tokens
    while let last = tokens.last, text.tokens[last].has(.punctuation),
      !(text.isByte(last, 0x29) && tokens.contains { text.isByte($0, 0x28) })
    { tokens = tokens.lowerBound..<last }
    while let first = tokens.first,
      text.tokens[first].isAny(of: .determiner) || text.tokens[first].has(.punctuation)
        || text.tokens[first].has(.genitive) || text.tokens[first].has(.number)
    { tokens = (first + 1)..<tokens.upperBound }
    // "head, Professor", "Ms": a form of address says nothing of an office.
    while let last = tokens.last, isAddress(last) {
      tokens = tokens.lowerBound..<last
      while let mark = tokens.last, text.tokens[mark].has(.punctuation) { tokens = tokens.lowerBound..<mark }
    }
    return text.range(tokens)
  }

  private func isAddress(_ index: Int) -> Bool {
    return text.isAnyWord(
      index,
      [
        "mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "dame", "mr.", "mrs.", "ms.", "dr.",
        "prof.",
      ])
  }

  private func unique(_ strings: [String]) -> [String] {
    var result: [String] = []
    for string in strings where !string.isEmpty && !result.contains(string) { result.append(string) }
    return Array(result.prefix(8))
  }

  /// Text on one line.
  private func line(_ range: TextRange) -> String {
    text.string(range).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// "Libyan National Army (LNA)": the letters in brackets stand for the name before them.
  private mutating func collectAcronyms() {
    for (index, span) in names.enumerated() where index + 1 < names.count {
      let next = names[index + 1]
      guard next.tokens.count == 1, text.tokens[next.tokens.lowerBound].has(.allCaps),
        next.tokens.lowerBound == span.tokens.upperBound + 1, text.isByte(span.tokens.upperBound, 0x28)
      else { continue }
      ofAcronym[folded(next.range)] = folded(span.range)
    }
  }

  private func folded(_ range: TextRange) -> String {
    String(decoding: NameForm.folded(text.bytes(range)), as: UTF8.self)
  }

  private func canonical(_ span: NameSpan) -> String {
    let name = folded(span.range)
    return ofAcronym[name] ?? name
  }

  /// What is one for all spellings of a name that is no person's: the long form, folded.
  func canonicalName(_ span: Int) -> String { canonical(names[span]) }

  /// The longest way in which the article writes the name at `span`.
  func fullName(ofSpan span: Int) -> String {
    let spans = spansByName[canonical(names[span])] ?? [span]
    return line(names[spans.max { names[$0].range.count < names[$1].range.count } ?? span].range)
  }

  /// The entity of several who speak together, under `name`.
  mutating func entity(ofSeveral name: String) -> Int {
    let key = "several " + name
    if let known = byName[key] { return known }
    byName[key] = entities.count
    entities.append(Entity(name: name, kind: .group, mentions: []))
    return entities.count - 1
  }

  /// Adds a mention outside the tokens: in a caption; where it has more words than the article's own, it is the name.
  mutating func add(_ mention: TextRange, toPerson person: Int) {
    let entity = ofPerson[person]
    let name = line(mention)
    if !entities[entity].name.contains(" "), name.contains(" ") { entities[entity].name = name }
    let place =
      entities[entity].mentions.firstIndex { $0.start > mention.start } ?? entities[entity].mentions.endIndex
    entities[entity].mentions.insert(mention, at: place)
  }

  /// The entity of a person.
  func entity(ofPerson person: Int) -> Int { ofPerson[person] }

  /// The entity of a name that is no person's, made when it first speaks.
  mutating func entity(ofSpan span: Int) -> Int {
    let name = canonical(names[span])
    if let known = byName["name " + name] { return known }
    let spans = spansByName[name] ?? [span]
    let fullest = spans.max { names[$0].range.count < names[$1].range.count } ?? span
    let token = text.tokens[names[span].tokens.lowerBound]
    let kind: Entity.Kind =
      names[span].kind == .organisation || token.isAny(of: [.state, .medium]) ? .organisation : .unknown
    byName["name " + name] = entities.count
    entities.append(
      Entity(name: line(names[fullest].range), kind: kind, mentions: spans.map { names[$0].range }))
    return entities.count - 1
  }

  /// The entity of a description that no name resolves: "officials", "the report".
  mutating func entity(ofPhrase phrase: Range<Int>, head: Int) -> Int {
    var phrase = phrase
    while phrase.count > 1, let first = phrase.first, text.tokens[first].isAny(of: [.determiner]) {
      phrase = (first + 1)..<phrase.upperBound
    }
    let range = text.range(phrase)
    let name = line(range)
    let key = "phrase " + name.lowercased()
    if let known = byName[key] { return known }
    let classes = text.tokens[head].classes
    let kind: Entity.Kind =
      !classes.isDisjoint(with: .document) && classes.isDisjoint(with: .role)
      ? .document
      : classes.contains(.group)
        ? .group
        : classes.contains(.body) || classes.contains(.organisation)
          ? .organisation
          : classes.contains(.role) ? .person : .unknown
    byName[key] = entities.count
    entities.append(Entity(name: name, kind: kind, mentions: []))
    return entities.count - 1
  }

  /// The entities in the order of their first mention or quotation, and the new index of each old one.
  func ordered(firstSpeech: [Int: Int]) -> (entities: [Entity], places: [Int]) {
    let order = entities.indices.sorted {
      let left = min(entities[$0].mentions.first?.start ?? .max, firstSpeech[$0] ?? .max)
      let right = min(entities[$1].mentions.first?.start ?? .max, firstSpeech[$1] ?? .max)
      return (left, $0) < (right, $1)
    }
    var places = Array(repeating: 0, count: entities.count)
    for (new, old) in order.enumerated() { places[old] = new }
    return (order.map { entities[$0] }, places)
  }
}
