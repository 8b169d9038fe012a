/// An analysis in as few bytes as may be: what is kept of an article that nobody looks at, in memory and on disk.
public struct PackedAnalysis: Sendable {
  /// The bytes, the same wherever the article stands in its source.
  package let bytes: [UInt8]
  /// How many quotations there are, statements and attitudes.
  package let quotations: Int32
  /// How many of them are statements.
  package let statements: Int32
  /// Whether it comes from a disk and nobody has looked at what it says.
  private let isUnchecked: Bool

  /// Packs what was found in `article`.
  public init(_ analysis: Analysis, of article: Article) {
    var writer = PackedWriter(from: article.span.start)
    writer.put(analysis)
    // An array that grew has room for up to as many bytes again, and there may be a hundred thousand.
    let exact = writer.bytes.withUnsafeBufferPointer { grown in
      [UInt8](unsafeUninitializedCapacity: grown.count) { buffer, count in
        count = buffer.initialize(fromContentsOf: grown)
      }
    }
    self.init(exact, analysis)
  }

  /// Takes up `bytes` of an article of the same `analysisKey`; `nil` where they are anything else, or say what cannot have
  /// been found in it.
  package init?(_ bytes: UnsafeRawBufferPointer, of article: Article) {
    guard let analysis = Analysis(packed: bytes, of: article), analysis.isSound else { return nil }
    self.init(Array(bytes), analysis)
  }

  private init(_ bytes: [UInt8], _ analysis: Analysis) {
    self.bytes = bytes
    isUnchecked = false
    quotations = Int32(clamping: analysis.quotations.count)
    statements = Int32(clamping: analysis.quotations.count { $0.attribution == .statement })
  }

  /// What is kept on disk: the numbers of quotations and of statements (32 bits each, little-endian), then `bytes`.
  package var record: [UInt8] {
    var record: [UInt8] = []
    record.reserveCapacity(Self.headSize + bytes.count)
    for number in [quotations, statements] {
      withUnsafeBytes(of: number.littleEndian) { record += $0 }
    }
    return record + bytes
  }

  /// Takes up what `record` gave of an article of the same `analysisKey`; `nil` where it is too short.
  ///
  /// What it says is looked at when somebody asks for it: a hundred thousand that nobody asks for are taken up in a moment.
  package init?(record: UnsafeRawBufferPointer) {
    guard record.count > Self.headSize else { return nil }
    func number(_ offset: Int) -> Int32 {
      max(0, Int32(littleEndian: record.loadUnaligned(fromByteOffset: offset, as: Int32.self)))
    }
    quotations = number(0)
    statements = min(number(4), quotations)
    bytes = Array(record[Self.headSize...])
    isUnchecked = true
  }

  private static let headSize = 8

  /// What was found in `article`; nothing where the bytes are of another one, or say what cannot have been found in it.
  public func analysis(of article: Article) -> Analysis {
    guard let analysis = bytes.withUnsafeBytes({ Analysis(packed: $0, of: article) }) else {
      return Analysis()
    }
    return isUnchecked && !analysis.isSound ? Analysis() : analysis
  }
}

extension Analysis {
  /// Reads what was packed of an article of the same `analysisKey`; `nil` where the bytes are anything else.
  package init?(packed bytes: UnsafeRawBufferPointer, of article: Article) {
    let read = article.source.utf8.withUnsafeBufferPointer { text in
      var reader = PackedReader(bytes, of: text, article.span)
      let analysis = reader.analysis()
      return reader.isComplete ? analysis : nil
    }
    guard let read else { return nil }
    self = read
  }
}

extension Analysis {
  /// Whether whoever works with it can rely on what always holds of what is found: nothing is empty, and quotations and
  /// their parts stand in the order of the text.
  fileprivate var isSound: Bool {
    var start = 0
    for quotation in quotations {
      guard quotation.extent.start >= start, quotation.isSound else { return false }
      start = quotation.extent.start
    }
    return entities.allSatisfy { !$0.name.isEmpty && !$0.mentions.contains(where: \.isEmpty) }
      && !places.contains { $0.range.isEmpty }
  }
}

extension Quotation {
  fileprivate var isSound: Bool {
    var end = 0
    for range in content {
      guard range.start >= end, !range.isEmpty else { return false }
      end = range.end
    }
    return cue?.isEmpty != true && source?.isEmpty != true && !chain.contains(where: \.isEmpty)
  }
}

extension PackedWriter {
  fileprivate mutating func put(_ analysis: Analysis) {
    put(count: analysis.entities.count)
    for entity in analysis.entities { put(entity) }
    put(count: analysis.quotations.count)
    for quotation in analysis.quotations { put(quotation) }
    put(count: analysis.places.count)
    var known: [Place: Int] = [:]
    for mention in analysis.places { put(mention, &known) }
  }

  private mutating func put(_ entity: Entity) {
    put(entity.name)
    put(entity.kind)
    put(entity.gender)
    put(count: entity.roles.count)
    for role in entity.roles { put(role) }
    put(entity.mentions)
  }

  private mutating func put(_ quotation: Quotation) {
    put(quotation.kind)
    put(quotation.attribution)
    put(quotation.content)
    put(quotation.cue)
    put(quotation.source)
    put(count: quotation.speaker.map { $0 + 1 } ?? 0)
    put(bits: quotation.confidence.bitPattern)
    put(quotation.because)
    put(quotation.chain)
  }

  private mutating func put(_ mention: PlaceMention, _ known: inout [Place: Int]) {
    put(mention.range)
    put(mention.use)
    put(bits: mention.confidence.bitPattern)
    // 0: no place, 1: one that was not met before, else its number.
    guard let place = mention.place else { return put(count: 0) }
    if let number = known[place] { return put(count: number) }
    known[place] = known.count + 2
    put(count: 1)
    put(place.name)
    put(place.kind)
    put(place.country ?? "")
    put(word: place.latitude.bitPattern)
    put(word: place.longitude.bitPattern)
    put(count: place.geonames.map { $0 + 1 } ?? 0)
  }
}

extension PackedReader {
  fileprivate mutating func analysis() -> Analysis? {
    let entityCount = things(least: 5)
    var entities: [Entity] = []
    entities.reserveCapacity(entityCount)
    for _ in 0..<entityCount {
      guard let entity = entity() else { return nil }
      entities.append(entity)
    }
    let quotationCount = things(least: 14)
    var quotations: [Quotation] = []
    quotations.reserveCapacity(quotationCount)
    for _ in 0..<quotationCount {
      guard let quotation = quotation(speakers: entityCount) else { return nil }
      quotations.append(quotation)
    }
    let placeCount = things(least: 8)
    var places: [PlaceMention] = []
    places.reserveCapacity(placeCount)
    var known: [Place] = []
    for _ in 0..<placeCount {
      guard let mention = placeMention(&known) else { return nil }
      places.append(mention)
    }
    return Analysis(quotations: quotations, entities: entities, places: places)
  }

  private mutating func entity() -> Entity? {
    let name = string()
    guard let kind = one(of: Entity.Kind.all), let gender = one(of: Gender.all) else { return nil }
    let roleCount = things()
    var roles: [String] = []
    for _ in 0..<roleCount where !isBroken { roles.append(string()) }
    let mentions = ranges()
    return isBroken ? nil : Entity(name: name, kind: kind, gender: gender, roles: roles, mentions: mentions)
  }

  private mutating func quotation(speakers: Int) -> Quotation? {
    guard let kind = one(of: Quotation.Kind.all), let attribution = one(of: Quotation.Attribution.all) else {
      return nil
    }
    let content = ranges()
    let cue = optionalRange()
    let source = optionalRange()
    let speaker = count()
    let confidence = Float(bitPattern: bits())
    let because = string()
    let chain = ranges()
    guard !isBroken, !content.isEmpty, speaker <= speakers, (0...1).contains(confidence) else { return nil }
    return Quotation(
      kind: kind, attribution: attribution, content: content, cue: cue, source: source,
      speaker: speaker > 0 ? speaker - 1 : nil, confidence: confidence, because: because, chain: chain)
  }

  private mutating func placeMention(_ known: inout [Place]) -> PlaceMention? {
    let range = range()
    guard let use = one(of: PlaceMention.Use.all) else { return nil }
    let confidence = Float(bitPattern: bits())
    guard !isBroken, (0...1).contains(confidence) else { return nil }
    let number = count()
    switch number {
    case 0: return isBroken ? nil : PlaceMention(range, place: nil, use: use, confidence: confidence)
    case 1:
      let name = string()
      guard let kind = one(of: Place.Kind.all) else { return nil }
      let country = string()
      let latitude = Double(bitPattern: word())
      let longitude = Double(bitPattern: word())
      let geonames = count()
      guard !isBroken, (-90...90).contains(latitude), (-180...180).contains(longitude) else { return nil }
      known.append(
        Place(
          name: name, kind: kind, country: country.isEmpty ? nil : country, latitude: latitude,
          longitude: longitude, geonames: geonames > 0 ? geonames - 1 : nil))
      return PlaceMention(range, place: known[known.count - 1], use: use, confidence: confidence)
    default:
      guard number - 2 < known.count else { return nil }
      return PlaceMention(range, place: known[number - 2], use: use, confidence: confidence)
    }
  }
}

// All cases, made once.

extension Entity.Kind {
  fileprivate static let all = allCases
}

extension Gender {
  fileprivate static let all = allCases
}

extension Quotation.Kind {
  fileprivate static let all = allCases
}

extension Quotation.Attribution {
  fileprivate static let all = allCases
}

extension PlaceMention.Use {
  fileprivate static let all = allCases
}

extension Place.Kind {
  fileprivate static let all = allCases
}
