import Documents

/// What a stretch of text is, besides text.
public enum Highlight: Hashable, Sendable {
  /// Part of the content of a quotation, by its index in the analysis.
  case quotation(Int)
  /// The reporting words of a quotation.
  case cue(Int)
  /// The mention that says who speaks in a quotation.
  case source(Int)
  /// The name of an entity.
  case name(Int)
  /// A place.
  case place(PlaceKey)
}

/// A highlighted stretch of text.
public struct HighlightSpan: Hashable, Sendable {
  /// Where it is.
  public let range: TextRange
  /// What it is.
  public let highlight: Highlight
}

/// All that is lit up in an article, in text order, to be drawn in that order: quotations first, names and places
/// over them.
public struct Highlights: Sendable {
  private var layers: [[HighlightSpan]] = []
  /// The longest span of each layer in bytes: how far back a search must look.
  private var reach: [Int] = []

  /// Nothing lit up.
  public init() {}

  init(_ analysis: Analysis, in article: Article, attitudes: Bool) {
    var quotations: [HighlightSpan] = []
    var reporting: [HighlightSpan] = []
    var mentions: [HighlightSpan] = []
    for (index, quotation) in analysis.quotations.enumerated()
    where attitudes || quotation.attribution == .statement {
      quotations += quotation.content.map { HighlightSpan(range: $0, highlight: .quotation(index)) }
      if let cue = quotation.cue { reporting.append(HighlightSpan(range: cue, highlight: .cue(index))) }
      if let source = quotation.source {
        reporting.append(HighlightSpan(range: source, highlight: .source(index)))
      }
    }
    for (index, entity) in analysis.entities.enumerated() {
      mentions += entity.mentions.map { HighlightSpan(range: $0, highlight: .name(index)) }
    }
    for mention in analysis.places where mention.use != .demonym {
      let key = PlaceKey(mention, in: article.source)
      mentions.append(HighlightSpan(range: mention.range, highlight: .place(key)))
    }
    for layer in [quotations, reporting, mentions] {
      layers.append(layer.sorted { $0.range < $1.range })
      reach.append(layer.map(\.range.count).max() ?? 0)
    }
  }

  /// The spans that overlap `range`, in drawing order.
  public func spans(in range: TextRange) -> [HighlightSpan] {
    var result: [HighlightSpan] = []
    for (layer, reach) in zip(layers, reach) {
      var low = 0
      var high = layer.count
      let earliest = range.start - reach
      while low < high {
        let middle = (low + high) / 2
        if layer[middle].range.start < earliest { low = middle + 1 } else { high = middle }
      }
      while low < layer.count, layer[low].range.start < range.end {
        if layer[low].range.overlaps(range) { result.append(layer[low]) }
        low += 1
      }
    }
    return result
  }
}
