import CAssets
import Documents

/// The places of the earth by name, packed into bytes that are read where they lie.
///
/// Opening takes a millisecond, a look-up less than a microsecond. Damaged bytes find less and never fail.
public struct Gazetteer: Sendable {
  /// The gazetteer that is compiled in.
  public static let shared: Gazetteer = {
    let asset = pq_gazetteer()
    return Gazetteer(PackedBytes(static: asset.bytes, count: asset.count)) ?? empty
  }()

  /// A gazetteer without a place.
  public static let empty = Gazetteer()

  /// What a person added.
  var own: OwnPlaces?
  private let bytes: PackedBytes
  let index: KeyIndex
  /// How many places are packed in it.
  public let placeCount: Int
  /// How many countries it holds.
  public let countryCount: Int
  private let admin1Count: Int
  private let places: Int
  private let countries: Int
  private let admin1: Int
  private let names: Int

  /// Opens what `GazetteerPacker` made; `nil` where `packed` is something else or cut off.
  public init?(packed: [UInt8]) {
    self.init(PackedBytes(packed))
  }

  private init() {
    bytes = PackedBytes([])
    index = KeyIndex(bytes: bytes, blockCount: 0, blocks: 0, keys: 0)
    (placeCount, countryCount, admin1Count) = (0, 0, 0)
    (places, countries, admin1, names) = (0, 0, 0, 0)
  }

  private init?(_ bytes: PackedBytes) {
    typealias Header = PackedLayout.Header
    let magic = PackedLayout.magic
    guard bytes.count >= Header.size, magic.indices.allSatisfy({ bytes[$0] == magic[$0] }),
      bytes.uint32(Header.length) == bytes.count
    else { return nil }
    self.bytes = bytes
    placeCount = bytes.uint32(Header.placeCount)
    countryCount = bytes.uint32(Header.countryCount)
    admin1Count = bytes.uint32(Header.admin1Count)
    places = bytes.uint32(Header.places)
    countries = bytes.uint32(Header.countries)
    admin1 = bytes.uint32(Header.admin1)
    names = bytes.uint32(Header.names)
    index = KeyIndex(
      bytes: bytes, blockCount: bytes.uint32(Header.blockCount), blocks: bytes.uint32(Header.blocks),
      keys: bytes.uint32(Header.keys))
    guard places + placeCount * PackedLayout.placeSize <= bytes.count,
      countries + countryCount * PackedLayout.countrySize <= bytes.count,
      admin1 + admin1Count * PackedLayout.admin1Size <= bytes.count,
      index.blocks + index.blockCount * 4 <= bytes.count, index.keys <= bytes.count
    else { return nil }
  }

  // MARK: - Names

  /// The places that the name in `range` of `text` may mean, more important ones first.
  public func candidates(_ text: [UInt8], _ range: TextRange) -> [Candidate] {
    let end = min(range.end, text.count)
    return range.start < end ? candidates(text[range.start..<end]) : []
  }

  /// The places that `name`, in UTF-8, may mean, more important ones first.
  ///
  /// Where nothing, or only an obscure place, has the name itself, those with an Arabic article more or less are added,
  /// then, where there is still none, those that share the consonants of a transliteration.
  @specialized(where Bytes == ArraySlice<UInt8>)
  public func candidates<Bytes: Sequence<UInt8>>(_ name: Bytes) -> [Candidate] {
    let key = NameKey.key(name)
    guard !key.isEmpty else { return [] }
    let bare = NameKey.withoutThe(key)
    var found = places(of: key)
    if found.isEmpty, bare.count < key.count { found = places(of: bare) }
    if !found.isEmpty, !found.allSatisfy(Self.isObscure) { return found }
    let others = places(of: NameKey.articleChanged(bare), as: .article)
    if !others.isEmpty {
      let known = Set(found.map(\.record.id))
      found += others.filter { !known.contains($0.record.id) }
    }
    if found.isEmpty, let skeleton = NameKey.skeleton(bare) {
      found = places(of: skeleton, as: .transliteration)
    }
    return found
  }

  /// Whether a place has the name only beside its own, and few people know it.
  private static func isObscure(_ candidate: Candidate) -> Bool {
    candidate.match == .alternate && candidate.record.population < 50_000
      && [.city, .district, .airbase].contains(candidate.record.feature)
  }

  /// The places that have `name`, in UTF-8, but for case, diacritics and punctuation.
  @specialized(where Bytes == ArraySlice<UInt8>)
  public func places<Bytes: Sequence<UInt8>>(named name: Bytes) -> [Candidate] {
    let key = NameKey.key(name)
    let found = places(of: key)
    guard found.isEmpty else { return found }
    let bare = NameKey.withoutThe(key)
    return bare.count < key.count ? places(of: bare) : []
  }

  private func places(of key: [UInt8], as match: NameMatch? = nil) -> [Candidate] {
    var found: [Candidate] = []
    func add(_ posting: Int) {
      guard let record = record(posting >> 1) else { return }
      found.append(Candidate(record: record, match: match ?? (posting & 1 == 0 ? .exact : .alternate)))
    }
    if let own {
      for posting in own.postings(of: key) { add(posting + placeCount << 1) }
    }
    index.forEachPosting(of: key, add)
    return found
  }

  /// What the text in `range` says as a demonym: "Libyan", "Libyans"; `nil` where it is none.
  public func demonym(_ text: [UInt8], _ range: TextRange) -> Demonym? {
    let end = min(range.end, text.count)
    return range.start < end ? demonym(text[range.start..<end]) : nil
  }

  /// What `word` says as a demonym; `nil` where it is none.
  @specialized(where Bytes == ArraySlice<UInt8>)
  public func demonym<Bytes: Sequence<UInt8>>(_ word: Bytes) -> Demonym? {
    var key: [UInt8] = []
    key.reserveCapacity(1 + word.underestimatedCount)
    key.append(PackedLayout.Namespace.demonym.rawValue)
    Folding.fold(word, into: &key)
    var demonym: Demonym?
    index.forEachPosting(of: key) { posting in
      if demonym == nil { demonym = Demonym(place: posting == 0 ? nil : record(posting - 1)) }
    }
    return demonym
  }

  // MARK: - Records

  /// The place with number `id`, or `nil` where there is none.
  public func record(_ id: Int) -> PlaceRecord? {
    guard id >= 0, id < placeCount else { return own?.record(id) }
    let at = places + id * PackedLayout.placeSize
    guard let feature = Feature(rawValue: bytes[at]) else { return nil }
    let country = Int(bytes[at + 1])
    let admin1 = bytes.uint16(at + 2)
    let geonames = bytes.uint24(at + 12)
    return PlaceRecord(
      id: id, feature: feature, country: country < countryCount ? country : nil,
      admin1: admin1 < admin1Count ? admin1 : nil,
      population: PackedLayout.population(bytes.uint16(at + 4)),
      latitude: Double(bytes.uint24(at + 6)) * PackedLayout.degreesPerUnit - 180,
      longitude: Double(bytes.uint24(at + 9)) * PackedLayout.degreesPerUnit - 180,
      geonames: geonames == 0 ? nil : geonames)
  }

  /// The name that is shown for a place.
  public func name(of record: PlaceRecord) -> String {
    own?.name(record.id)
      ?? bytes.string(names + bytes.uint24(places + record.id * PackedLayout.placeSize + 15))
  }

  /// The place as readers see it.
  public func place(_ record: PlaceRecord) -> Place {
    Place(
      name: name(of: record), kind: record.feature.kind, country: record.country.map(countryCode),
      latitude: Self.rounded(record.latitude), longitude: Self.rounded(record.longitude),
      geonames: record.geonames)
  }

  // Four places after the point: what the data give, 11 m.
  private static func rounded(_ degrees: Double) -> Double {
    Double(Int(degrees * 10_000 + (degrees < 0 ? -0.5 : 0.5))) / 10_000
  }

  // MARK: - Countries

  /// ISO 3166-1 alpha-2 of the country with number `country`.
  public func countryCode(_ country: Int) -> String {
    let at = countries + country * PackedLayout.countrySize
    return String(decoding: [bytes[at], bytes[at + 1]], as: UTF8.self)
  }

  /// The country with number `number`, or `nil` where there is none.
  public func country(_ number: Int) -> Country? {
    guard number >= 0, number < countryCount else { return nil }
    let at = countries + number * PackedLayout.countrySize
    let place = bytes.uint24(at + 2)
    let capital = bytes.uint24(at + 5)
    let neighbours = names + bytes.uint32(at + 12)
    return Country(
      code: countryCode(number), name: bytes.string(names + bytes.uint32(at + 8)),
      place: place < placeCount ? place : nil, capital: capital < placeCount ? capital : nil,
      neighbours: (0..<Int(bytes[neighbours])).map { Int(bytes[neighbours + 1 + $0]) }.filter {
        $0 < countryCount
      })
  }

  /// The number of the country with the ISO 3166-1 alpha-2 code `code`, or `nil`.
  public func country(code: String) -> Int? {
    let wanted = Array(code.utf8)
    guard wanted.count == 2 else { return nil }
    let number = wanted[0]
    return (0..<countryCount).first { country in
      let at = countries + country * PackedLayout.countrySize
      return bytes[at] == number && bytes[at + 1] == wanted[1]
    }
  }

  /// Whether two countries share a land border.
  public func areNeighbours(_ a: Int, _ b: Int) -> Bool {
    guard a >= 0, b >= 0, a < countryCount, b < countryCount else { return false }
    let list = names + bytes.uint32(countries + a * PackedLayout.countrySize + 12)
    return (0..<Int(bytes[list])).contains { Int(bytes[list + 1 + $0]) == b }
  }

  /// The numbers of the states and provinces by country and code: `US.TX`.
  var admin1Numbers: [String: Int] {
    var numbers: [String: Int] = [:]
    for region in 0..<admin1Count {
      let country = Int(bytes[admin1 + region * PackedLayout.admin1Size])
      if country < countryCount { numbers["\(countryCode(country)).\(admin1Code(region))"] = region }
    }
    return numbers
  }

  /// The state or province with number `region` as a place, or `nil`.
  public func admin1Place(_ region: Int) -> PlaceRecord? {
    guard region >= 0, region < admin1Count else { return nil }
    return record(bytes.uint24(admin1 + region * PackedLayout.admin1Size + 1))
  }

  /// The code of a state or province within its country: `TX`.
  public func admin1Code(_ region: Int) -> String {
    guard region >= 0, region < admin1Count else { return "" }
    return bytes.string(names + bytes.uint32(admin1 + region * PackedLayout.admin1Size + 4))
  }
}
