/// Who is meant by a lone name or by a description.
extension PersonPostings {
  /// A person whom a lone word may mean.
  private struct Candidate {
    let home: Int
    /// 3 for the very last name or a name that articles call the person by, 2 for another spelling of the last name.
    var rank: Int
    /// How many articles have the full name.
    var articles: Int
    var gender: Gender
    /// The nodes of the person's full names, and these names, each in one.
    var members: [Int]
    var names: [[UInt8]]
  }

  /// Somebody named in full that many times as often as all others of the name is meant by the lone name: an article
  /// that gives no first name speaks of somebody whom everybody knows.
  private static let dominance = 8

  /// Finds whose a lone word is, in each article that has it; one that two people may be stays apart.
  ///
  /// - Parameters:
  ///   - first: How many of its names have been looked at.
  ///   - most: How many are looked at now at most; all of them where nobody bears the word in full.
  /// - Returns: How many names were looked at, whether none is left, and how many names were compared, about.
  mutating func resolveLone(
    _ word: [UInt8], from first: Int, most: Int
  ) -> (looked: Int, isDone: Bool, effort: Int) {
    let all = lone[word] ?? []
    guard first < all.count else { return (0, true, 1) }
    let candidates = candidates(for: word)
    let effort = 1 + candidates.count + blocks.nodes(like: word).count
    guard !candidates.isEmpty else {
      move(all, to: unclaimed(all.filter { !nodes[$0].members.isEmpty }))
      return (all.count - first, true, effort + all.count)
    }
    let open = candidates.filter { !$0.names.contains { decisions.separates($0, word) } }
    let part = all[first..<min(all.count, first + min(most, all.count))]
    var choices: [Gender: Choice] = [:]
    var homes: [Int: Int] = [:]
    for node in part where !nodes[node].members.isEmpty {
      let gender = nodes[node].gender
      if choices[gender] == nil { choices[gender] = Choice(of: open, for: gender) }
      homes[node] = choices[gender]?.home(for: nodes[node], among: nodes)
    }
    move(part, to: homes)
    return (part.count, part.endIndex == all.count, effort + part.count)
  }

  private func candidates(for word: [UInt8]) -> [Candidate] {
    var found: [Int: Candidate] = [:]
    func consider(_ node: Int, _ rank: Int, _ found: inout [Int: Candidate]) {
      let home = self.homes[node]
      guard !nodes[node].members.isEmpty else { return }
      if found[home] == nil {
        let group = nodes(of: home).filter { nodes[$0].sort == .full }
        found[home] = Candidate(
          home: home, rank: rank, articles: group.reduce(0) { $0 + nodes[$1].members.count },
          gender: group.map { nodes[$0].gender }.first { $0 != .unknown } ?? .unknown,
          members: group, names: group.map { nodes[$0].name.joined })
      } else {
        let before = found[home]?.rank ?? 0
        found[home]?.rank = max(before, rank)
      }
    }
    for node in blocks.nodes(like: word) {
      let last = nodes[node].name.last
      if last == word {
        consider(node, 3, &found)
      } else if NameAgreement.isSameLone(last, word) {
        consider(node, 2, &found)
      }
    }
    for node in bearers[word] ?? [] where nodes[node].aliases[word] != nil { consider(node, 3, &found) }
    for name in decisions.partners(of: word) {
      if let node = fullName(name) { consider(node, 4, &found) }
    }
    return found.values.sorted { $0.home < $1.home }
  }

  /// Whom a lone name of one gender may mean.
  private struct Choice {
    /// Those of the highest rank.
    private let left: [Candidate]
    /// Who is named in full so much more often than the others together that he is meant.
    private let dominant: Int?
    /// Who has a role with a word, by the place in `left`, -1 where several have; made when it is asked for.
    private var holders: [[UInt8]: Int]?

    init(of candidates: [Candidate], for gender: Gender) {
      var left = candidates.filter { $0.gender.agrees(with: gender) }
      let best = left.map(\.rank).max() ?? 0
      left.removeAll { $0.rank < best }
      let first = left.max { $0.articles < $1.articles }
      let all = left.reduce(0) { $0 + $1.articles }
      dominant = first.flatMap {
        $0.articles >= PersonPostings.dominance * (all - $0.articles) ? $0.home : nil
      }
      self.left = left
    }

    /// The person that a lone name means, or `nil`.
    mutating func home(for name: NameNode, among nodes: [NameNode]) -> Int? {
      if left.count < 2 { return left.first?.home }
      // "Smith, the mayor": whoever of them is a mayor.
      if !name.roles.isEmpty {
        if holders == nil { holders = roleHolders(nodes) }
        let fitting = Set(name.roles.keys.flatMap(RoleWords.words).compactMap { holders?[$0] })
        if fitting.count == 1, let place = fitting.first, place >= 0 { return left[place].home }
      }
      return dominant
    }

    private func roleHolders(_ nodes: [NameNode]) -> [[UInt8]: Int] {
      var holders: [[UInt8]: Int] = [:]
      for (place, candidate) in left.enumerated() {
        for word in candidate.members.flatMap({ nodes[$0].roles.keys.flatMap(RoleWords.words) }) {
          holders[word] = holders[word] ?? place == place ? place : -1
        }
      }
      return holders
    }
  }

  /// Lone names that nobody bears in full: all articles mean one person, unless they say "he" here and "she" there.
  private func unclaimed(_ living: [Int]) -> [Int: Int] {
    let genders = Set(living.map { nodes[$0].gender })
    let isMixed = genders.contains(.male) && genders.contains(.female)
    var homes: [Int: Int] = [:]
    var firsts: [Gender: Int] = [:]
    for node in living {
      let gender = isMixed ? nodes[node].gender : .unknown
      if isMixed, gender == .unknown { continue }
      let first = firsts[gender] ?? node
      firsts[gender] = first
      homes[node] = first
    }
    return homes
  }

  // MARK: Descriptions

  /// The descriptions that use one of the words.
  func descriptions(with words: Set<[UInt8]>) -> [Int] {
    var descriptions: Set<Int> = []
    for word in words {
      // Every description holds a rare word besides "spokesman".
      let found = roleWords.descriptions[word] ?? []
      if found.count <= 2000 { descriptions.formUnion(found) }
    }
    return Array(descriptions)
  }

  /// Finds the bearer of a description: "the LNA spokesman" is whoever alone has that role, in articles of the same years.
  ///
  /// - Returns: How many names were looked at, about.
  mutating func resolve(description node: Int) -> Int {
    move(node, to: bearer(of: node))
    return 4
  }

  private func bearer(of node: Int) -> Int? {
    guard let member = nodes[node].members.first else { return nil }
    var found: Set<Int> = []
    for words in acronyms.versions(nodes[node].name.words) {
      let wanted = Set(words)
      for candidate in roleWords.candidates(words) where isContemporary(candidate, member) {
        let hasRole = nodes[candidate].roles.keys.contains { role in
          wanted.isSubset(of: RoleWords.words(role))
        }
        if hasRole { found.insert(homes[candidate]) }
      }
    }
    return found.count == 1 ? found.first : nil
  }

  /// Whether a name is in the news within two years of an article; where no date is known, it may be.
  private func isContemporary(_ node: Int, _ member: NameNode.Member) -> Bool {
    guard member.day > 0 else { return true }
    return nodes[node].members.contains {
      $0.day == 0 || abs($0.day - member.day) <= NameNode.Member.twoYears
    }
  }

  // MARK: Organisations

  /// Joins an acronym with the one name it stands for.
  mutating func resolveOrganisation(_ letters: [UInt8]) {
    guard let short = organisation(letters) else { return }
    let long = acronyms.name(of: letters).flatMap(organisation)
    move(short, to: long.flatMap { nodes[$0].members.isEmpty ? nil : $0 })
  }

  /// Joins the organisations that a person decided to be one.
  mutating func joinDecidedOrganisations() {
    for (one, other) in decisions.organisations {
      guard let a = organisation(one), let b = organisation(other), a != b else { continue }
      move(max(a, b), to: homes[min(a, b)])
    }
  }
}
