/// Walks through the words of an article's statements beside its mentions, both in text order.
struct Speech {
  private let contents: [(range: TextRange, speaker: Int)]
  private var next = 0
  private var open: [(range: TextRange, speaker: Int)] = []

  init(_ analysis: Analysis) {
    contents = analysis.quotations.flatMap { quotation in
      guard quotation.attribution == .statement, let speaker = quotation.speaker,
        analysis.entities.indices.contains(speaker)
      else { return [(range: TextRange, speaker: Int)]() }
      return quotation.content.map { ($0, speaker) }
    }.sorted { $0.range < $1.range }
  }

  /// Who says the words that hold a mention, each once; mentions have to come in text order.
  mutating func speakers(over mention: TextRange) -> [Int] {
    while next < contents.count, contents[next].range.start <= mention.start {
      open.append(contents[next])
      next += 1
    }
    open.removeAll { $0.range.end <= mention.start }
    var speakers: [Int] = []
    for content in open where content.range.contains(mention) && !speakers.contains(content.speaker) {
      speakers.append(content.speaker)
    }
    return speakers
  }
}
