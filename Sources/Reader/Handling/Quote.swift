import Documents

extension ReaderState {
  /// The quotation that `why` and `copy` are about: the one stood on, else the one at or behind the top of the screen.
  var quotationAtHand: Int? {
    if case .quotation(let index) = reading.focus { return index }
    guard let analysis else { return nil }
    if let place = focusRange {
      return reading.quotations.first { index in
        let quotation = analysis.quotations[index]
        return quotation.content.contains { $0.overlaps(place) } || quotation.source?.overlaps(place) == true
          || quotation.cue?.overlaps(place) == true
      }
    }
    return reading.quotations.first { analysis.quotations[$0].extent.end > reading.top }
  }

  mutating func showWhy(_ effects: inout [Effect]) {
    guard let analysis, let article, let index = quotationAtHand else {
      say("No quotation here", &effects)
      return
    }
    if layout.reading != nil { stand(on: .quotation(index)) }
    let quotation = analysis.quotations[index]
    let source = article.source
    var lines: [TextPopup.Line] = []
    lines.append(.init("quotation", quotation.content.map(source.line).joined(separator: " … ")))
    let attitude = quotation.attribution == .attitude ? ", an attitude" : ""
    lines.append(.init("kind", quotation.kind.rawValue + attitude))
    lines.append(.init("cue", quotation.cue.map { "“\(source.line($0))”" } ?? "none"))
    lines.append(.init("source", quotation.source.map { "“\(source.line($0))”" } ?? "none named"))
    if let speaker = quotation.speaker, analysis.entities.indices.contains(speaker) {
      let entity = analysis.entities[speaker]
      var steps = quotation.chain.map(source.line)
      if steps.last != entity.name { steps.append(entity.name) }
      lines.append(.init("speaker", steps.count > 1 ? steps.joined(separator: " → ") : entity.name))
      if !entity.roles.isEmpty {
        lines.append(.init("known as", entity.roles.joined(separator: "; ")))
      }
    } else {
      lines.append(.init("speaker", "not known: no guess is made"))
    }
    let percent = Int((quotation.confidence * 100).rounded())
    lines.append(.init("confidence", "\(percent) %, \(quotation.certainty)"))
    lines.append(.init("because", quotation.because))
    overlay = .text(TextPopup(title: "Why", lines: lines))
  }

  mutating func copyQuotation(_ effects: inout [Effect]) {
    guard let analysis, let article, let index = quotationAtHand else {
      say("No quotation here to copy", &effects)
      return
    }
    if layout.reading != nil { stand(on: .quotation(index)) }
    effects.append(.copy(Self.citation(analysis.quotations[index], in: analysis, of: article)))
    say("Copied with its source line", &effects)
  }

  /// A quotation as it is copied: the words, then who, where and which line of which file.
  static func citation(_ quotation: Quotation, in analysis: Analysis, of article: Article) -> String {
    let source = article.source
    let words = quotation.content.map(source.line).joined(separator: " … ")
    // The comma before the closing mark belongs to the sentence around the quotation.
    let quoted =
      quotation.kind == .direct ? "“\(words.hasSuffix(",") ? String(words.dropLast()) : words)”" : words
    var speaker = "speaker not known"
    if let index = quotation.speaker, analysis.entities.indices.contains(index) {
      speaker = analysis.entities[index].name + (quotation.isUnsure ? " (unsure)" : "")
    }
    var from = ["“\(source.line(article.headline))”"]
    if let outlet = article.outlet { from.append(source.line(outlet)) }
    if let date = article.date { from.append(date.description) }
    let line = source.utf8[..<min(quotation.extent.start, source.utf8.count)].reduce(1) {
      $0 + ($1 == 0x0A ? 1 : 0)
    }
    return "\(quoted)\n— \(speaker), \(from.joined(separator: ", ")) (\(source.name):\(line))"
  }
}
