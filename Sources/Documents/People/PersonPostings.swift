/// The people and organisations of all articles, one identity for all spellings, brought up to date with each analysis.
///
/// An analysis is taken up at once; who is who is worked out in `settle`, and only for the names it touches, so that work
/// grows with what is new. The result does not depend on the order in which articles arrive.
public struct PersonPostings: Sendable {
  /// The names; a number for readers is an index of it and stays valid for good.
  var nodes: [NameNode] = []
  /// The node that stands for the identity each node belongs to.
  var homes: [Int] = []
  /// The nodes of each identity that has several, by the node that stands for it.
  var groups: [Int: [Int]] = [:]
  /// The nodes of an article's entities; -1 for what is no name.
  private var nodesOfArticle: [Int: [Int32]] = [:]
  private var numbers: [NodeKey: Int] = [:]

  /// What links full names into blocks, inside of which they are compared.
  var blocks = NameBlocks()
  /// The lone names by their word.
  var lone: [[UInt8]: [Int]] = [:]
  /// Those words by the key of the blocks whose names they may end.
  var loneWords: [[UInt8]: Set<[UInt8]>] = [:]
  /// The full names whose bearers are called by a lone word.
  var bearers: [[UInt8]: [Int]] = [:]
  /// Words of roles: who has them, and which descriptions use them.
  var roleWords = RoleWords()
  /// What brackets say: "Libyan National Army (LNA)".
  var acronyms = Acronyms()
  /// The letters that were joined with a name when organisations were last worked out.
  var joinedLetters: [[UInt8]] = []
  /// What a person decided.
  var decisions = IdentityDecisions()

  var touchedBlocks: Set<[UInt8]> = []
  var touchedLone: Set<[UInt8]> = []
  var touchedRoleWords: Set<[UInt8]> = []
  var touchedOrganisations = false
  /// What names read as, for the next ones.
  private var knownNames = KnownNames()
  /// What of it is being looked at.
  var settling = Settling()

  /// Makes postings of no article.
  public init() {}

  private struct NodeKey: Hashable {
    let sort: NameNode.Sort
    let name: [UInt8]
    /// The article of a name that is known in one article only, else -1.
    let article: Int
  }

  // MARK: Taking up and taking back

  /// Takes up what was found in an article; `places` gives the places their numbers.
  public mutating func add(_ analysis: Analysis, of article: Article, number: Int, places: PlacePostings) {
    let uses = NameUses(analysis, of: article, number: number, places: places, names: &knownNames)
    acronyms.count(uses.acronyms, by: 1)
    if !uses.acronyms.isEmpty { touchedOrganisations = true }
    nodesOfArticle[number] = uses.all.map { use in
      guard let use else { return -1 }
      let node = node(for: use, article: number)
      count(use, node, by: 1)
      return Int32(node)
    }
  }

  /// Takes back what `add` took up.
  public mutating func remove(_ analysis: Analysis, of article: Article, number: Int, places: PlacePostings) {
    guard let known = nodesOfArticle.removeValue(forKey: number) else { return }
    let uses = NameUses(analysis, of: article, number: number, places: places, names: &knownNames)
    acronyms.count(uses.acronyms, by: -1)
    if !uses.acronyms.isEmpty { touchedOrganisations = true }
    for (use, node) in zip(uses.all, known) {
      if let use, node >= 0 { count(use, Int(node), by: -1) }
    }
  }

  private mutating func count(_ use: NameUse, _ node: Int, by step: Int) {
    let name = nodes[node].name
    switch nodes[node].sort {
    case .full:
      // What is compared is taken out first: a node that is held twice would be copied, with all its members.
      let (wasEmpty, gender) = (nodes[node].members.isEmpty, nodes[node].gender)
      let newAliases = use.aliases.filter { nodes[node].aliases[$0] == nil }
      let hadRoles = use.entity.roles.map { nodes[node].roles[$0] != nil }
      nodes[node].count(use, by: step)
      if wasEmpty != nodes[node].members.isEmpty || gender != nodes[node].gender {
        touchedBlocks.insert(blocks.block(of: name))
        for member in self.nodes(of: homes[node]) { touchMeanings(of: member) }
      }
      // How often somebody is named decides whom a lone name means.
      touchLone(like: nodes[node])
      for alias in newAliases where nodes[node].aliases[alias] != nil {
        bearers[alias, default: []].append(node)
        touchedLone.insert(alias)
      }
      for (role, had) in zip(use.entity.roles, hadRoles) where had != (nodes[node].roles[role] != nil) {
        let words = RoleWords.words(role)
        roleWords.count(words, of: node, by: step)
        touchedRoleWords.formUnion(words)
      }
    case .lone:
      nodes[node].count(use, by: step)
      touchedLone.insert(name.last)
    case .role:
      nodes[node].count(use, by: step)
      touchedRoleWords.formUnion(name.words)
    case .organisation:
      nodes[node].count(use, by: step)
      touchedOrganisations = true
    }
  }

  private mutating func node(for use: ClassifiedUse, article: Int) -> Int {
    let isShared = use.sort == .full || use.sort == .organisation
    let key = NodeKey(
      sort: use.sort, name: use.sort == .organisation ? use.key : use.name.joined,
      article: isShared ? -1 : article)
    if let known = numbers[key] { return known }
    let number = nodes.count
    numbers[key] = number
    nodes.append(NameNode(use.sort, name: use.name, key: use.key))
    homes.append(number)
    switch use.sort {
    case .full: touchedBlocks.formUnion(blocks.add(use.name, number))
    case .lone:
      lone[use.name.last, default: []].append(number)
      loneWords[NameBlocks.key(use.name.last), default: []].insert(use.name.last)
    case .role: roleWords.describe(use.name.words, number)
    case .organisation: break
    }
    return number
  }

  private mutating func count(_ use: ClassifiedUse, _ node: Int, by step: Int) {
    count(use.use, node, by: step)
  }

  /// The node of an organisation by its folded name.
  func organisation(_ key: [UInt8]) -> Int? { numbers[NodeKey(sort: .organisation, name: key, article: -1)] }

  /// The node of a full name by its words in one.
  func fullName(_ name: [UInt8]) -> Int? { numbers[NodeKey(sort: .full, name: name, article: -1)] }

  // MARK: Decisions

  /// Takes up what a person decided: pairs of names that are one person's, and pairs that are two people's.
  public mutating func decide(same: [(String, String)], different: [(String, String)]) {
    let new = IdentityDecisions(same: same, different: different)
    guard new != decisions else { return }
    let names = new.names.union(decisions.names)
    decisions = new
    for name in names {
      for block in blocks.blocks(named: name) { touchedBlocks.insert(block) }
      touchedLone.insert(name)
    }
    for pair in new.samePairs { touchedBlocks.formUnion(blocks.join(pair.0, pair.1)) }
    touchedOrganisations = true
  }

  // MARK: Who is who

  /// The number of an identity by any number it was ever known by; `nil` where nothing has that number.
  public func number(_ number: Int) -> Int? { homes.indices.contains(number) ? homes[number] : nil }

  /// The number of whom an entity of an article is; `nil` for what has no name. Call `settle` before.
  public func number(ofEntity entity: Int, inArticle article: Int) -> Int? {
    guard let nodes = nodesOfArticle[article], nodes.indices.contains(entity), nodes[entity] >= 0 else {
      return nil
    }
    return homes[Int(nodes[entity])]
  }

  /// The nodes of an identity.
  func nodes(of number: Int) -> [Int] { groups[number] ?? [number] }

  /// Moves each node to the identity that `new` has for it, or to one of its own; takes time in proportion to the nodes and to
  /// the identities that they leave.
  mutating func move(_ nodes: some Collection<Int>, to new: [Int: Int]) {
    var leaving: [Int: Set<Int>] = [:]
    for node in nodes where homes[node] != new[node] ?? node {
      leaving[homes[node], default: []].insert(node)
    }
    for (old, gone) in leaving {
      guard var group = groups[old] else { continue }
      group.removeAll { gone.contains($0) }
      groups[old] = group.count > 1 ? group : nil
    }
    for node in nodes {
      let home = new[node] ?? node
      guard homes[node] != home else { continue }
      homes[node] = home
      if home != node { groups[home, default: [home]].append(node) }
    }
  }

  /// Moves a node to an identity, or with `nil` to one of its own.
  mutating func move(_ node: Int, to home: Int?) {
    guard homes[node] != home ?? node else { return }
    move(CollectionOfOne(node), to: home.map { [node: $0] } ?? [:])
  }
}
