import Documents
import Gazetteer

/// Finds the places and demonyms of an article, furniture included, and says which place each is.
public struct PlaceFinder: Sendable {
  private let gazetteer: Gazetteer

  /// Makes a finder that knows the places of `gazetteer`.
  public init(gazetteer: Gazetteer = .shared) { self.gazetteer = gazetteer }

  /// The mentions in `article`, in text order, disjoint; time is linear in its length.
  ///
  /// `people` and `organisations` are the extents of their names, as far as they are known: a man named like a town is
  /// no town, and a town in the name of a council is a part of it.
  public func mentions(
    in article: Article, people: [TextRange] = [], organisations: [TextRange] = []
  ) -> [PlaceMention] {
    let text = TokenizedArticle(Self.withFurniture(article))
    let names = NameFinder(text).spans
    return mentions(
      in: article, text: text, people: people + names.filter { $0.kind == .person }.map(\.range),
      organisations: (organisations + names.filter { $0.kind == .organisation }.map(\.range)).sorted())
  }

  /// The same where the text without furniture and all names, those in furniture as well, are known already.
  func mentions(in article: Article, text: TokenizedArticle, names: [NameSpan]) -> [PlaceMention] {
    mentions(
      in: article,
      text: article.furniture.isEmpty ? text : TokenizedArticle(Self.withFurniture(article)),
      people: names.filter { $0.kind == .person }.map(\.range),
      organisations: names.filter { $0.kind == .organisation }.map(\.range).sorted())
  }

  /// Captions name places as well, so furniture is read too.
  private static func withFurniture(_ article: Article) -> Article {
    Article(
      source: article.source, position: article.position, span: article.span, title: article.title,
      headline: article.headline, dateline: article.dateline)
  }

  private func mentions(
    in article: Article, text: TokenizedArticle, people: [TextRange], organisations: [TextRange]
  ) -> [PlaceMention] {
    guard !text.tokens.isEmpty else { return [] }
    var toponyms = ToponymScanner(text: text, gazetteer: gazetteer).scan()
    markContainers(&toponyms, text)
    for index in toponyms.indices.reversed() {
      toponyms[index].named = namedKinds(toponyms[index], text)
      toponyms[index].isCounted = isCounted(index, toponyms, text)
    }
    let evidence = ToponymEvidence(text, people: people)
    for index in toponyms.indices where toponyms[index].use != .demonym {
      let previous = index > 0 ? toponyms[index - 1] : nil
      let next = index + 1 < toponyms.count ? toponyms[index + 1] : nil
      toponyms[index].score = evidence.score(toponyms[index], previous: previous, next: next)
      if toponyms[index].isCertain, !toponyms[index].candidates.isEmpty {
        toponyms[index].score = max(toponyms[index].score + 2, ToponymEvidence.threshold)
      }
      if article.dateline.map({ $0.overlaps(toponyms[index].range) }) == true { toponyms[index].score += 3 }
    }
    shareEvidence(&toponyms)
    var kept = keep(toponyms)
    PlaceResolver(gazetteer: gazetteer).resolve(&kept)
    let use = PlaceUse(text: text, organisations: organisations)
    for index in kept.indices where kept[index].use != .demonym {
      kept[index].use = use.use(of: kept[index], previous: index > 0 ? kept[index - 1] : nil)
    }
    return kept.filter { !isGovernment($0) }.map(mention)
  }

  /// "Clarke, Oconee and Madison counties": the noun counts for all in the list, which is read from its end.
  private func isCounted(_ index: Int, _ toponyms: [Toponym], _ text: TokenizedArticle) -> Bool {
    let end = toponyms[index].tokens.upperBound
    guard end < text.tokens.count, toponyms[index].use != .demonym else { return false }
    if PlaceWords.plurals.contains(text.tokens[end]) { return true }
    guard index + 1 < toponyms.count, toponyms[index + 1].isCounted else { return false }
    let gap = end..<toponyms[index + 1].tokens.lowerBound
    return gap.count <= 2
      && gap.allSatisfy { text.isByte($0, 0x2C) || text.isWord($0, "and") || text.isWord($0, "or") }
  }

  /// The kinds of place that a noun beside a name gives: "Washington state", "the province of Quebec".
  private func namedKinds(_ toponym: Toponym, _ text: TokenizedArticle) -> [Feature] {
    var nouns = [toponym.tokens.upperBound]
    if toponym.tokens.lowerBound >= 2, text.isWord(toponym.tokens.lowerBound - 1, "of") {
      nouns.append(toponym.tokens.lowerBound - 2)
    }
    for noun in nouns where noun < text.tokens.count && !text.tokens[noun].has(.sentenceStart) {
      if PlaceWords.states.contains(text.tokens[noun]) { return [.admin1, .region] }
      if PlaceWords.towns.contains(text.tokens[noun]) { return [.city, .capital, .district] }
    }
    return []
  }

  private func mention(_ toponym: Toponym) -> PlaceMention {
    let recognition =
      toponym.use == .demonym
      ? 0.95 : min(0.98, 0.6 + 0.1 * max(0, toponym.score - ToponymEvidence.threshold))
    let resolution = toponym.record == nil || toponym.use == .demonym ? 1 : toponym.confidence
    return PlaceMention(
      toponym.range, place: toponym.record.map(gazetteer.place), use: toponym.use,
      confidence: recognition * resolution)
  }

  /// The White House, the Kremlin: places where something happens in them, else those who work there.
  private func isGovernment(_ toponym: Toponym) -> Bool {
    toponym.record?.feature == .building && toponym.use != .place
  }

  /// "Paris, Texas": the second says where the first lies, and both are places.
  private func markContainers(_ toponyms: inout [Toponym], _ text: TokenizedArticle) {
    for index in toponyms.indices.dropLast() {
      let next = index + 1
      guard toponyms[index].use != .demonym, toponyms[next].use != .demonym,
        toponyms[next].tokens.lowerBound - toponyms[index].tokens.upperBound == 1,
        text.isByte(toponyms[index].tokens.upperBound, 0x2C)
      else { continue }
      let inside = toponyms[index].candidates.contains {
        PlaceResolver.lies($0.record, inOneOf: toponyms[next].candidates)
      }
      guard inside else { continue }
      toponyms[index].container = next
      toponyms[index].isCertain = true
      toponyms[next].isCertain = true
    }
  }

  /// A name that is a place once is likely one elsewhere in the article.
  private func shareEvidence(_ toponyms: inout [Toponym]) {
    var best: [[UInt8]: Float] = [:]
    for toponym in toponyms where toponym.use != .demonym {
      best[toponym.key] = max(best[toponym.key] ?? 0, toponym.score)
    }
    for index in toponyms.indices where toponyms[index].use != .demonym {
      let shared = best[toponyms[index].key] ?? 0
      if toponyms[index].score > -1.5, shared > toponyms[index].score {
        toponyms[index].score += 0.5 * (shared - toponyms[index].score)
      }
    }
  }

  /// The toponyms that are places, with their containers renumbered.
  private func keep(_ toponyms: [Toponym]) -> [Toponym] {
    var numbers: [Int: Int] = [:]
    var kept: [Toponym] = []
    for (index, toponym) in toponyms.enumerated()
    where toponym.use == .demonym || toponym.score >= ToponymEvidence.threshold {
      numbers[index] = kept.count
      kept.append(toponym)
    }
    for index in kept.indices { kept[index].container = kept[index].container.flatMap { numbers[$0] } }
    return kept
  }
}
