import Documents
import Reader
import Screen

/// Says what each stretch of an article's line is: highlight passes in a fixed order, quotation, cue and source,
/// name and place, spotlight, search, what the reader stands on.
struct TextPainter {
  /// A stretch of a line that looks the same.
  struct Stretch {
    let end: Int
    let role: Role
  }

  private let state: ReaderState
  private let analysis: Analysis?
  private let lit: [TextRange]
  private let focus: TextRange?

  init(_ state: ReaderState, _ article: Article) {
    self.state = state
    analysis = state.analysis
    focus = state.focusRange
    lit = state.reading.lit?.ranges ?? []
  }

  /// The stretches of a line, in order, up to its end.
  func paint(_ line: ReadingLine) -> [Stretch] {
    let base: Role.Kind =
      switch line.kind {
      case .title: .title
      case .furniture: .furniture
      case .body, .blank: .text
      }
    // A role for each byte: lines are short, and later passes paint over earlier ones.
    var roles = Array(repeating: Role(base), count: line.range.count)
    func apply(_ range: TextRange, _ change: (inout Role) -> Void) {
      guard let part = range.intersection(line.range) else { return }
      for index in (part.start - line.range.start)..<(part.end - line.range.start) { change(&roles[index]) }
    }
    for span in state.reading.highlights.spans(in: line.range) {
      switch span.highlight {
      case .quotation(let index): apply(span.range) { $0 = quotationRole(index) }
      case .cue: apply(span.range) { $0.kind = .cue }
      case .source(let index):
        let unsure = analysis?.quotations[index].isUnsure == true
        apply(span.range) {
          $0.kind = .speaker
          if unsure { $0.flags.insert(.unsure) }
        }
      case .name: apply(span.range) { $0.kind = .speaker }
      case .place: apply(span.range) { $0.kind = .place }
      }
    }
    if state.spotlight != nil {
      for index in roles.indices { roles[index].flags.insert(.dimmed) }
      var next = lit.partitioningIndex { $0.end > line.range.start }
      while next < lit.count, lit[next].start < line.range.end {
        apply(lit[next]) { $0.flags.remove(.dimmed) }
        next += 1
      }
    }
    for match in matches(in: line.range) { apply(match) { $0.flags.insert(.match) } }
    switch state.reading.focus {
    case .quotation(let index):
      if let quotation = analysis?.quotations[index] {
        // Names and places inside keep their looks: they would stand out more than the words.
        for range in quotation.content {
          apply(range) { if $0.isQuotation { $0.flags.insert(.current) } }
        }
      }
    case .mention(let range, _): apply(range) { $0.flags.insert(.current) }
    case .match(let index):
      if state.search.matches.indices.contains(index) {
        apply(state.search.matches[index]) {
          $0.flags.remove(.match)
          $0.flags.insert(.current)
        }
      }
    case nil: break
    }
    if let selection = state.triage.selection { apply(selection.range) { $0.flags.insert(.selected) } }
    var stretches: [Stretch] = []
    for (index, role) in roles.enumerated() where index + 1 == roles.count || roles[index + 1] != role {
      stretches.append(Stretch(end: line.range.start + index + 1, role: role))
    }
    return stretches
  }

  /// The bar in the margin of a line that holds part of a quotation: its form tells the kind.
  func bar(_ line: ReadingLine) -> (glyph: Glyph, role: Role)? {
    var chosen: Int?
    for span in state.reading.highlights.spans(in: line.range) {
      guard case .quotation(let index) = span.highlight else { continue }
      if case .quotation(index) = state.reading.focus { chosen = index }
      chosen = chosen ?? index
    }
    guard let chosen, let quotation = analysis?.quotations[chosen] else { return nil }
    var flags: Role.Flags = []
    if case .quotation(chosen) = state.reading.focus { flags.insert(.current) }
    if state.spotlight != nil, !quotation.content.contains(where: isLit) {
      flags.insert(.dimmed)
    }
    if quotation.isUnsure { flags.insert(.unsure) }
    let kind: (Unicode.Scalar, Role.Kind) =
      switch (quotation.attribution, quotation.kind) {
      case (.attitude, _): ("~", .barAttitude)
      case (_, .direct): ("▌", .barDirect)
      case (_, .mixed): ("▎", .barMixed)
      case (_, .indirect): ("┊", .barIndirect)
      }
    return (.drawn(kind.0), Role(kind.1, flags))
  }

  private func quotationRole(_ index: Int) -> Role {
    guard let quotation = analysis?.quotations[index] else { return Role(.text) }
    let kind: Role.Kind =
      switch (quotation.attribution, quotation.kind) {
      case (.attitude, _): .attitude
      case (_, .direct): .direct
      case (_, .mixed): .mixed
      case (_, .indirect): .indirect
      }
    return Role(kind, quotation.isUnsure ? .unsure : [])
  }

  private func isLit(_ range: TextRange) -> Bool {
    let next = lit.partitioningIndex { $0.end > range.start }
    return next < lit.count && lit[next].contains(range)
  }

  private func matches(in range: TextRange) -> ArraySlice<TextRange> {
    let matches = state.search.matches
    let start = matches.partitioningIndex { $0.end > range.start }
    var end = start
    while end < matches.count, matches[end].start < range.end { end += 1 }
    return matches[start..<end]
  }
}
