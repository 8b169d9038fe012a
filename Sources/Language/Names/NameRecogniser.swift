import CAssets
import Documents

/// The trained recogniser of names: a linear-chain conditional random field over capitals and what stands around them.
public struct NameRecogniser: Sendable {
  /// The recogniser compiled into the program; `nil` in a build without it, where the rules stand alone.
  public static let shared = NameRecogniser(ModelBytes(pq_model_names()))

  private let chain: PackedChain

  /// Reads the model, or gives `nil` where the bytes do not hold one.
  public init?(_ bytes: ModelBytes) {
    guard let chain = PackedChain(bytes, shape: .names) else { return nil }
    self.chain = chain
  }

  init(_ chain: PackedChain) { self.chain = chain }

  /// A name that the recogniser finds.
  struct Finding {
    /// What it is the name of.
    enum Kind: Int { case person, organisation, place }
    let tokens: Range<Int>
    let kind: Kind
    /// The least probability along it.
    let probability: Float
  }

  /// The names in the text of `finder`, in text order, titles of articles left out.
  func findings(_ finder: NameFinder) -> [Finding] {
    var result: [Finding] = []
    let features = NameFeatures(finder)
    var list = FeatureList()
    let labels = ChainShape.names.labels
    for stretch in features.stretches() {
      var lattice = chain.lattice(count: stretch.count)
      for token in stretch {
        features.collect(token, &list)
        chain.score(token - stretch.lowerBound, label: &list, in: &lattice)
      }
      let best = lattice.bestStates()
      guard best.contains(where: { $0 > 0 }) else { continue }
      let marginals = lattice.marginals(pairs: false)
      var place = 0
      while place < best.count {
        guard best[place] > 0, let kind = Finding.Kind(rawValue: (best[place] - 1) / 2) else {
          place += 1
          continue
        }
        var end = place + 1
        while end < best.count, best[end] == 2 * kind.rawValue + 2 { end += 1 }
        var probability: Float = 1
        for index in place..<end {
          let inside = 2 * kind.rawValue + 1
          let share =
            marginals.states[index * labels + inside] + marginals.states[index * labels + inside + 1]
          probability = min(probability, Float(share))
        }
        result.append(
          Finding(
            tokens: (stretch.lowerBound + place)..<(stretch.lowerBound + end), kind: kind,
            probability: probability))
        place = end
      }
    }
    return result
  }
}

extension ChainShape {
  /// Outside, then begin and inside of persons, organisations and places.
  static let names = ChainShape(
    labels: 7, labelOfState: Array(0..<7), begins: [0, 1, 3, 5],
    follows: (0..<7).flatMap { from in
      (0..<7).filter { to in
        to == 0 || to % 2 == 1 || from == to || from == to - 1
      }.map { (from, $0) }
    })
}

// Voting: what the recogniser is sure of confirms, corrects and completes what the rules find.
extension NameFinder {
  // What it is sure of; not tuned, see docs/LANGUAGE.md.
  private static let confirm: Float = 0.7
  private static let extend: Float = 0.9
  private static let correct: Float = 0.97
  private static let add: Float = 0.95

  /// Changes the spans by `findings`, which stand in text order.
  mutating func vote(_ findings: [NameRecogniser.Finding]) {
    var revised: [NameSpan] = []
    var next = 0
    for finding in findings {
      while next < spans.count, spans[next].tokens.upperBound <= finding.tokens.lowerBound {
        revised.append(spans[next])
        next += 1
      }
      var end = next
      while end < spans.count, spans[end].tokens.lowerBound < finding.tokens.upperBound { end += 1 }
      let isFree = (revised.last?.tokens.upperBound ?? 0) <= finding.tokens.lowerBound
      if isFree, let decided = decision(finding, against: spans[next..<end]) {
        revised += decided
        next = end
      }
    }
    revised += spans[next...]
    spans = revised
  }

  /// What takes the place of `known`, the rules' names that `finding` touches; `nil` to leave them.
  private func decision(_ finding: NameRecogniser.Finding, against known: ArraySlice<NameSpan>) -> [NameSpan]?
  {
    let kind: NameSpan.Kind? =
      finding.kind == .person ? .person : finding.kind == .organisation ? .organisation : nil
    let tokens = trimmed(finding.tokens)
    guard !tokens.isEmpty, !tokens.contains(where: { token($0).has(.title) }) else { return nil }
    let found = { (kind: NameSpan.Kind) in
      [NameSpan(tokens: tokens, range: text.range(tokens), kind: kind)]
    }
    guard let first = known.first, let last = known.last else {
      guard let kind, finding.probability >= Self.add, isPlausible(tokens, kind) else { return nil }
      return found(kind)
    }
    if known.count == 1, first.tokens == tokens {
      guard first.kind != kind else { return nil }
      switch (first.kind, kind) {
      case (.unknown, let kind?): return finding.probability >= Self.confirm ? found(kind) : nil
      case (.person, nil), (.organisation, nil):
        return finding.probability >= Self.correct ? found(.unknown) : nil
      case (_, let kind?): return finding.probability >= Self.correct ? found(kind) : nil
      default: return nil
      }
    }
    guard let kind, finding.probability >= Self.extend, isPlausible(tokens, kind) else { return nil }
    let isLarger = tokens.lowerBound <= first.tokens.lowerBound && tokens.upperBound >= last.tokens.upperBound
    if isLarger { return kind == .organisation && known.contains { $0.kind == .person } ? nil : found(kind) }
    // "Broadcaster Piers Morgan": a part of a longer run is the person.
    if known.count == 1, kind == .person, first.kind != .person, finding.probability >= Self.add,
      tokens.upperBound == first.tokens.upperBound, tokens.count > 1
    {
      return found(.person)
    }
    return nil
  }

  /// Whether a name may have this form: a person's last word is capitalised, and it holds no office.
  private func isPlausible(_ tokens: Range<Int>, _ kind: NameSpan.Kind) -> Bool {
    guard let last = tokens.last,
      token(last).has(.capitalised) || token(last).has(.number) && kind != .person,
      tokens.contains(where: { token($0).has(.capitalised) && !token($0).isAny(of: .closed) })
    else { return false }
    guard kind == .person else { return tokens.count > 1 || token(last).has(.allCaps) }
    return !tokens.contains {
      token($0).isAny(of: [.demonym, .calendar]) && !token($0).isAny(of: [.male, .female])
    }
      && !token(tokens.lowerBound).isAny(of: [.title, .role])
  }
}
