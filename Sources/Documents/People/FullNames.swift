/// Who is who among full names.
extension PersonPostings {
  /// Works out anew who is who, for the names that were touched since.
  public mutating func settle() {
    let blocks = touchedBlocks
    touchedBlocks = []
    for block in blocks { cluster(self.blocks.root(block)) }
    let lone = touchedLone
    touchedLone = []
    for word in lone { resolveLone(word) }
    let words = touchedRoleWords
    touchedRoleWords = []
    resolveRoles(words)
    if touchedOrganisations {
      touchedOrganisations = false
      resolveOrganisations()
    }
  }

  /// Whether something was taken up since `settle`.
  public var isSettled: Bool {
    touchedBlocks.isEmpty && touchedLone.isEmpty && touchedRoleWords.isEmpty && !touchedOrganisations
  }

  /// Joins the full names of a block into people; each name joins the people with whose every name it agrees.
  private mutating func cluster(_ block: [UInt8]) {
    let members = (blocks.nodes[block] ?? []).filter { !nodes[$0].members.isEmpty }
    // The order follows from the names alone: full first names before short ones and initials.
    let order = members.sorted { a, b in
      let left = nodes[a].name
      let right = nodes[b].name
      if left.hasInitial != right.hasInitial { return right.hasInitial }
      if left.words.count != right.words.count { return left.words.count > right.words.count }
      if left.first.count != right.first.count { return left.first.count > right.first.count }
      return left.words.lexicographicallyPrecedes(right.words) { $0.lexicographicallyPrecedes($1) }
    }
    var people: [[Int]] = []
    for item in decided(order) {
      var best: [Int] = []
      var bestAgreement = NameAgreement.none
      for (index, person) in people.enumerated() {
        let agreement = agreement(item, person)
        guard agreement > .none, agreement >= bestAgreement else { continue }
        best = agreement > bestAgreement ? [index] : best + [index]
        bestAgreement = agreement
      }
      // A name that two people may bear is nobody's for certain: it stays apart.
      if best.count == 1 { people[best[0]] += item } else { people.append(item) }
    }
    replace(blocks.nodes[block] ?? [], by: people)
    for node in blocks.nodes[block] ?? [] {
      touchedLone.insert(nodes[node].name.last)
      touchedLone.formUnion(nodes[node].aliases.keys)
      for role in nodes[node].roles.keys { touchedRoleWords.formUnion(RoleWords.words(role)) }
    }
    for key in blocks.keys(of: block) { touchedLone.formUnion(loneWords[key] ?? []) }
  }

  /// The names one by one, those that a person decided to be one person's together.
  private func decided(_ order: [Int]) -> [[Int]] {
    guard !decisions.isEmpty else { return order.map { [$0] } }
    var items: [[Int]] = []
    for node in order {
      let name = nodes[node].name.joined
      let linked = items.indices.filter { index in
        items[index].contains { decisions.joins(nodes[$0].name.joined, name) }
      }
      guard let first = linked.first else {
        items.append([node])
        continue
      }
      items[first].append(node)
      for other in linked.dropFirst().reversed() { items[first] += items.remove(at: other) }
    }
    return items
  }

  private func agreement(_ item: [Int], _ person: [Int]) -> NameAgreement {
    var best = NameAgreement.none
    for a in item {
      for b in person {
        let left = nodes[a]
        let right = nodes[b]
        guard left.gender.agrees(with: right.gender),
          !decisions.separates(left.name.joined, right.name.joined)
        else { return .none }
        let agreement = NameAgreement(left.name, right.name)
        if agreement == .none {
          // "Vega Robles" and "Lucía Inés Vega" are told to be one by the whole name.
          guard
            person.contains(where: {
              left.name.isPart(of: nodes[$0].name) && right.name.isPart(of: nodes[$0].name)
            })
          else { return .none }
        }
        // An article that tells two of one name apart knows better.
        if left.name.joined != right.name.joined, areTogether(left, right) { return .none }
        best = max(best, agreement)
      }
    }
    return best
  }

  /// Whether an article names both, as two.
  private func areTogether(_ a: NameNode, _ b: NameNode) -> Bool {
    let few = a.members.count < b.members.count ? a.members : b.members
    let many = a.members.count < b.members.count ? b.members : a.members
    return few.contains { member in
      let place = many.partitioningIndex { $0.article >= member.article }
      return place < many.count && many[place].article == member.article
    }
  }

  /// Makes nodes stand in new groups; each group is known by the node that came first.
  private mutating func replace(_ old: [Int], by people: [[Int]]) {
    for node in old where homes[node] != node { move(node, to: nil) }
    for person in people {
      guard let home = person.min() else { continue }
      for node in person where node != home { move(node, to: home) }
    }
  }
}
