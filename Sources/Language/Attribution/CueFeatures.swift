/// The features of a token for telling reporting words from others.
final class CueFeatures {
  let text: AttributionText

  init(text: AttributionText) { self.text = text }

  /// Collects the features of `token`; nothing outside `range` is looked at.
  func collect(_ token: Int, in range: Range<Int>, label: inout FeatureList) {
    label.removeAll()
    let tokens = text.text.tokens
    let word = InlineArray<7, UInt64> { text.word(token + $0 - 3, in: range) }
    let part = InlineArray<7, UInt64> { text.part(token + $0 - 3, in: range) }
    func share(_ offset: Int) -> UInt64 {
      range.contains(token + offset) ? UInt64(text.share[token + offset]) : 15
    }
    func ending(_ offset: Int) -> UInt64 {
      range.contains(token + offset) ? text.ending[token + offset] : 1
    }
    let own = share(0)
    let flags = tokens[token].flags
    let shape: UInt64 =
      (flags.contains(.capitalised) ? 1 : 0) | (flags.contains(.sentenceStart) ? 2 : 0)
      | (flags.contains(.allCaps) ? 4 : 0) | (flags.contains(.number) ? 8 : 0)
    let inside = UInt64(text.quote[token])
    label.add(1, 0)
    for offset in 0...6 {
      label.add(2, UInt64(offset), word[offset])
      label.add(3, UInt64(offset), part[offset])
      let level = share(offset - 3)
      label.add(4, UInt64(offset), level)
    }
    for offset in 2...3 {
      label.add(5, UInt64(offset), word[offset], word[offset + 1])
      label.add(6, UInt64(offset), part[offset], part[offset + 1])
    }
    label.add(7, word[1], word[2], word[3])
    label.add(8, word[2], word[3], word[4])
    label.add(9, word[3], word[4], word[5])
    label.add(10, part[2], part[3], part[4])
    label.add(11, part[1], part[2], part[3])
    label.add(12, part[3], part[4], part[5])
    label.add(13, word[3], part[2])
    label.add(14, word[3], part[4])
    label.add(15, word[3], part[2], part[4])
    label.add(16, ending(0))
    label.add(17, ending(0), part[2], part[4])
    label.add(18, ending(-1), own)
    label.add(19, ending(1), own)
    label.add(20, shape, part[3])
    label.add(21, own, part[2], part[4])
    label.add(22, own, share(1))
    label.add(23, own, share(-1))
    label.add(24, own, word[4])
    label.add(25, own, word[2])
    label.add(26, own, inside)
    label.add(27, word[3], inside)
    label.add(28, own, part[1], part[2])
    label.add(29, own, part[4], part[5])

    let stem = text.stem[token]
    label.add(64, stem)
    label.add(65, stem, part[2], part[4])
    label.add(66, stem, ending(0))
    label.add(67, stem, nearWord(token, range), inside)
    label.add(68, stem, word[4])

    // The list of reporting verbs.
    let verb = text.verb[token]
    if verb > 0 {
      label.add(31, verb & 15)
      label.add(32, verb >> 4)
      label.add(33, verb, part[2])
      label.add(34, verb, part[4])
      label.add(35, verb & 15, part[2], part[4])
      label.add(36, verb, inside)
    }
    // What the rules say.
    let rule = UInt64(text.rule[token])
    let ruled = rule & 1
    let starts = ruled == 1 && (token == range.lowerBound || text.rule[token - 1] & 1 == 0)
    label.add(37, rule, starts ? 1 : 0)
    label.add(38, rule, own)
    label.add(39, rule, word[3])
    label.add(40, rule, part[2], part[4])
    if token > range.lowerBound {
      label.add(41, rule, UInt64(text.rule[token - 1]))
      label.add(42, rule, UInt64(text.rule[token - 1]), own)
    }
    if token + 1 < range.upperBound {
      label.add(43, rule, UInt64(text.rule[token + 1]))
      label.add(44, own, UInt64(text.rule[token + 1]), inside)
    }

    // Names and quotations around.
    let before = token > range.lowerBound ? text.look(token - 1) : 1
    let behind = token + 1 < range.upperBound ? text.look(token + 1) : 1
    label.add(45, before, own)
    label.add(46, behind, own)
    label.add(47, before, behind)
    var nearQuote: (before: UInt64, behind: UInt64) = (0, 0)
    for distance in 1...4 {
      if nearQuote.before == 0, token - distance >= range.lowerBound, text.quote[token - distance] == 3 {
        nearQuote.before = UInt64(distance) * 8 + UInt64(text.stretchLength[token - distance])
      }
      if nearQuote.behind == 0, token + distance < range.upperBound, text.quote[token + distance] == 2 {
        nearQuote.behind = UInt64(distance) * 8 + UInt64(text.stretchLength[token + distance])
      }
    }
    label.add(48, nearQuote.before, own)
    label.add(49, nearQuote.behind, own)
    label.add(50, nearQuote.before, nearQuote.behind, part[3])
    label.add(51, nearQuote.before, part[3], part[4])
    label.add(52, nearQuote.behind, part[3], part[2])
    label.add(53, inside, UInt64(text.stretchLength[token]))
    label.add(54, inside, UInt64(text.stretchLength[token]), own)

    // The nearest strong cues.
    let left = text.strongBefore[token]
    let right = text.strongBehind[token]
    let leftDistance = left >= Int32(range.lowerBound) ? AttributionText.distanceClass(token - Int(left)) : 30
    let rightDistance =
      right >= 0 && right < Int32(range.upperBound) ? AttributionText.distanceClass(Int(right) - token) : 30
    label.add(55, leftDistance, own)
    label.add(56, rightDistance, own)
    if leftDistance < 8 { label.add(57, tokens[Int(left)].hash, own) }
    if rightDistance < 8 { label.add(58, tokens[Int(right)].hash, own) }

    // "that" or a verb soon behind, an auxiliary soon before.
    var ahead: UInt64 = 0
    for distance in 1...7 where token + distance < range.upperBound {
      let part = text.part[token + distance]
      if part == Part.that.rawValue || part == Part.colon.rawValue || part == Part.stop.rawValue
        || part == Part.auxiliary.rawValue || part == Part.comma.rawValue
      {
        ahead = UInt64(part) * 8 + UInt64(distance)
        break
      }
    }
    label.add(59, ahead, own)
    label.add(60, ahead >> 3, word[3])
    var past: UInt64 = 0
    for distance in 1...6 where token - distance >= range.lowerBound {
      let part = text.part[token - distance]
      if part == Part.pronoun.rawValue || part == Part.auxiliary.rawValue || part == Part.comma.rawValue
        || part == Part.name.rawValue || part == Part.stop.rawValue || part == Part.relative.rawValue
      {
        past = UInt64(part) * 8 + UInt64(distance)
        break
      }
    }
    label.add(61, past, own)
    label.add(62, past >> 3, ahead >> 3, own)
    let place = AttributionText.distanceClass(token - range.lowerBound)
    label.add(63, place, own)

    collectSyntax(token, in: range, own: own, stem: stem, label: &label)
  }

  /// Collects the features of the border between `token` and the one before, both in `range`.
  func collectBorder(_ token: Int, in range: Range<Int>, edge: inout FeatureList) {
    edge.removeAll()
    let word = (before: text.word(token - 1, in: range), own: text.word(token, in: range))
    let part = (before: text.part(token - 1, in: range), own: text.part(token, in: range))
    edge.add(1, 0)
    edge.add(2, word.own)
    edge.add(3, word.before)
    edge.add(4, word.before, word.own)
    edge.add(5, part.before, part.own)
    edge.add(6, UInt64(text.share[token - 1]), UInt64(text.share[token]))
    edge.add(7, UInt64(text.rule[token]), UInt64(text.rule[token - 1]))
    edge.add(8, text.ending[token], part.before)
    edge.add(9, text.tag(token - 1, in: range), text.tag(token, in: range))
    edge.add(10, text.relation(token - 1, in: range), text.relation(token, in: range))
  }

  /// The stem of the noun right before or after, whichever belongs to the phrase that ends at the token.
  private func nearWord(_ token: Int, _ range: Range<Int>) -> UInt64 {
    var index = token - 1
    while index >= range.lowerBound, index > token - 4 {
      if text.phrase[index] >= 0 { return text.name[index] > 0 ? UInt64(text.name[index]) : text.stem[index] }
      index -= 1
    }
    return 0
  }

  private func collectSyntax(
    _ token: Int, in range: Range<Int>, own: UInt64, stem: UInt64, label: inout FeatureList
  ) {
    let tag = InlineArray<5, UInt64> { text.tag(token + $0 - 2, in: range) }
    for offset in 0...4 { label.add(70, UInt64(offset), tag[offset]) }
    label.add(71, tag[1], tag[2])
    label.add(72, tag[2], tag[3])
    label.add(73, tag[1], tag[2], tag[3])
    label.add(74, tag[0], tag[1], tag[2])
    label.add(75, tag[2], tag[3], tag[4])
    label.add(76, tag[2], own)
    label.add(77, tag[2], stem)
    let relation = text.relation(token, in: range)
    let head = Int(text.parse.heads[token])
    let headWord = text.word(head, in: range)
    let headTag = text.tag(head, in: range)
    label.add(78, relation, tag[2])
    label.add(79, relation, own)
    label.add(80, relation, headWord)
    label.add(81, relation, headTag, own)
    if range.contains(head) { label.add(82, relation, UInt64(text.share[head]), own) }
    let dependents = UInt64(text.dependents[token])
    label.add(83, dependents & Self.telling)
    label.add(84, dependents & Self.telling, own)
    label.add(85, dependents & Self.telling, tag[2])
    for bit in UInt64(0)..<32 where dependents & (1 << bit) & Self.telling != 0 {
      label.add(86, bit, own)
      label.add(87, bit, stem)
    }
    let subject = Int(text.subject[token])
    if range.contains(subject) {
      let side: UInt64 = subject < token ? 1 : 2
      label.add(88, text.tag(subject, in: range), side, own)
      label.add(89, text.text.tokens[subject].hash, side)
      label.add(90, text.look(subject), own)
      label.add(91, text.text.tokens[subject].classes.rawValue & Self.speakers, own)
      label.add(92, text.text.tokens[subject].classes.rawValue & Self.speakers, stem)
    } else {
      label.add(88, 0, own)
    }
    let clause = Int(text.clause[token])
    if range.contains(clause) {
      let side: UInt64 = clause < token ? 1 : 2
      let relation = text.relation(clause, in: range)
      let marked = UInt64(text.dependents[clause] >> UInt32(Relation.mark.rawValue) & 1)
      label.add(93, relation, side << 1 | marked, own)
      label.add(94, relation, side << 1 | marked, stem)
      label.add(95, relation, text.tag(clause, in: range), tag[2])
      label.add(96, relation, UInt64(text.quote[clause]), own)
    } else {
      label.add(93, 0, own)
    }
  }

  /// The relations that tell whether a verb reports.
  private static let telling: UInt64 = [
    Relation.nsubj, .nsubjPass, .ccomp, .xcomp, .advcl, .parataxis, .obj, .obl, .aux, .auxPass, .mark, .cop,
    .iobj, .expl,
  ].reduce(0) { $0 | 1 << UInt64($1.rawValue) }

  /// The classes of nouns that speak.
  private static let speakers = WordClass([
    .role, .group, .body, .document, .title, .organisation, .medium, .demonym, .pronoun, .relative, .male,
    .female,
  ]).rawValue
}
