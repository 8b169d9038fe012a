import Documents
import Gazetteer

/// Decides which of its candidates each toponym means, from what the whole article names.
///
/// Containment written out ("Paris, Texas") goes before everything. Then the prior of a place and the company it
/// keeps: other mentions in its country, its state, and near it. All mentions of one name mean one place. Time is linear
/// in the number of toponyms: company is counted per country, state and cell of the grid of degrees.
struct PlaceResolver {
  let gazetteer: Gazetteer
  /// A name has at most this many senses that are looked at.
  private static let mostSenses = 40

  // What company counts at most, in the unit of `Candidate.prior`: ten times the people.
  private static let countryWeight: Float = 2.2
  private static let neighbourWeight: Float = 1.2
  private static let regionWeight: Float = 3.4
  private static let nearWeight: Float = 2.4

  /// What the article names, by where it is.
  private struct Company {
    var countries: [Int: Float] = [:]
    /// For each country, what is named in those around it.
    var neighbours: [Int: Float] = [:]
    var regions: [Int: Float] = [:]
    var cells: [Int: Float] = [:]
  }

  /// The mentions of one name.
  private struct Sense {
    var mentions: [Int] = []
    var candidates: [Candidate] = []
    /// For each candidate, how many others are next to it: the strip, the city and the governorate of Gaza.
    var kin: [Int] = []
    /// Candidates that a container beside one of the mentions speaks for, with its votes.
    var contained: [Int: Int] = [:]
    /// What kind of place the words beside one of the mentions name: "the state of Washington".
    var named: Set<Feature> = []
    var choice = 0
    var share: Float = 0
    /// What it counted as company for the others, and how much: no company for itself.
    var gave: PlaceRecord?
    var weight: Float = 0
  }

  /// Sets the choice and the confidence of each of `toponyms`; demonyms keep theirs and count as company.
  func resolve(_ toponyms: inout [Toponym]) {
    var senses: [Sense] = []
    var numbers: [[UInt8]: Int] = [:]
    for index in toponyms.indices where toponyms[index].use != .demonym && !toponyms[index].candidates.isEmpty
    {
      let number = numbers[toponyms[index].key] ?? senses.count
      if number == senses.count {
        numbers[toponyms[index].key] = number
        let candidates = Array(toponyms[index].candidates.prefix(Self.mostSenses))
        senses.append(Sense(candidates: candidates, kin: Self.kin(candidates)))
      }
      senses[number].mentions.append(index)
      senses[number].named.formUnion(toponyms[index].named)
      if let container = toponyms[index].container {
        for candidate in senses[number].candidates.indices
        where Self.lies(senses[number].candidates[candidate].record, inOneOf: toponyms[container].candidates)
        {
          senses[number].contained[candidate, default: 0] += 1
        }
      }
    }
    let demonyms = toponyms.compactMap { $0.use == .demonym ? $0.record : nil }
    for round in 0..<3 {
      let company = company(of: &senses, demonyms, isFirst: round == 0)
      for number in senses.indices { choose(&senses[number], company) }
    }
    for sense in senses {
      for index in sense.mentions {
        toponyms[index].choice = sense.choice
        toponyms[index].confidence = sense.share
      }
    }
    agreeWithContainers(&toponyms)
  }

  /// Whether a place lies in one of the states or countries that a name may mean.
  static func lies(_ record: PlaceRecord, inOneOf containers: [Candidate]) -> Bool {
    containers.contains { container in
      guard container.record.id != record.id else { return false }
      switch container.record.feature {
      case .country: return container.record.country != nil && container.record.country == record.country
      case .admin1:
        return container.record.admin1 != nil && container.record.admin1 == record.admin1
          && record.feature != .admin1
      case .admin2, .region, .district:
        return container.record.country == record.country && isNear(record, container.record, degrees: 1.5)
          && record.feature != .country
      default: return false
      }
    }
  }

  private static func isNear(_ a: PlaceRecord, _ b: PlaceRecord, degrees: Double) -> Bool {
    abs(a.latitude - b.latitude) <= degrees && abs(a.longitude - b.longitude) <= degrees * 1.5
  }

  private static func kin(_ candidates: [Candidate]) -> [Int] {
    candidates.map { one in
      candidates.count { other in
        one.record.id != other.record.id && one.record.country == other.record.country
          && isNear(one.record, other.record, degrees: 0.7)
      }
    }
  }

  // MARK: - Company

  private static func cell(_ record: PlaceRecord, _ dy: Int = 0, _ dx: Int = 0) -> Int {
    // 1.5 degrees of latitude are 167 km.
    let y = Int((record.latitude + 90) / 1.5) + dy
    let x = (Int((record.longitude + 180) / 2) + dx + 180) % 180
    return y * 180 + x
  }

  private func company(of senses: inout [Sense], _ demonyms: [PlaceRecord], isFirst: Bool) -> Company {
    var company = Company()
    for number in senses.indices {
      let sense = senses[number]
      senses[number].gave = nil
      // At first only names that leave little doubt are company, later all, as far as they are sure.
      let sure = isFirst ? Self.certainty(sense) : sense.share
      guard sure > 0.3, sense.candidates.indices.contains(sense.choice) else { continue }
      let record = sense.candidates[isFirst ? Self.favourite(sense) : sense.choice].record
      let weight = sure * min(2, 1 + 0.2 * Float(sense.mentions.count - 1))
      senses[number].gave = record
      senses[number].weight = weight
      if let country = record.country { company.countries[country, default: 0] += weight }
      guard record.feature != .country, record.feature != .continent else { continue }
      if let region = record.admin1 { company.regions[region, default: 0] += weight }
      if record.feature != .admin1, record.feature != .region {
        company.cells[Self.cell(record), default: 0] += weight
      }
    }
    for record in demonyms {
      if let country = record.country { company.countries[country, default: 0] += 0.3 }
    }
    // In the order of the numbers: sums of floats depend on it.
    for (country, weight) in company.countries.sorted(by: { $0.key < $1.key }) {
      for neighbour in gazetteer.country(country)?.neighbours ?? [] {
        company.neighbours[neighbour, default: 0] += weight
      }
    }
    return company
  }

  private static func favourite(_ sense: Sense) -> Int {
    if let contained = sense.contained.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) }) {
      return contained.key
    }
    return sense.candidates.indices.max { sense.candidates[$0].prior < sense.candidates[$1].prior } ?? 0
  }

  private static func certainty(_ sense: Sense) -> Float {
    if !sense.contained.isEmpty || sense.candidates.count == 1 { return 1 }
    var best: Float = 0
    var second: Float = 0
    for prior in sense.candidates.map(\.prior) {
      if prior > best { (best, second) = (prior, best) } else if prior > second { second = prior }
    }
    return min(1, (best - second) / 3)
  }

  private func choose(_ sense: inout Sense, _ company: Company) {
    var best: Float = -.infinity
    var second: Float = -.infinity
    let gave = sense.gave
    let isLocal = gave.map { $0.feature != .country && $0.feature != .continent } ?? false
    let hasCell = isLocal && gave?.feature != .admin1 && gave?.feature != .region
    let isBorderless = Self.isBorderless(sense.candidates)
    for (number, candidate) in sense.candidates.enumerated() {
      let record = candidate.record
      // "the Middle East": no country keeps it company, and a village of that name must not win by that.
      if isBorderless, record.country != nil, sense.contained[number] == nil,
        !sense.named.contains(record.feature)
      {
        second = max(second, candidate.prior)
        continue
      }
      var score = candidate.prior + 0.25 * Float(min(2, sense.kin[number]))
      if sense.named.contains(record.feature) { score += 4 }
      score += 8 * Float(min(1, sense.contained[number] ?? 0))
      if let country = record.country {
        let own = gave?.country == country ? sense.weight : 0
        score += Self.countryWeight * saturated((company.countries[country] ?? 0) - own)
        score += Self.neighbourWeight * saturated(company.neighbours[country] ?? 0)
      }
      if record.feature != .country, record.feature != .admin1, let region = record.admin1 {
        let own = isLocal && gave?.admin1 == region ? sense.weight : 0
        score += Self.regionWeight * saturated((company.regions[region] ?? 0) - own)
      }
      if record.feature != .country {
        var near: Float = 0
        for dy in -1...1 {
          for dx in -1...1 {
            let cell = Self.cell(record, dy, dx)
            near += company.cells[cell] ?? 0
            if hasCell, let gave, Self.cell(gave) == cell { near -= sense.weight }
          }
        }
        score += Self.nearWeight * saturated(near)
      }
      if score > best {
        second = best
        best = score
        sense.choice = number
      } else if score > second {
        second = score
      }
    }
    preferCity(of: &sense)
    // A sense stays the same place under several records: Tripoli the state and Tripoli the city.
    sense.share = second == -.infinity ? 0.95 : min(0.98, 0.5 + 0.16 * (best - second))
    if sense.contained[sense.choice] != nil { sense.share = max(sense.share, 0.95) }
  }

  /// A province around the city of its name means the city, unless the text calls it a province: Tripoli, Istanbul.
  private func preferCity(of sense: inout Sense) {
    let chosen = sense.candidates[sense.choice].record
    guard chosen.feature == .admin1, !sense.named.contains(.admin1) else { return }
    let city = sense.candidates.firstIndex { candidate in
      let record = candidate.record
      return (record.feature == .city || record.feature == .capital) && record.country == chosen.country
        && record.population >= 100_000 && Self.isNear(record, chosen, degrees: 0.7)
    }
    if let city { sense.choice = city }
  }

  /// Whether the best known bearer of a name is a part of the world that lies in no one country.
  private static func isBorderless(_ candidates: [Candidate]) -> Bool {
    guard let best = candidates.max(by: { $0.prior < $1.prior })?.record else { return false }
    return best.country == nil && (best.feature == .region || best.feature == .continent)
  }

  /// 0 for no company, 1 for much.
  private func saturated(_ weight: Float) -> Float { weight <= 0 ? 0 : weight / (weight + 0.8) }

  /// "Paris, Texas": Texas is the state that Paris was found in.
  private func agreeWithContainers(_ toponyms: inout [Toponym]) {
    for index in toponyms.indices {
      guard let container = toponyms[index].container, let record = toponyms[index].record else { continue }
      let fitting = toponyms[container].candidates.indices.first {
        Self.lies(record, inOneOf: [toponyms[container].candidates[$0]])
      }
      if let fitting {
        toponyms[container].choice = fitting
        toponyms[container].confidence = max(toponyms[container].confidence, 0.95)
      }
    }
  }
}
