import Documents

/// Finds cues, and for each its source and content, by the trained models.
struct QuotationLabeller {
  let model: QuotationModel
  let text: AttributionText
  /// Lattices are cut at this many tokens, so that a text without line breaks stays linear in memory.
  private static let longest = 600

  /// What the models make of one cue.
  struct Finding {
    var cue: Range<Int>
    /// The probability of the cue.
    var cueProbability: Float
    var source: Range<Int>?
    /// The least probability along the source.
    var sourceProbability: Float
    /// Runs of content, none empty.
    var content: [Range<Int>]
    /// The mean probability along the content, and the least at its borders.
    var contentProbability: Float
  }

  /// The cues of the article with their probabilities, and how likely each token is part of one.
  func cues(bias: Float) -> (cues: [(range: Range<Int>, probability: Float)], ofToken: [Float]) {
    var result: [(range: Range<Int>, probability: Float)] = []
    var ofToken = Array(repeating: Float(0), count: text.text.tokens.count)
    var label = FeatureList()
    var edge = FeatureList()
    let features = CueFeatures(text: text)
    for paragraph in text.text.paragraphs {
      for range in Self.pieces(paragraph.tokens, of: text.text) {
        for run in candidateRuns(in: range) {
          var lattice = model.cues.lattice(count: run.count)
          var wasCandidate = false
          for token in run {
            let place = token - run.lowerBound
            let isCandidate = text.isCandidate[token]
            if isCandidate {
              features.collect(token, in: range, label: &label)
              model.cues.score(place, label: &label, in: &lattice)
              lattice.labelScores[place * 3] -= bias
            } else {
              lattice.permitted[place] = 1
            }
            if place > 0, isCandidate || wasCandidate {
              features.collectBorder(token, in: range, edge: &edge)
              model.cues.score(place, edge: &edge, in: &lattice)
            }
            wasCandidate = isCandidate
          }
          let best = lattice.bestStates()
          let marginals = lattice.marginals(pairs: false)
          for token in run where text.isCandidate[token] {
            ofToken[token] = Float(1 - marginals.states[(token - run.lowerBound) * 3])
          }
          var token = 0
          while token < best.count {
            guard best[token] == 1 else {
              token += 1
              continue
            }
            var end = token + 1
            while end < best.count, best[end] == 2 { end += 1 }
            result.append(
              (
                (run.lowerBound + token)..<(run.lowerBound + end), Float(marginals.states[token * 3 + 1])
              ))
            token = end
          }
        }
      }
    }
    return (result, ofToken)
  }

  /// The runs of candidates in `range`, each with the token before it and the one behind: those are outside for certain,
  /// and so what lies on one side of them tells nothing of the other.
  private func candidateRuns(in range: Range<Int>) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var token = range.lowerBound
    while token < range.upperBound {
      guard text.isCandidate[token] else {
        token += 1
        continue
      }
      let start = max(range.lowerBound, token - 1)
      while token < range.upperBound, text.isCandidate[token] { token += 1 }
      runs.append(start..<min(range.upperBound, token + 1))
    }
    return runs
  }

  /// `range` in pieces of bounded length, cut between sentences where there are any.
  static func pieces(_ range: Range<Int>, of text: TokenizedArticle) -> [Range<Int>] {
    guard range.count > longest else { return [range] }
    var result: [Range<Int>] = []
    var start = range.lowerBound
    while range.upperBound - start > longest {
      var end = start + longest
      while end > start + longest / 2, text.tokens[end].sentence == text.tokens[end - 1].sentence { end -= 1 }
      result.append(start..<end)
      start = end
    }
    if start < range.upperBound { result.append(start..<range.upperBound) }
    return result
  }

  /// The source and the content of the cue at `cue`.
  func finding(_ cue: Range<Int>, probability: Float) -> Finding {
    let window = AttributionWindow.around(cue, in: text)
    let features = AttributionFeatures(text: text, cue: cue, window: window)
    var lattice = model.attribution.lattice(count: window.count)
    var label = FeatureList()
    var edge = FeatureList()
    for token in window {
      features.collect(token, label: &label, edge: &edge)
      model.attribution.score(token - window.lowerBound, label: &label, in: &lattice)
      model.attribution.score(token - window.lowerBound, edge: &edge, in: &lattice)
    }
    for token in cue where window.contains(token) { lattice.permitted[token - window.lowerBound] = 1 }
    let best = lattice.bestStates()
    var finding = Finding(
      cue: cue, cueProbability: probability, source: nil, sourceProbability: 0, content: [],
      contentProbability: 0)
    guard !best.isEmpty else { return finding }
    let shape = lattice.shape
    let marginals = lattice.marginals(pairs: false)
    func share(_ position: Int, _ wanted: Int) -> Float {
      var sum = 0.0
      for state in 0..<shape.states where shape.labelOfState[state] == wanted {
        sum += marginals.states[position * shape.states + state]
      }
      return Float(sum)
    }
    var total: Float = 0
    var count: Float = 0
    for position in best.indices {
      let token = window.lowerBound + position
      switch shape.labelOfState[best[position]] {
      case 1:
        finding.source = (finding.source?.lowerBound ?? token)..<(token + 1)
        let own = share(position, 1)
        finding.sourceProbability = finding.sourceProbability == 0 ? own : min(finding.sourceProbability, own)
      case 2:
        if let last = finding.content.last, last.upperBound == token,
          text.text.tokens[token].paragraph == text.text.tokens[token - 1].paragraph
        {
          finding.content[finding.content.count - 1] = last.lowerBound..<(token + 1)
        } else {
          finding.content.append(token..<(token + 1))
        }
        total += share(position, 2)
        count += 1
      default: break
      }
    }
    if count > 0 { finding.contentProbability = total / count }
    return finding
  }

  /// All findings that have content, in the order of their cues.
  func findings(bias: Float = 0) -> [Finding] {
    cues(bias: bias).cues.map { finding($0.range, probability: $0.probability) }
  }
}
