import Documents

// Whom the text speaks of where a description follows: "the New York businessman".
extension SpeakerResolver {
  /// The person of `gender` whom the text speaks of before `token`, how sure that is, and the name it goes back to.
  func topic(before token: Int, _ gender: Gender) -> (person: Int, confidence: Float, via: Int)? {
    let sentence = Int(text.tokens[token].sentence)
    var scores: [Int: (score: Float, via: Int)] = [:]
    // The sentence in which somebody else became the one whom the text speaks of.
    var newestSubject: (person: Int, sentence: Int)?
    var index = firstSpan(from: token) - 1
    var seen = 0
    while index >= 0, seen < 60 {
      defer {
        index -= 1
        seen += 1
      }
      let span = names[index]
      let person = people.personOfSpan[index]
      let head = text.tokens[span.tokens.lowerBound]
      let distance = sentence - Int(head.sentence)
      if distance > 12 { break }
      guard person >= 0, people.persons[person].gender.agrees(with: gender), !head.has(.title) else {
        continue
      }
      var score: Float = 4 - Float(min(distance, 12)) * 0.6
      let isSubject = isSubject(span.tokens)
      let isFirst = isFirstInSentence(index)
      if isSubject { score += 1.5 }
      if isFirst { score += 0.6 }
      if newestSubject == nil, isSubject, isFirst, distance > 0, !isInContent(span.tokens.lowerBound),
        !head.has(.insideQuotation)
      {
        newestSubject = (person, Int(head.sentence))
      }
      score += 0.15 * Float(min(people.persons[person].spans.count, 8))
      if isInContent(span.tokens.lowerBound) { score -= 1.2 }
      if head.has(.insideQuotation) { score -= 3 }
      if people.persons[person].gender == gender { score += 0.7 }
      if distance == 0 { score -= 0.3 }
      if score > scores[person]?.score ?? -100 { scores[person] = (score, index) }
    }
    if let last, let person = last.person, people.persons[person].gender.agrees(with: gender) {
      let distance = sentence - Int(text.tokens[last.token].sentence)
      if distance <= 8 {
        // "Fos handed over his savings. He said": whoever spoke before Fos came up is not meant.
        let isOvertaken =
          newestSubject.map { $0.person != person && $0.sentence > Int(text.tokens[last.token].sentence) }
          ?? false
        let bonus: Float = isOvertaken ? 0 : distance <= 1 ? 3 : distance <= 3 ? 2 : 1
        let via =
          scores[person]?.via ?? span(of: person, before: token) ?? people.persons[person].fullest
        scores[person] = ((scores[person]?.score ?? 0.5) + bonus, via)
      }
    }
    let ranked = scores.sorted { ($0.value.score, -$0.key) > ($1.value.score, -$1.key) }
    guard let best = ranked.first else { return nil }
    let margin = ranked.count > 1 ? best.value.score - ranked[1].value.score : 3
    guard margin >= 0.2 else { return nil }
    return (best.key, min(0.95, 0.72 + margin * 0.08), best.value.via)
  }
}
