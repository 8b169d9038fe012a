/// One name as articles use it: what identity joins into people.
struct NameNode: Sendable {
  /// How a name says who is meant.
  enum Sort: Sendable {
    /// A person's first and last name: one node for all articles.
    case full
    /// A person's lone name: one node an article.
    case lone
    /// A description that names nobody, "the LNA spokesman": one node an article.
    case role
    /// An organisation: one node for all articles.
    case organisation
  }

  /// Where an article has it.
  struct Member: Hashable, Sendable {
    let article: Int32
    let entity: Int32
    /// Statements of the entity in the article.
    let statements: Int32
    /// The article's date as a number of days, each month counted as 31; 0 where it has none.
    let day: Int32

    /// So many days are two years.
    static let twoYears: Int32 = 2 * 12 * 31
  }

  let sort: Sort
  /// The name, or the words of a description.
  let name: PersonName
  /// Folded without "the": what an organisation is known by.
  let key: [UInt8]
  /// In the order of the articles.
  private(set) var members: [Member] = []
  /// The forms in which entities bear it, with the number of articles.
  private(set) var printed: [String: Int] = [:]
  /// Roles as printed, with the number of articles.
  private(set) var roles: [String: Int] = [:]
  /// Lone forms by which the articles call whoever bears it: "Xi" for Xi Jinping.
  private(set) var aliases: [[UInt8]: Int] = [:]
  /// How often statements speak of places, by the places' numbers.
  private(set) var places: [Int: Int] = [:]
  private(set) var statements = 0
  private var male = 0
  private var female = 0

  /// So many roles are kept of one name.
  private static let mostRoles = 256

  init(_ sort: Sort, name: PersonName, key: [UInt8]) {
    self.sort = sort
    self.name = name
    self.key = key
  }

  /// What most articles say.
  var gender: Gender {
    if male > 3 * female { return .male }
    if female > 3 * male { return .female }
    return .unknown
  }

  /// Counts what an article says of it once more, or with -1 once less.
  mutating func count(_ use: NameUse, by step: Int) {
    if step > 0 {
      var place = members.count
      while place > 0, members[place - 1].article > use.member.article { place -= 1 }
      members.insert(use.member, at: place)
    } else if let place = members.lastIndex(where: {
      $0.article == use.member.article && $0.entity == use.member.entity
    }) {
      members.remove(at: place)
    }
    statements += step * Int(use.member.statements)
    switch use.entity.gender {
    case .male: male += step
    case .female: female += step
    case .unknown: break
    }
    printed.add(step, to: use.entity.name)
    for role in use.entity.roles where roles[role] != nil || roles.count < Self.mostRoles {
      roles.add(step, to: role)
    }
    for alias in use.aliases { aliases.add(step, to: alias) }
    for place in use.places { places.add(step, to: place) }
  }
}

/// What one article says of one entity, as identity reads it.
struct NameUse {
  let entity: Entity
  let member: NameNode.Member
  /// Lone forms of the name.
  let aliases: Set<[UInt8]>
  /// The numbers of the places its statements name, once for each mention.
  let places: [Int]
}

extension Dictionary where Value == Int {
  /// Adds to a count; one that is not above 0 is forgotten.
  mutating func add(_ step: Int, to key: Key) {
    let count = (self[key] ?? 0) + step
    self[key] = count > 0 ? count : nil
  }
}
