/// The features of the tokens around one cue for telling its source and its content.
///
/// A class, as the others that look at each token: a value with so many arrays is copied more often than one would think.
final class AttributionFeatures {
  let text: AttributionText
  let cue: Range<Int>
  /// The tokens that are labelled.
  let window: Range<Int>

  /// What stands between the cue and a token, the token itself left out: commas, quotation marks, verbs and so on,
  /// each counted to three.
  private var between: [UInt64] = []
  private var phraseRank: [UInt8] = []
  private let draft: Draft?
  /// What the rules make of each token for this cue: 1 source, 2 its phrase, 4 content.
  private var rule: [UInt8] = []

  /// How each token hangs together with the cue in the tree: the whole path, its last step, and both ends' sides.
  private var paths: [UInt64] = []
  private var branches: [UInt64] = []

  private let cueWord: UInt64
  private let cueLast: UInt64
  private let cueStem: UInt64
  private let cueForm: UInt64
  private let cueKind: UInt64
  private let cueQuoted: UInt64
  private let cueStretch: Int32
  private let wordBefore: UInt64
  private let wordBehind: UInt64
  private let lookBefore: UInt64
  private let lookBehind: UInt64

  init(text: AttributionText, cue: Range<Int>, window: Range<Int>) {
    self.text = text
    self.cue = cue
    self.window = window
    // The head of "has said" is its last word that reports.
    let head =
      cue.last { text.verb[$0] > 0 || text.share[$0] >= CueShares.strong } ?? cue.upperBound - 1
    let tokens = text.text.tokens
    cueWord = tokens[head].hash
    cueStem = text.stem[head]
    cueLast = tokens[cue.upperBound - 1].hash
    cueForm = text.verb[head] | UInt64(min(3, cue.count)) << 32
    cueKind = UInt64(text.share[head]) | UInt64(text.part[head]) << 4 | UInt64(text.verb[head] & 15) << 12
    cueQuoted = UInt64(text.quote[head])
    cueStretch = text.stretch[head]
    wordBefore = text.word(cue.lowerBound - 1, in: window)
    wordBehind = text.word(cue.upperBound, in: window)
    lookBefore = window.contains(cue.lowerBound - 1) ? text.look(cue.lowerBound - 1) : 1
    lookBehind = window.contains(cue.upperBound) ? text.look(cue.upperBound) : 1
    var found: Int32 = -1
    for token in cue where found < 0 { found = text.draftOfCue[token] }
    draft = found >= 0 ? text.drafts[Int(found)] : nil
    rule = Array(repeating: 0, count: window.count)
    if let draft {
      var source = draft.source
      var link = draft.inherits
      var steps = 0
      while source == nil, let from = link, text.drafts.indices.contains(from), steps < 4 {
        source = text.drafts[from].source
        link = text.drafts[from].inherits
        steps += 1
      }
      mark(source?.phrase ?? 0..<0, 2)
      mark(source?.tokens ?? 0..<0, 1)
      for range in draft.content { mark(range, 4) }
    }
    measure()
    climb(from: head, in: text.parse)
  }

  /// Follows the tree from each token up to the cue's head or one of the words above it.
  ///
  /// A branch is the relation by which the token's part of the tree hangs on the cue or on a word above it.
  private func climb(from head: Int, in parse: Parse) {
    paths = Array(repeating: 0, count: window.count)
    branches = paths
    var above: [Int] = [head]
    var climbed: UInt64 = 1
    var links: [UInt64] = [1]
    while above.count < 5, let parent = parent(above[above.count - 1], parse) {
      climbed = FeatureHash.mix(climbed, UInt64(parse.relations[above[above.count - 1]].rawValue))
      above.append(parent)
      links.append(climbed)
    }
    for token in window {
      var path: UInt64 = 3
      var node = token
      var steps = 0
      var last: UInt64 = 99
      while steps < 12 {
        if let level = above.firstIndex(of: node) {
          let place = token - window.lowerBound
          paths[place] = FeatureHash.mix(path, links[level])
          branches[place] = last << 4 | UInt64(level) << 1 | (steps > 0 ? 1 : 0)
          break
        }
        last = UInt64(parse.relations[node].rawValue)
        if steps < 4 { path = FeatureHash.mix(path, last) }
        guard let parent = parent(node, parse) else { break }
        node = parent
        steps += 1
      }
    }
  }

  private func parent(_ token: Int, _ parse: Parse) -> Int? {
    let head = Int(parse.heads[token])
    return window.contains(head) ? head : nil
  }

  private func mark(_ range: Range<Int>, _ bit: UInt8) {
    for token in range where window.contains(token) { rule[token - window.lowerBound] |= bit }
  }

  /// Counts what stands between the cue and each token, from the cue outwards.
  private func measure() {
    between = Array(repeating: 0, count: window.count)
    phraseRank = Array(repeating: 0, count: window.count)
    walk(stride(from: cue.upperBound, to: window.upperBound, by: 1))
    walk(stride(from: cue.lowerBound - 1, through: window.lowerBound, by: -1))
  }

  private func walk(_ places: StrideTo<Int>) { walk(Array(places)) }
  private func walk(_ places: StrideThrough<Int>) { walk(Array(places)) }
  private func walk(_ places: [Int]) {
    var commas: UInt64 = 0
    var marks: UInt64 = 0
    var verbs: UInt64 = 0
    var cues: UInt64 = 0
    var links: UInt64 = 0
    var stops: UInt64 = 0
    var phrases: UInt8 = 0
    var phrase: Int32 = -1
    for token in places {
      let part = text.part[token]
      if text.phrase[token] >= 0, text.phrase[token] != phrase { phrases = min(5, phrases + 1) }
      phrase = text.phrase[token]
      phraseRank[token - window.lowerBound] = phrase >= 0 ? phrases : 0
      between[token - window.lowerBound] =
        min(3, commas) | min(3, marks) << 2 | min(3, verbs) << 4 | min(3, cues) << 6 | min(3, links) << 8
        | min(3, stops) << 10
      if part == Part.comma.rawValue { commas += 1 }
      if text.quote[token] >= 2 { marks += 1 }
      if part == Part.auxiliary.rawValue || text.text.tokens[token].isAny(of: .finite) { verbs += 1 }
      if text.share[token] >= CueShares.strong || text.rule[token] & AttributionText.cueBit != 0 {
        cues += 1
      }
      if part == Part.that.rawValue || part == Part.relative.rawValue || part == Part.subordinator.rawValue {
        links += 1
      }
      if part == Part.stop.rawValue || part == Part.semicolon.rawValue || part == Part.colon.rawValue {
        stops += 1
      }
    }
  }

  private func ruleBits(_ token: Int) -> UInt64 {
    window.contains(token) ? UInt64(rule[token - window.lowerBound]) : 16
  }

  /// Where a token stands to the cue: side and distance in classes.
  private func side(_ token: Int) -> (side: UInt64, distance: UInt64) {
    if token < cue.lowerBound { return (1, AttributionText.distanceClass(cue.lowerBound - token)) }
    if token >= cue.upperBound { return (2, AttributionText.distanceClass(token - cue.upperBound + 1)) }
    return (0, 0)
  }

  /// Collects the features of `token` and of the border before it.
  func collect(_ token: Int, label: inout FeatureList, edge: inout FeatureList) {
    label.removeAll()
    edge.removeAll()
    let tokens = text.text.tokens
    let (side, distance) = side(token)
    let place = side << 5 | distance
    let word = InlineArray<5, UInt64> { text.word(token + $0 - 2, in: window) }
    let part = InlineArray<5, UInt64> { text.part(token + $0 - 2, in: window) }
    let sentence = Int(tokens[token].sentence) - Int(tokens[cue.lowerBound].sentence)
    let sentencePlace = UInt64(max(-2, min(3, sentence)) + 2) | side << 4
    let paragraph = UInt64(
      max(-1, min(2, Int(tokens[token].paragraph) - Int(tokens[cue.lowerBound].paragraph))) + 1)
    let seen = between[token - window.lowerBound]
    let quoted = UInt64(text.quote[token])
    let sameStretch: UInt64 = text.stretch[token] >= 0 && text.stretch[token] == cueStretch ? 1 : 0
    let quoteState = quoted | cueQuoted << 2 | sameStretch << 4 | UInt64(text.stretchLength[token]) << 5
    let rank = UInt64(phraseRank[token - window.lowerBound])
    let rules = ruleBits(token)
    let rulesBefore = ruleBits(token - 1)
    let rulesBehind = ruleBits(token + 1)
    let look = text.look(token)
    let hasDraft: UInt64 = draft == nil ? 0 : draft?.source == nil ? 1 : 2
    let anyRule = UInt64(text.rule[token])

    label.add(101, side)
    label.add(102, place)
    label.add(103, place, part[2])
    label.add(104, place, cueWord)
    label.add(105, side, cueWord, part[2])
    label.add(106, sentencePlace, paragraph)
    label.add(107, sentencePlace, quoteState)
    label.add(108, sentencePlace, seen)
    label.add(109, sentencePlace, cueForm, quoted)
    label.add(110, side, seen & 0x3F, quoted)
    label.add(111, side, seen, part[2])
    label.add(112, side, seen >> 4, cueKind)
    label.add(113, side, word[2])
    label.add(114, side, word[1], word[2])
    label.add(115, side, word[2], word[3])
    label.add(116, side, part[1] << 8 | part[2], part[3])
    label.add(117, side, part[0] << 8 | part[1], part[2])
    label.add(118, side, part[2], part[3] << 8 | part[4])
    label.add(119, word[2], part[2])
    label.add(120, side, quoteState, cueForm)
    label.add(121, side, quoteState, lookBehind)
    label.add(122, side, quoteState, lookBefore)
    label.add(123, place, lookBefore & 0xFF, lookBehind & 0xFF)
    label.add(124, side, cueWord, wordBehind)
    label.add(125, side, cueWord, wordBefore)
    label.add(126, side, cueForm, lookBehind)
    label.add(127, side, cueForm, lookBefore)
    label.add(128, side, rank, sentencePlace)
    label.add(129, side, rank, part[2])
    label.add(130, side, rank, look)
    label.add(131, side, rank, cueForm)
    label.add(132, side, rank, quoteState)
    label.add(133, side, rank, seen)
    label.add(134, place, look)
    label.add(135, place, cueForm)
    label.add(136, side, text.ending[token], part[2])
    label.add(137, sentencePlace, lookBefore, lookBehind)
    label.add(138, side, cueLast, cueKind)

    label.add(160, place, cueStem)
    label.add(161, side, cueStem, sentencePlace)
    label.add(162, side, cueStem, rank)
    label.add(163, side, cueStem, quoteState)
    label.add(164, side, text.stem[token], rank)

    collectSyntax(
      token, side: side, place: place, rank: rank, seen: seen, quoteState: quoteState,
      sentencePlace: sentencePlace, rules: rules << 2 | hasDraft, label: &label)

    // What the rules say of this cue and of others.
    label.add(141, rules, hasDraft)
    label.add(142, rules, hasDraft, side)
    label.add(143, rules, rulesBefore, rulesBehind)
    label.add(144, rules, cueWord)
    label.add(145, rules, part[2], side)
    label.add(146, rules, quoteState, side)
    label.add(147, rules, seen, side)
    label.add(148, rules, anyRule, hasDraft)
    label.add(149, rules, place, hasDraft)
    label.add(150, rules, anyRule, sentencePlace)
    label.add(151, rules, word[2])
    label.add(152, rules, rank, side << 2 | hasDraft)
    label.add(153, rules, cueKind, side << 2 | hasDraft)
    label.add(154, rules, sentencePlace, hasDraft)

    guard token > window.lowerBound else { return }
    let glued: UInt64 = tokens[token].has(.glued) ? 1 : 0
    let sentenceStart: UInt64 = tokens[token].sentence != tokens[token - 1].sentence ? 1 : 0
    let quoteChange = UInt64(text.quote[token - 1]) << 2 | quoted
    let ruleChange = rulesBefore << 5 | rules
    edge.add(201, side)
    edge.add(202, place)
    edge.add(203, side, word[2])
    edge.add(204, side, word[1])
    edge.add(205, word[1], word[2])
    edge.add(206, side, part[1], part[2])
    edge.add(207, part[0], part[1], part[2])
    edge.add(208, part[1], part[2], part[3])
    edge.add(209, side, quoteChange, sentenceStart)
    edge.add(210, side, quoteChange, part[1] << 8 | part[2])
    edge.add(211, ruleChange, hasDraft)
    edge.add(212, ruleChange, side, part[1] << 8 | part[2])
    edge.add(213, ruleChange, cueWord)
    edge.add(214, ruleChange, quoteChange, glued)
    edge.add(215, side << 1 | sentenceStart, seen)
    edge.add(216, place, cueWord)
    edge.add(217, place, part[2])
    edge.add(218, place, part[1])
    edge.add(219, side, word[2], cueForm)
    edge.add(220, side, word[1], cueForm)
    edge.add(221, side, seen & 0xF, part[1] << 8 | part[2])
    edge.add(222, side, rank, UInt64(phraseRank[token - 1 - window.lowerBound]))
    edge.add(223, side, word[2], seen)
    edge.add(224, side, word[2], word[3])
    edge.add(225, text.ending[token - 1], part[2], side)
    let at = token - window.lowerBound
    let path = paths[at]
    let branch = branches[at]
    let tag = InlineArray<3, UInt64> { text.tag(token + $0 - 1, in: window) }
    let pathBefore = paths[at - 1]
    let branchBefore = branches[at - 1]
    edge.add(230, branchBefore, branch)
    edge.add(231, branchBefore, branch, side)
    edge.add(232, branchBefore << 20 | branch, part[1] << 8 | part[2], side)
    edge.add(233, branchBefore << 20 | branch, word[2], side)
    edge.add(234, branchBefore << 20 | branch, quoteChange, side)
    edge.add(235, branchBefore << 20 | branch, ruleChange)
    edge.add(236, pathBefore, path)
    edge.add(237, tag[0], tag[1], side)
    edge.add(238, tag[1], tag[2], side)
    edge.add(239, branchBefore << 20 | branch, cueStem)
    edge.add(227, place, cueStem)
    edge.add(228, side, cueStem, part[1] << 8 | part[2])
    edge.add(229, side, cueStem, word[2])
    edge.add(226, text.ending[token], part[1], side)
  }

  private func collectSyntax(
    _ token: Int, side: UInt64, place: UInt64, rank: UInt64, seen: UInt64, quoteState: UInt64,
    sentencePlace: UInt64, rules: UInt64, label: inout FeatureList
  ) {
    let at = token - window.lowerBound
    let path = paths[at]
    let branch = branches[at]
    let tag = InlineArray<3, UInt64> { text.tag(token + $0 - 1, in: window) }
    label.add(170, branch)
    label.add(171, branch, side, cueStem)
    label.add(172, branch, side, quoteState)
    label.add(173, branch, sentencePlace, cueKind)
    label.add(174, path)
    label.add(175, path, cueStem)
    label.add(176, path, tag[1], side)
    label.add(177, branch, rules)
    label.add(178, branch, lookBehind, side)
    label.add(179, branch, rank, side)
    label.add(180, side, tag[1], rank)
    label.add(181, side, tag[0] << 8 | tag[1], tag[2])
    label.add(182, branch, seen, side)
    label.add(183, branch, tag[1], place)
    label.add(184, UInt64(text.relation(token, in: window)), side, rank)
    label.add(185, branch, cueForm, side)
  }
}
