import Documents

/// Makes the bytes that `Gazetteer` reads, the same bytes from the same data.
public struct GazetteerPacker {
  private var places: [PlaceRow] = []
  private var countries: [CountryRow] = []
  private var admin1Codes: [String] = []
  private var demonyms: [(key: [UInt8], code: String, place: String)] = []

  /// The lines that were left out, each with its number and the reason.
  public private(set) var faults: [String] = []

  /// Makes a packer without a place.
  public init() {}

  /// Reads a table of places; faults name it `file`.
  public mutating func read(places text: String, named file: String = "places.tsv") {
    var number = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      if line.isEmpty || line.hasPrefix("#") { continue }
      do {
        let row = try PlaceRow(line: line)
        if PlaceSelection.keeps(row) { places.append(row) }
      } catch {
        faults.append("\(file):\(number): \(error)")
      }
    }
  }

  /// Reads `countryInfo.txt` of GeoNames.
  public mutating func read(countries text: String) {
    countries = text.split(separator: "\n").compactMap(CountryRow.init(line:)).sorted { $0.code < $1.code }
  }

  /// Reads `admin1CodesASCII.txt` of GeoNames.
  public mutating func read(admin1Codes text: String) {
    admin1Codes = text.split(separator: "\n").compactMap { $0.split(separator: "\t").first.map(String.init) }
      .sorted()
  }

  /// Reads `demonyms.tsv`: the demonym, a country code, where it was found, and a place where it is of no country.
  ///
  /// Of two lines for one demonym the first counts.
  public mutating func read(demonyms text: String) {
    var known = Set(demonyms.map(\.key))
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count >= 2 else { continue }
      let key = [PackedLayout.Namespace.demonym.rawValue] + Folding.fold(fields[0].utf8)
      if known.insert(key).inserted { demonyms.append((key, fields[1], fields.count > 3 ? fields[3] : "")) }
    }
  }

  // MARK: - Packing

  /// The packed gazetteer.
  public func packed() -> [UInt8] {
    let rows = places.sorted(by: PlaceSelection.precedes)
    let countryNumbers = numbers(countries.map(\.code))
    let admin1Numbers = numbers(admin1Codes)
    var names = NamePool()
    var placeBytes: [UInt8] = []
    placeBytes.reserveCapacity(rows.count * PackedLayout.placeSize)
    for row in rows {
      placeBytes.append(UInt8(row.feature.rawValue))
      placeBytes.append(UInt8(countryNumbers[row.country] ?? PackedLayout.noCountry))
      append(admin1Numbers["\(row.country).\(row.admin1)"] ?? PackedLayout.noAdmin1, 2, to: &placeBytes)
      append(PackedLayout.encode(population: row.population), 2, to: &placeBytes)
      append(units(row.latitude), 3, to: &placeBytes)
      append(units(row.longitude), 3, to: &placeBytes)
      append(row.geonames ?? 0, 3, to: &placeBytes)
      append(names.offset(of: row.name), 3, to: &placeBytes)
    }
    let countryBytes = packCountries(rows, countryNumbers, &names)
    let admin1Bytes = packAdmin1(rows, countryNumbers, &names)
    let index = packKeys(rows)

    var header: [UInt8] = PackedLayout.magic
    var end = PackedLayout.Header.size
    func section(_ size: Int) -> Int {
      defer { end += size }
      return end
    }
    append(rows.count, 4, to: &header)
    append(section(placeBytes.count), 4, to: &header)
    append(countries.count, 4, to: &header)
    append(section(countryBytes.count), 4, to: &header)
    append(admin1Codes.count, 4, to: &header)
    append(section(admin1Bytes.count), 4, to: &header)
    append(section(names.bytes.count), 4, to: &header)
    append(index.blocks.count / 4, 4, to: &header)
    append(section(index.blocks.count), 4, to: &header)
    append(section(index.keys.count), 4, to: &header)
    append(end, 4, to: &header)
    return header + placeBytes + countryBytes + admin1Bytes + names.bytes + index.blocks + index.keys
  }

  private func numbers(_ codes: [String]) -> [String: Int] {
    var numbers: [String: Int] = [:]
    for (number, code) in codes.enumerated() where numbers[code] == nil { numbers[code] = number }
    return numbers
  }

  private func units(_ degrees: Double) -> Int {
    min((1 << 24) - 1, Int((degrees + 180) / PackedLayout.degreesPerUnit + 0.5))
  }

  private func append(_ number: Int, _ size: Int, to bytes: inout [UInt8]) {
    for index in 0..<size { bytes.append(UInt8(truncatingIfNeeded: number >> (8 * index))) }
  }

  private func packCountries(_ rows: [PlaceRow], _ numbers: [String: Int], _ names: inout NamePool) -> [UInt8]
  {
    var place: [String: Int] = [:]
    var capital: [String: Int] = [:]
    for (number, row) in rows.enumerated() {
      if row.feature == .country, place[row.country] == nil { place[row.country] = number }
      if row.feature == .capital, capital[row.country] == nil { capital[row.country] = number }
    }
    var bytes: [UInt8] = []
    for country in countries {
      bytes += country.code.utf8
      append(place[country.code] ?? PackedLayout.noPlace, 3, to: &bytes)
      append(capital[country.code] ?? PackedLayout.noPlace, 3, to: &bytes)
      append(names.offset(of: country.name), 4, to: &bytes)
      append(names.append(country.neighbours.compactMap { numbers[$0].map { UInt8($0) } }), 4, to: &bytes)
    }
    return bytes
  }

  private func packAdmin1(_ rows: [PlaceRow], _ numbers: [String: Int], _ names: inout NamePool) -> [UInt8] {
    var place: [String: Int] = [:]
    for (number, row) in rows.enumerated() where row.feature == .admin1 {
      let code = "\(row.country).\(row.admin1)"
      if place[code] == nil { place[code] = number }
    }
    var bytes: [UInt8] = []
    for code in admin1Codes {
      let parts = code.split(separator: ".", maxSplits: 1)
      bytes.append(UInt8(parts.first.flatMap { numbers[String($0)] } ?? PackedLayout.noCountry))
      append(place[code] ?? PackedLayout.noPlace, 3, to: &bytes)
      append(names.offset(of: String(parts.last ?? "")), 4, to: &bytes)
    }
    return bytes
  }

  private func packKeys(_ rows: [PlaceRow]) -> (
    blocks: [UInt8], keys: [UInt8]
  ) {
    var entries: [(key: [UInt8], posting: Int)] = []
    func add(_ key: [UInt8], _ posting: Int) {
      guard !key.isEmpty, key.count <= PackedLayout.longestKey, key.allSatisfy({ $0 < 0x80 }) else { return }
      entries.append((key, posting))
    }
    for (number, row) in rows.enumerated() {
      let key = NameKey.key(row.name.utf8)
      var skeletons: Set<[UInt8]> = []
      add(key, number << 1)
      if PlaceSelection.keepsSkeletons(row) { NameKey.skeleton(key).map { _ = skeletons.insert($0) } }
      for alternate in PlaceSelection.alternates(of: row) {
        let other = NameKey.key(alternate.utf8)
        if other != key { add(other, number << 1 | 1) }
        if PlaceSelection.keepsSkeletons(row) { NameKey.skeleton(other).map { _ = skeletons.insert($0) } }
      }
      for skeleton in skeletons { add(skeleton, number << 1 | 1) }
    }
    var countryPlaces: [String: Int] = [:]
    var namedPlaces: [String: Int] = [:]
    let wanted = Set(demonyms.map(\.place))
    for (number, row) in rows.enumerated() {
      if row.feature == .country, countryPlaces[row.country] == nil { countryPlaces[row.country] = number }
      for name in [row.name] + row.alternates where wanted.contains(name) && namedPlaces[name] == nil {
        namedPlaces[name] = number
      }
    }
    for demonym in demonyms {
      let place = demonym.place.isEmpty ? countryPlaces[demonym.code] : namedPlaces[demonym.place]
      add(demonym.key, place.map { $0 + 1 } ?? 0)
    }
    entries.sort { a, b in
      a.key == b.key ? a.posting < b.posting : a.key.lexicographicallyPrecedes(b.key)
    }
    var coder = FrontCoder()
    var start = 0
    while start < entries.count {
      var end = start + 1
      while end < entries.count, entries[end].key == entries[start].key { end += 1 }
      coder.add(entries[start].key, entries[start..<end].map(\.posting))
      start = end
    }
    return (coder.blocks, coder.keys)
  }
}

/// Strings behind their lengths, each kept once.
private struct NamePool {
  private(set) var bytes: [UInt8] = [0]
  private var offsets: [String: Int] = ["": 0]

  mutating func offset(of name: String) -> Int {
    if let offset = offsets[name] { return offset }
    let offset = append(Array(name.utf8.prefix(255)))
    offsets[name] = offset
    return offset
  }

  mutating func append(_ content: [UInt8]) -> Int {
    let offset = bytes.count
    bytes.append(UInt8(min(255, content.count)))
    bytes += content.prefix(255)
    return offset
  }
}

/// Writes sorted keys so that each names only what it does not share with the key before it.
private struct FrontCoder {
  private(set) var blocks: [UInt8] = []
  private(set) var keys: [UInt8] = []
  private var previous: [UInt8] = []
  private var count = 0

  mutating func add(_ key: [UInt8], _ postings: [Int]) {
    var shared = 0
    if count % PackedLayout.blockSize == 0 {
      for index in 0..<4 { blocks.append(UInt8(truncatingIfNeeded: keys.count >> (8 * index))) }
    } else {
      while shared < min(key.count, previous.count), key[shared] == previous[shared] { shared += 1 }
    }
    keys.append(UInt8(shared))
    keys.append(UInt8(key.count - shared))
    keys += key[shared...]
    var unique: [Int] = []
    for posting in postings where unique.last.map({ $0 >> 1 != posting >> 1 || key[0] < 0x20 }) ?? true {
      if unique.last != posting { unique.append(posting) }
    }
    varint(unique.count)
    var last = 0
    for posting in unique {
      varint(posting - last)
      last = posting
    }
    previous = key
    count += 1
  }

  private mutating func varint(_ number: Int) {
    var rest = number
    while rest >= 0x80 {
      keys.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    keys.append(UInt8(rest))
  }
}
