import Documents

/// What keys walk to in the open article.
///
/// It is found once, when the analysis arrives or other text is shown, so that a key costs the same however long the
/// article is.
struct Landmarks: Sendable {
  /// A mention of a place that is shown.
  struct Place: Sendable {
    let range: TextRange
    let key: PlaceKey
  }

  /// The extents of the quotations that are shown, in text order.
  private(set) var extents: [TextRange] = []
  /// The places that are shown, demonyms left out, in text order.
  private(set) var places: [Place] = []
  private var mentionsOfEntity: [[TextRange]] = []
  private var mentionsOfPlace: [PlaceKey: [TextRange]] = [:]
  private var quotationsOfEntity: [[Int]] = []

  /// Nothing to walk to.
  init() {}

  /// Finds what is to be walked to; `quotations` are those that are shown, as indices of the analysis.
  init(_ analysis: Analysis, in article: Article, quotations: [Int], furniture: Bool) {
    func isShown(_ range: TextRange) -> Bool {
      if furniture { return true }
      let next = article.furniture.partitioningIndex { $0.range.end > range.start }
      return next == article.furniture.count || !article.furniture[next].range.overlaps(range)
    }
    extents = quotations.map { analysis.quotations[$0].extent }
    quotationsOfEntity = Array(repeating: [], count: analysis.entities.count)
    var sources: [[TextRange]] = Array(repeating: [], count: analysis.entities.count)
    for index in quotations {
      let quotation = analysis.quotations[index]
      guard let speaker = quotation.speaker, analysis.entities.indices.contains(speaker) else { continue }
      quotationsOfEntity[speaker].append(index)
      if let source = quotation.source { sources[speaker].append(source) }
    }
    for (entity, own) in zip(analysis.entities, sources) {
      let named = entity.mentions
      // What a quotation is attributed through, where it is no name: "he", "the minister".
      var others: [TextRange] = []
      for source in own.sorted() {
        let next = named.partitioningIndex { $0.end > source.start }
        let isNamed = next < named.count && named[next].overlaps(source)
        if !isNamed, others.last?.overlaps(source) != true { others.append(source) }
      }
      mentionsOfEntity.append((others.isEmpty ? named : (named + others).sorted()).filter(isShown))
    }
    for mention in analysis.places where mention.use != .demonym && isShown(mention.range) {
      let key = PlaceKey(mention, in: article.source)
      places.append(Place(range: mention.range, key: key))
      mentionsOfPlace[key, default: []].append(mention.range)
    }
  }

  /// The mentions of a speaker or place, in text order.
  func mentions(of subject: Subject) -> [TextRange] {
    switch subject {
    case .speaker(let entity):
      mentionsOfEntity.indices.contains(entity) ? mentionsOfEntity[entity] : []
    case .place(let key): mentionsOfPlace[key] ?? []
    }
  }

  /// The quotations of an entity that are shown, as indices of the analysis, in text order.
  func quotations(of entity: Int) -> [Int] {
    quotationsOfEntity.indices.contains(entity) ? quotationsOfEntity[entity] : []
  }

  /// What stays lit when everything else is dimmed for a subject: its mentions, and what a speaker says with the words
  /// that report it; disjoint and in text order.
  func lit(for subject: Subject, in analysis: Analysis) -> [TextRange] {
    var ranges = mentions(of: subject)
    if case .speaker(let entity) = subject {
      for index in quotations(of: entity) {
        ranges += analysis.quotations[index].content
        if let cue = analysis.quotations[index].cue { ranges.append(cue) }
      }
    }
    var joined: [TextRange] = []
    for range in ranges.sorted() {
      if let last = joined.last, range.start <= last.end {
        joined[joined.count - 1] = TextRange(last.start, max(last.end, range.end))
      } else {
        joined.append(range)
      }
    }
    return joined
  }
}
