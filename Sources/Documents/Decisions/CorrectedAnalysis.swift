/// What was found in an article with a person's corrections applied.
///
/// Corrections are anchored to text: an analysis made anew, by another model even, gets them as well. A quotation that
/// the analysis does not have any longer, but that a person gave a speaker or an extent, is there all the same.
public struct CorrectedAnalysis: Sendable {
  /// The analysis with the corrections.
  public private(set) var analysis: Analysis
  /// For each quotation what decisions about it are anchored to: where it was found or added, whatever its extent is now.
  public private(set) var origins: [TextRange]
  /// The decisions whose passage the article does not have any longer.
  public private(set) var misfits: [DecisionKey] = []
  /// The anchors that decisions about a quotation have, by its index.
  private var anchors: [Int: [TextAnchor]] = [:]

  /// What corrections say is as sure as it gets.
  static let because = "corrected by you"

  /// Applies what was decided about the passages of an article to what was found in it.
  public init(_ found: Analysis, of article: Article, decisions: [DecisionKey: String]) {
    analysis = found
    origins = found.quotations.map(\.extent)
    guard !decisions.isEmpty else { return }
    let text = AnchoredText(article)
    var ranges: [TextAnchor: TextRange?] = [:]
    func range(of anchor: TextAnchor) -> TextRange? {
      if let known = ranges[anchor] { return known }
      let range = text.locate(anchor)
      ranges[anchor] = .some(range)
      return range
    }
    var quotations: [TextRange: QuotationCorrection] = [:]
    // In a fixed order, so that what two decisions on one passage say does not depend on the table's.
    for (key, value) in decisions.sorted(by: { $0.key.order < $1.key.order }) {
      guard let passage = key.passage else { continue }
      guard let range = range(of: passage), !range.isEmpty else {
        misfits.append(key)
        continue
      }
      switch key.aspect {
      case .rejected: quotations[range, default: QuotationCorrection()].isRejected = true
      case .speaker: quotations[range, default: QuotationCorrection()].speaker = value
      case .added: quotations[range, default: QuotationCorrection()].added = value
      case .extent:
        if let extent = TextAnchor(written: value).flatMap({ text.locate($0) }), !extent.isEmpty {
          quotations[range, default: QuotationCorrection()].extent = extent
        } else {
          misfits.append(key)
        }
      case .place: correctPlaces(at: range) { $0.place = Place(written: value) ?? $0.place }
      case .placeRejected: analysis.places.removeAll { $0.range.overlaps(range) }
      default: break
      }
    }
    for (range, correction) in quotations.sorted(by: { $0.key < $1.key }) {
      apply(correction, at: range, in: article)
    }
    let order = analysis.quotations.indices.sorted {
      let (a, b) = (analysis.quotations[$0].extent, analysis.quotations[$1].extent)
      return a.start == b.start ? $0 < $1 : a.start < b.start
    }
    analysis.quotations = order.map { analysis.quotations[$0] }
    origins = order.map { origins[$0] }
    for (anchor, range) in ranges {
      if let range, let quotation = quotation(at: range) { anchors[quotation, default: []].append(anchor) }
    }
    for index in anchors.keys { anchors[index]?.sort { ($0.start, $0.written) < ($1.start, $1.written) } }
  }

  /// The anchors that decisions about a quotation have, by its index; mostly none or one.
  public func anchors(ofQuotation index: Int) -> [TextAnchor] { anchors[index] ?? [] }

  /// The quotation that decisions at `range` are about: the one found there, else the one that shares most with it.
  public func quotation(at range: TextRange) -> Int? {
    if let exact = origins.firstIndex(of: range) { return exact }
    var best: (index: Int, shared: Int)?
    for (index, origin) in origins.enumerated() {
      guard let shared = origin.intersection(range)?.count, 2 * shared > max(origin.count, range.count),
        shared > best?.shared ?? 0
      else { continue }
      best = (index, shared)
    }
    return best?.index
  }

  // MARK: Quotations

  private mutating func apply(_ correction: QuotationCorrection, at range: TextRange, in article: Article) {
    let known = quotation(at: range)
    if correction.isRejected {
      if let known {
        analysis.quotations.remove(at: known)
        origins.remove(at: known)
      }
      return
    }
    guard let name = correction.speaker ?? correction.added else {
      if let known, let extent = correction.extent { change(known, to: extent) }
      return
    }
    let index = known ?? analysis.quotations.count
    if known == nil {
      let kind = QuotationKind.of(range, in: article)
      analysis.quotations.append(
        Quotation(kind: kind, content: [range], confidence: 1, because: Self.because))
      origins.append(range)
    }
    if known == nil || correction.speaker != nil || !name.isEmpty { assign(name, to: index, in: article) }
    if let extent = correction.extent { change(index, to: extent) }
  }

  private mutating func assign(_ name: String, to index: Int, in article: Article) {
    let speaker = name.isEmpty ? nil : entity(named: name, in: article)
    analysis.quotations[index].speaker = speaker
    analysis.quotations[index].confidence = 1
    analysis.quotations[index].because = Self.because
    analysis.quotations[index].chain = []
    // A name that is somebody else's does not say who speaks; a pronoun or a role still may.
    if let source = analysis.quotations[index].source {
      let isOthers = analysis.entities.enumerated().contains { other, entity in
        other != speaker && entity.mentions.contains { $0.overlaps(source) }
      }
      if speaker == nil || isOthers { analysis.quotations[index].source = nil }
    }
  }

  /// The entity of a name; one that the article was not known to have is put behind the others.
  private mutating func entity(named name: String, in article: Article) -> Int {
    let folded = Folding.fold(name.utf8)
    if let known = analysis.entities.firstIndex(where: { Folding.fold($0.name.utf8) == folded }) {
      return known
    }
    let source = article.source
    if let known = analysis.entities.firstIndex(where: { entity in
      entity.mentions.contains { Folding.fold(source.utf8, $0) == folded }
    }) {
      return known
    }
    analysis.entities.append(
      Entity(name: name, kind: .person, mentions: Self.occurrences(of: Array(name.utf8), in: article)))
    return analysis.entities.count - 1
  }

  private static func occurrences(of name: [UInt8], in article: Article) -> [TextRange] {
    let utf8 = article.source.utf8
    guard let first = name.first, article.span.count >= name.count else { return [] }
    var ranges: [TextRange] = []
    var start = article.span.start
    while start + name.count <= min(article.span.end, utf8.count) {
      if utf8[start] == first, utf8[start..<(start + name.count)].elementsEqual(name) {
        ranges.append(TextRange(start, start + name.count))
        start += name.count
      } else {
        start += 1
      }
    }
    return ranges
  }

  /// Moves the ends of a quotation; what lies between its parts stays out of it.
  private mutating func change(_ index: Int, to extent: TextRange) {
    var content = analysis.quotations[index].content.compactMap { $0.intersection(extent) }
    if let first = content.first, let last = content.last {
      content[0] = TextRange(extent.start, first.end)
      content[content.count - 1] = TextRange(content[content.count - 1].start, max(last.end, extent.end))
    } else {
      content = [extent]
    }
    analysis.quotations[index].content = content
    analysis.quotations[index].confidence = 1
    analysis.quotations[index].because = Self.because
  }

  // MARK: Places

  private mutating func correctPlaces(at range: TextRange, _ change: (inout PlaceMention) -> Void) {
    for index in analysis.places.indices where analysis.places[index].range.overlaps(range) {
      change(&analysis.places[index])
      analysis.places[index].confidence = 1
    }
  }
}

/// What a person says of one quotation.
private struct QuotationCorrection {
  var isRejected = false
  var speaker: String?
  var added: String?
  var extent: TextRange?
}

extension DecisionKey {
  /// What orders the decisions on one article.
  fileprivate var order: (Int, String, String, String) {
    (passage?.start ?? 0, aspect.rawValue, passage?.written ?? "", detail)
  }
}

/// Tells from the marks around words what kind of quotation they are.
private enum QuotationKind {
  static func of(_ range: TextRange, in article: Article) -> Quotation.Kind {
    let utf8 = article.source.utf8
    let words = utf8[range.start..<min(range.end, utf8.count)]
    // American texts set the comma or full stop before the closing mark.
    let behind = utf8[min(range.end, utf8.count)...].drop { ",.?!".utf8.contains($0) }
    if isMark(utf8[article.span.start..<range.start].suffix(3)), isMark(behind.prefix(3)) {
      return .direct
    }
    for start in words.indices where isMark(words[start...].prefix(3)) { return .mixed }
    return .indirect
  }

  /// Whether a quotation mark stands at the near end: the last bytes before a text, or the first behind it.
  private static func isMark(_ bytes: ArraySlice<UInt8>) -> Bool {
    if bytes.first == UInt8(ascii: "\"") || bytes.last == UInt8(ascii: "\"") { return true }
    let marks: [[UInt8]] = [[0xE2, 0x80, 0x9C], [0xE2, 0x80, 0x9D], [0xE2, 0x80, 0x9E]]
    let guillemets: [[UInt8]] = [[0xC2, 0xAB], [0xC2, 0xBB]]
    return marks.contains(Array(bytes)) || guillemets.contains(Array(bytes.prefix(2)))
      || guillemets.contains(Array(bytes.suffix(2)))
  }
}
