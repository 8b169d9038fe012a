/// A use of a name and what sort of name it is.
struct ClassifiedUse {
  let sort: NameNode.Sort
  let name: PersonName
  let key: [UInt8]
  let use: NameUse
}

/// What an article says of its entities, as identity reads it: one use for each entity, `nil` for those that nobody
/// is known by, "officials" and "the report".
struct NameUses {
  private(set) var all: [ClassifiedUse?] = []
  /// What brackets behind a name give as its acronym: the name and the letters, folded.
  private(set) var acronyms: [Acronyms.Pair] = []

  init(
    _ analysis: Analysis, of article: Article, number: Int, places: PlacePostings, names: inout KnownNames
  ) {
    var statements = Array(repeating: Int32(0), count: analysis.entities.count)
    var indefinite: Set<Int> = []
    for quotation in analysis.quotations {
      guard let speaker = quotation.speaker, statements.indices.contains(speaker) else { continue }
      if quotation.attribution == .statement { statements[speaker] += 1 }
      if let source = quotation.source, Self.isIndefinite(source, in: article.source) {
        indefinite.insert(speaker)
      }
    }
    var spokenOf: [Int: [Int]] = [:]
    var speech = Speech(analysis)
    for mention in analysis.places where mention.use != .demonym {
      let speakers = speech.speakers(over: mention.range)
      guard !speakers.isEmpty, let place = places.number(of: PlaceKey(mention, in: article.source)) else {
        continue
      }
      for speaker in speakers { spokenOf[speaker, default: []].append(place) }
    }
    let day = article.date.map { Int32(($0.year * 12 + $0.month) * 31 + $0.day) } ?? 0
    for (index, entity) in analysis.entities.enumerated() {
      guard let (sort, name, key) = Self.classify(entity, isIndefinite: indefinite.contains(index), &names)
      else {
        all.append(nil)
        continue
      }
      let member = NameNode.Member(
        article: Int32(number), entity: Int32(index), statements: statements[index], day: day)
      let aliases = sort == .full ? Self.aliases(entity, name, in: article.source, &names) : []
      all.append(
        ClassifiedUse(
          sort: sort, name: name, key: key,
          use: NameUse(entity: entity, member: member, aliases: aliases, places: spokenOf[index] ?? [])))
      if sort == .organisation { findAcronyms(entity, key, in: article.source) }
    }
  }

  private static func classify(
    _ entity: Entity, isIndefinite: Bool, _ names: inout KnownNames
  ) -> (NameNode.Sort, PersonName, [UInt8])? {
    let isNamed = !entity.mentions.isEmpty
    switch entity.kind {
    case .person:
      guard isNamed else {
        let words = RoleWords.words(entity.name)
        return words.count > 1 && !isIndefinite && isOffice(entity.name, words)
          ? (.role, PersonName(words: words), []) : nil
      }
      let name = names.name(entity.name)
      guard !name.words.isEmpty else { return nil }
      return (name.isLone ? .lone : .full, name, [])
    case .organisation, .unknown:
      guard isNamed else { return nil }
      var key = Folding.fold(entity.name.utf8)
      for article in [Array("the ".utf8), Array("a ".utf8)] where key.starts(with: article) {
        key.removeFirst(article.count)
      }
      return key.isEmpty ? nil : (.organisation, PersonName(words: []), key)
    case .group, .document: return nil
    }
  }

  /// Whether one person alone has an office: a word for such an office and somebody whose it is, "the LNA spokesman".
  private static func isOffice(_ name: String, _ words: [[UInt8]]) -> Bool {
    name.utf8.contains { (0x41...0x5A).contains($0) } && words.contains { RoleWords.offices.contains($0) }
  }

  /// Whether a description begins with "a", "another", "one", or they stand before it.
  private static func isIndefinite(_ source: TextRange, in text: SourceText) -> Bool {
    let start = max(0, source.start - 12)
    let end = min(source.end, text.utf8.count)
    guard start < end, source.start <= end else { return false }
    let words = text.utf8[source.start..<end].split(separator: 0x20)
    let before = text.utf8[start..<source.start].split(separator: 0x20)
    return [words.first, before.last].contains { word in
      guard let word else { return false }
      let folded = Folding.fold(word)
      return indefinites.contains(folded)
    }
  }

  private static let indefinites: Set<[UInt8]> = Set(
    ["a", "an", "another", "one", "some", "former"].map { Array($0.utf8) })

  /// The lone words by which mentions call the bearer of a full name, his last name left out.
  private static func aliases(
    _ entity: Entity, _ name: PersonName, in source: SourceText, _ names: inout KnownNames
  ) -> Set<[UInt8]> {
    var found: Set<[UInt8]> = []
    for mention in entity.mentions.prefix(40) where mention.count <= 40 {
      let form = names.name(source.string(mention))
      guard form.isLone, !form.last.isEmpty else { continue }
      // Whoever goes by the last name is "John" among friends only.
      if form.last == name.last { return [] }
      found.insert(form.last)
    }
    return found
  }

  /// "(LNA)" behind a mention.
  private mutating func findAcronyms(_ entity: Entity, _ key: [UInt8], in source: SourceText) {
    guard key.contains(0x20) else { return }
    for mention in entity.mentions.prefix(10) {
      let rest = source.utf8[min(mention.end, source.utf8.count)...].prefix(14)
      guard rest.starts(with: [0x20, 0x28]), let end = rest.firstIndex(of: 0x29) else { continue }
      let letters = source.utf8[(rest.startIndex + 2)..<end]
      guard letters.count >= 2, letters.allSatisfy({ (0x41...0x5A).contains($0) || $0 == 0x2E }) else {
        continue
      }
      acronyms.append(Acronyms.Pair(name: key, letters: Folding.fold(letters)))
    }
  }
}

/// The names that were read last: in a corpus the same ones come again and again.
struct KnownNames {
  private var names: [String: PersonName] = [:]

  /// With this many, memory is given back.
  private static let most = 20_000

  /// Reads a name as it is printed.
  mutating func name(_ text: String) -> PersonName {
    if let known = names[text] { return known }
    if names.count >= Self.most { names.removeAll() }
    let name = PersonName(text)
    names[text] = name
    return name
  }
}
