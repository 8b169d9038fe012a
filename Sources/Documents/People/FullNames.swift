/// Who is who among full names.
extension PersonPostings {
  /// Joins the full names of a block into people; each name joins the people with whose every name it agrees.
  ///
  /// - Returns: How many names were compared, about.
  mutating func cluster(_ block: [UInt8]) -> Int {
    let all = blocks.nodes(of: block)
    let members = all.filter { !nodes[$0].members.isEmpty }
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
    var alike = NamesAlike()
    var effort = 2 * all.count
    for item in decided(order) {
      var best: [Int] = []
      var bestAgreement = NameAgreement.none
      let candidates = alike.people(like: item.map { nodes[$0].name })
      effort += candidates.count
      for index in candidates {
        let agreement = agreement(item, people[index])
        guard agreement > .none, agreement >= bestAgreement else { continue }
        best = agreement > bestAgreement ? [index] : best + [index]
        bestAgreement = agreement
      }
      // A name that two people may bear is nobody's for certain: it stays apart.
      let person = best.count == 1 ? best[0] : people.count
      if person == people.count { people.append(item) } else { people[person] += item }
      for node in item { alike.add(nodes[node].name, of: person) }
    }
    let before = all.map { homes[$0] }
    replace(all, by: people)
    touch(all, before)
    return effort
  }

  /// Has the lone names and descriptions looked at that may mean one of the people who are others than before.
  private mutating func touch(_ all: [Int], _ before: [Int]) {
    var changed: Set<Int> = []
    for (node, home) in zip(all, before) where homes[node] != home { changed.formUnion([home, homes[node]]) }
    guard !changed.isEmpty else { return }
    for (node, home) in zip(all, before) where changed.contains(home) || changed.contains(homes[node]) {
      touchMeanings(of: node)
    }
  }

  /// Has the lone names and descriptions looked at that may mean the bearer of a full name.
  mutating func touchMeanings(of node: Int) {
    touchLone(like: nodes[node])
    for role in nodes[node].roles.keys { touchedRoleWords.formUnion(RoleWords.words(role)) }
  }

  /// Has the lone names looked at that the bearer of a full name may be called by.
  mutating func touchLone(like node: NameNode) {
    touchedLone.insert(node.name.last)
    touchedLone.formUnion(loneWords[NameBlocks.key(node.name.last)] ?? [])
    touchedLone.formUnion(node.aliases.keys)
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
        // Nodes are large: only what is compared is taken out of them.
        let left = nodes[a].name
        let right = nodes[b].name
        guard nodes[a].gender.agrees(with: nodes[b].gender),
          decisions.isEmpty || !decisions.separates(left.joined, right.joined)
        else { return .none }
        let agreement = NameAgreement(left, right)
        if agreement == .none {
          // "Vega Robles" and "Lucía Inés Vega" are told to be one by the whole name.
          guard
            person.contains(where: {
              left.isPart(of: nodes[$0].name) && right.isPart(of: nodes[$0].name)
            })
          else { return .none }
        }
        // An article that tells two of one name apart knows better.
        let isOneName = left.generation == right.generation && left.hasSameWords(as: right)
        if !isOneName, areTogether(nodes[a], nodes[b]) { return .none }
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
    var new: [Int: Int] = [:]
    for person in people {
      guard let home = person.min() else { continue }
      for node in person { new[node] = home }
    }
    // Who stays where he is, and all who are called after him, is not touched.
    let moved = old.filter { homes[$0] != new[$0] ?? $0 }
    move(moved, to: new)
  }
}
