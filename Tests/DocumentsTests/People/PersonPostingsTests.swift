import Documents
import JourneySupport
import Testing

/// An article that names people, each on a line of its own: `Ann Lee | mayor`, with "he" or "she" where known.
private func article(_ lines: [String], name: String = "a.txt") -> SampleArticle {
  let names = lines.map { String($0.split(separator: "|")[0].split(separator: "~")[0]).trimmed }
  var sample = SampleArticle(names.joined(separator: "\n") + "\n“Words,” they said.", name: name)
  for (line, name) in zip(lines, names) {
    let role = line.split(separator: "|").dropFirst().first.map { String($0).trimmed }
    let gender: Gender = line.contains("~m") ? .male : line.contains("~f") ? .female : .unknown
    sample.add(
      Entity(name: name, kind: .person, gender: gender, roles: role.map { [$0] } ?? []), mentions: [(name, 1)]
    )
  }
  return sample
}

extension String {
  fileprivate var trimmed: String {
    split(separator: " ").filter { !$0.hasPrefix("~") }.joined(separator: " ")
  }
}

/// The names of each identity over articles, sorted: `Ahmad Al-Mismari = Mismari`.
private func identities(_ articles: [SampleArticle], order: [Int]? = nil) -> [String] {
  var store = DocumentStore()
  let order = order ?? Array(articles.indices)
  store.append(order.map { articles[$0].article })
  for (number, index) in order.enumerated() { store.record(articles[index].analysis, forArticle: number) }
  store.settlePeople()
  var names: [Int: [String]] = [:]
  for (number, index) in order.enumerated() {
    for (entity, value) in articles[index].analysis.entities.enumerated() {
      guard let person = store.people.number(ofEntity: entity, inArticle: number) else { continue }
      names[person, default: []].append(value.name)
    }
  }
  return names.values.map { Set($0).sorted().joined(separator: " = ") }.sorted()
}

/// Whether names that each stand in an article of their own are all one person's.
private func areOne(_ names: String...) -> Bool { identities(names.map { article([$0]) }).count == 1 }

@Suite struct PeopleAcrossArticles {
  @Test func spellingsOfArabicNamesAreOne() {
    #expect(areOne("Ahmed al-Mismari", "Ahmad Al-Mismari", "Ahmed Mesmari", "Aḥmad al-Mismārī", "Mismari"))
    #expect(areOne("Muhammad Abdul Rahman", "Mohammed Abdulrahman", "Mohamed Abdel-Rahman"))
    #expect(areOne("Khalifa Haftar", "Khalifah Hifter", "Gen. Khalifa Haftar"))
    #expect(areOne("Osama Juwaili", "Usama al-Juwaili"))
  }

  @Test func spellingsOfRussianAndTurkishNamesAreOne() {
    #expect(areOne("Sergei Lavrov", "Sergey Lavrov", "Lavrov"))
    #expect(areOne("Yevgeny Orlovsky", "Evgeny Orlovskiy"))
    #expect(areOne("Çağla Yıldız", "Cagla Yildiz"))
    #expect(areOne("İbrahim Kalın", "Ibrahim Kalin", "Kalın"))
  }

  @Test func namesOfSeveralWordsAreOneWithTheirParts() {
    #expect(areOne("Lucía Inés Vega Robles", "Vega Robles", "Lucía Inés Vega"))
    #expect(areOne("Park Min-seo", "Park Min Seo"))
    #expect(areOne("John F. Weller", "John Fitzgerald Weller", "John Weller"))
    #expect(areOne("J.K. Marsh", "J. K. Marsh"))
  }

  @Test func aFamilyNameThatComesFirstIsKnownFromArticlesThatUseBoth() {
    var both = SampleArticle("Lin Guowei spoke. Lin left.")
    both.add(Entity(name: "Lin Guowei", kind: .person), mentions: [("Lin Guowei", 1), ("Lin", 2)])
    #expect(identities([both, article(["Lin"])]) == ["Lin = Lin Guowei"])
    // Nobody calls Michael Weber by his first name: the lone Michael may be anybody.
    #expect(identities([article(["Michael Weber"]), article(["Michael"])]).count == 2)
  }

  @Test(arguments: [
    ["Michael Stone", "Michelle Stone"], ["Paul Reyes", "Paula Reyes"], ["Peter Holm", "Petra Holm"],
    ["Jean Dubois", "Joan Dubois"], ["Alexander Orlov", "Alexandra Orlov"], ["Ivan Petrov", "Ivan Petrova"],
    ["Ahmed Saleh", "Hamid Saleh"], ["Abdullah bin Rashid", "Mohammed bin Rashid"],
    ["Carl Bergman", "Carla Bergman"],
    ["Wang Yi", "Wang Yan"], ["Kim Jong-un", "Kim Jong-il"], ["Adam Smith", "Kate Smith"],
    ["Mark Johnson", "Mark Johnston"], ["George W. Bell", "George H. W. Bell"],
    ["Daniel Trask", "Daniel Trask Jr."],
  ])
  func twoPeopleStayTwo(names: [String]) {
    #expect(identities(names.map { article([$0]) }).count == 2, "\(names)")
  }

  @Test func sexTellsApartWhoSharesInitialAndLastName() {
    #expect(identities([article(["A. Moreau ~f"]), article(["Alain Moreau ~m"])]).count == 2)
    #expect(identities([article(["A. Moreau ~m"]), article(["Alain Moreau ~m"])]).count == 1)
    #expect(identities([article(["Sato ~f"]), article(["Ken Sato ~m"])]).count == 2)
  }

  @Test func aLoneNameOfTwoPeopleStaysApart() {
    let two = [article(["Adam Smith"]), article(["Kate Smith"]), article(["Smith"]), article(["Smith"])]
    #expect(identities(two) == ["Adam Smith", "Kate Smith", "Smith", "Smith"])
    // The article's "he" decides, or the role.
    let told = [article(["Adam Smith ~m"]), article(["Kate Smith ~f"]), article(["Smith ~f"])]
    #expect(identities(told) == ["Adam Smith", "Kate Smith = Smith"])
    let roles = [
      article(["Adam Smith | mayor"]), article(["Kate Smith | coach"]), article(["Smith | mayor of Ems"]),
    ]
    #expect(identities(roles) == ["Adam Smith = Smith", "Kate Smith"])
  }

  @Test func aLoneNameIsWhoeverAllTheArticlesAreAbout() {
    let many = Array(repeating: article(["Adam Smith"]), count: 8)
    #expect(
      identities(many + [article(["Kate Smith"]), article(["Smith"])]) == [
        "Adam Smith = Smith", "Kate Smith",
      ])
  }

  @Test func anInitialOfTwoPeopleStaysApart() {
    let names = ["John Hale", "James Hale", "J. Hale"].map { article([$0]) }
    #expect(identities(names).count == 3)
    #expect(areOne("John Hale", "J. Hale", "Hale"))
  }

  @Test func anArticleThatNamesBothKnowsBetter() {
    #expect(identities([article(["Samir Amari", "Sameer Amari"])]).count == 2)
    #expect(areOne("Samir Amari", "Sameer Amari"))
  }

  @Test func aDescriptionIsWhoeverAloneHasTheRole() {
    func described(_ words: String) -> SampleArticle {
      var sample = SampleArticle("The \(words) said “no”.")
      sample.add(Entity(name: words, kind: .person), mentions: [])
      return sample
    }
    let named = article(["Ahmad Al-Mismari | LNA spokesman"])
    #expect(identities([named, described("LNA spokesman")]) == ["Ahmad Al-Mismari = LNA spokesman"])
    let other = article(["Omar Najjar | LNA spokesman"])
    #expect(identities([named, other, described("LNA spokesman")]).count == 3)
    // "The spokesman" alone says nothing.
    #expect(identities([named, described("spokesman")]) == ["Ahmad Al-Mismari"])
  }

  @Test func anOfficeThatManyHoldIsNobodys() {
    func described(_ words: String) -> SampleArticle {
      var sample = SampleArticle("The \(words) said “no”.")
      sample.add(Entity(name: words, kind: .person), mentions: [])
      return sample
    }
    let senator = article(["Ruth Kemp | U.S. senator"])
    #expect(identities([senator, described("U.S. senator")]) == ["Ruth Kemp"])
    let official = article(["Ruth Kemp | local health director"])
    #expect(identities([official, described("local health director")]) == ["Ruth Kemp"])
  }

  @Test func aLoneWordThatSoundsAlikeIsNotTheName() {
    #expect(identities([article(["Ruth Palin"]), article(["Plan"])]).count == 2)
    #expect(identities([article(["Ben Sanders"]), article(["Saunders"])]).count == 2)
    #expect(areOne("Ahmed al-Mismari", "Mesmari"))
    // Friends call him by his first name, the news do not.
    var friends = SampleArticle("Tom Bolling left. Bolling was called Tom.")
    friends.add(
      Entity(name: "Tom Bolling", kind: .person), mentions: [("Tom Bolling", 1), ("Bolling", 2), ("Tom", 2)])
    #expect(identities([friends, article(["Tom"])]).count == 2)
  }

  @Test func organisationsAreOneByNameAndAcronymAndGroupsNever() {
    var full = SampleArticle("The Northern Water Board (NWB) spoke.")
    full.add(
      Entity(name: "Northern Water Board", kind: .organisation), mentions: [("Northern Water Board", 1)])
    var short = SampleArticle("NWB said no. Residents said yes.")
    short.add(Entity(name: "NWB", kind: .organisation), mentions: [("NWB", 1)])
    short.add(Entity(name: "Residents", kind: .group), mentions: [])
    #expect(identities([full, short, short]) == ["NWB = Northern Water Board"])
  }

  @Test func theOrderOfArrivalChangesNothing() {
    let articles = [
      article(["Ahmad Al-Mismari ~m | LNA spokesman", "Sergei Lavrov"]), article(["Mismari"]),
      article(["Ahmed Mesmari ~m"]), article(["Sergey Lavrov", "Kate Smith ~f"]), article(["Adam Smith"]),
      article(["Smith"]), article(["J. Hale"]), article(["John Hale"]), article(["James Hale"]),
      article(["Lavrov", "Smith ~f"]), article(["George Bell"]), article(["George W. Bell"]),
      article(["Lucía Inés Vega Robles"]), article(["Vega Robles"]),
    ]
    let expected = identities(articles)
    var state: UInt64 = 7
    for _ in 0..<40 {
      var order = Array(articles.indices)
      for index in order.indices.reversed() where index > 0 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        order.swapAt(index, Int(state >> 33) % (index + 1))
      }
      #expect(identities(articles, order: order) == expected, "\(order)")
    }
  }

  @Test func whatIsTakenBackLeavesNothing() {
    var store = DocumentStore()
    let samples = [article(["Adam Smith"]), article(["Kate Smith"]), article(["Smith"])]
    store.append(samples.map(\.article))
    for (number, sample) in samples.enumerated() { store.record(sample.analysis, forArticle: number) }
    store.settlePeople()
    #expect(store.people.ranked().count == 3)
    store.record(Analysis(), forArticle: 1)
    store.settlePeople()
    #expect(store.people.ranked().count == 1)
    #expect(store.people.number(ofEntity: 0, inArticle: 2) == store.people.number(ofEntity: 0, inArticle: 0))
    store.record(samples[1].analysis, forArticle: 1)
    store.settlePeople()
    #expect(store.people.ranked().count == 3)
  }

  /// Piece by piece, with names that come and go in between, the same comes out as at once.
  @Test func piecesGiveWhatOneGoGives() {
    let samples = [
      ["Andrés Manuel López Obrador | president", "López Obrador"], ["Andrés Manuel López ~m"],
      ["Ahmed al-Mismari | LNA spokesman", "Mismari"], ["Ahmad Al-Mesmari"], ["Mismari ~m"],
      ["Kate Smith ~f", "Smith"], ["Adam Smith ~m"], ["Smith ~f"], ["Kim Jong-un"], ["Kim Jong Un", "Kim"],
      ["Kim ~f"],
      ["George W. Bush"], ["George Bush | president"], ["George H. W. Bush"], ["Bush"],
    ].map { article($0) }
    func people(_ store: DocumentStore) -> Set<Set<[Int]>> {
      var groups: [Int: Set<[Int]>] = [:]
      for (number, sample) in samples.enumerated() {
        for entity in sample.analysis.entities.indices {
          guard let person = store.people.number(ofEntity: entity, inArticle: number) else { continue }
          groups[person, default: []].insert([number, entity])
        }
      }
      return Set(groups.values)
    }
    var atOnce = DocumentStore()
    var inPieces = DocumentStore()
    atOnce.append(samples.map(\.article))
    inPieces.append(samples.map(\.article))
    var pieces = 0
    for (number, sample) in samples.enumerated() {
      atOnce.record(sample.analysis, forArticle: number)
      inPieces.record(sample.analysis, forArticle: number)
      _ = inPieces.settlePeople(effort: 1)
      if number % 3 == 2 {
        inPieces.record(Analysis(), forArticle: number - 1)
        _ = inPieces.settlePeople(effort: 1)
        inPieces.record(samples[number - 1].analysis, forArticle: number - 1)
      }
    }
    atOnce.settlePeople()
    #expect(!inPieces.isSettled)
    while !inPieces.settlePeople(effort: 1) { pieces += 1 }
    #expect(inPieces.isSettled)
    #expect(pieces > 0)
    #expect(people(inPieces) == people(atOnce))
  }

  /// "Orr, the lawyer" is nobody's for certain, also once "Orr, the mayor and lawyer" was taken for the mayor.
  @Test func whoAlreadyHasALoneNameSaysNothingOfWhoHasTheNext() {
    let samples = [
      "Adam Orr | mayor", "Kate Orr | coach", "Orr | mayor, lawyer", "Orr | lawyer", "Adam Orr | mayor",
    ].map { article([$0]) }
    var store = DocumentStore()
    store.append(samples.map(\.article))
    for (number, sample) in samples.enumerated() {
      store.record(sample.analysis, forArticle: number)
      store.settlePeople()
    }
    let people = samples.indices.map { store.people.number(ofEntity: 0, inArticle: $0) }
    #expect(people[2] == people[0])
    #expect(people[3] != people[0] && people[3] != people[1])
    #expect(identities(samples) == ["Adam Orr = Orr", "Kate Orr", "Orr"])
  }

  /// A name that thousands of articles have is worked out in pieces, and so are thousands of acronyms.
  @Test func aNameOfManyArticlesIsPartedAmongPieces() {
    let count = 600
    var samples = Array(repeating: article(["Smith"]), count: count)
    samples.append(article(["Adam Smith | mayor"]))
    samples.append(article(["Kate Smith | coach"]))
    samples += (0..<count).map { index in
      let (first, last) = index.quotientAndRemainder(dividingBy: 26)
      let initials = [first, last].map { String(UnicodeScalar(UInt8(0x41 + $0))) }
      let name = "\(initials[0])orth \(initials[1])ater Board"
      let letters = initials.joined() + "B"
      var sample = SampleArticle("The \(name) (\(letters)) spoke. \(letters) left.")
      sample.add(Entity(name: name, kind: .organisation), mentions: [(name, 1)])
      sample.add(Entity(name: letters, kind: .organisation), mentions: [(letters, 2)])
      return sample
    }
    var store = DocumentStore()
    store.append(samples.map(\.article))
    for number in 0..<count { store.record(samples[number].analysis, forArticle: number) }
    store.settlePeople()
    #expect(store.people.ranked().count == 1)
    // Now they are Adam's, then nobody's for certain.
    for (number, people) in [(count, 1), (count + 1, count + 2)] {
      store.record(samples[number].analysis, forArticle: number)
      var pieces = 1
      while !store.settlePeople(effort: 20) { pieces += 1 }
      #expect(pieces >= count / 20)
      #expect(pieces <= count)
      #expect(store.people.ranked().count == people)
    }
    for number in (count + 2)..<samples.count { store.record(samples[number].analysis, forArticle: number) }
    var pieces = 1
    while !store.settlePeople(effort: 20) { pieces += 1 }
    #expect(pieces >= count / 20)
    #expect(store.people.ranked().count == count + 2 + count)
  }

  @Test func numbersOfMergedPeopleLeadToWhoTheyAre() throws {
    var store = DocumentStore()
    let samples = [article(["Mismari"]), article(["Ahmed al-Mismari"])]
    store.append(samples.map(\.article))
    store.record(samples[0].analysis, forArticle: 0)
    store.settlePeople()
    let before = try #require(store.people.number(ofEntity: 0, inArticle: 0))
    store.record(samples[1].analysis, forArticle: 1)
    store.settlePeople()
    let posting = try #require(store.people.posting(before))
    #expect(posting.name == "Ahmed al-Mismari")
    #expect(posting.articles == [0, 1])
  }

  @Test func decisionsJoinAndSeparate() {
    var people = PersonPostings()
    let samples = ["Ahmed al-Mismari", "Ahmad Al-Mismari", "A. M. Qadir", "Mismari"].map { article([$0]) }
    for (number, sample) in samples.enumerated() {
      people.add(sample.analysis, of: sample.article, number: number, places: PlacePostings())
    }
    func who(_ number: Int) -> Int? { people.number(ofEntity: 0, inArticle: number) }
    people.settle()
    #expect(who(0) == who(1))
    #expect(who(0) != who(2))
    people.decide(
      same: [("ahmed al mismari", "a m qadir")], different: [("ahmed al mismari", "ahmad al mismari")])
    people.settle()
    #expect(who(0) != who(1))
    #expect(who(0) == who(2))
    #expect(who(3) != who(0) && who(3) != who(1))
    people.decide(same: [("mismari", "ahmad al mismari")], different: [])
    people.settle()
    #expect(who(0) == who(1))
    #expect(who(3) == who(0))
  }
}
