import Documents
import Gazetteer

/// What the trained recogniser sees of each token: the word, its shape, the lexicons, the gazetteer, the rest of the
/// article and what the rules say.
struct NameFeatures {
  private let text: TokenizedArticle
  /// What the rules take each token for: 0 no name, else person, organisation or unknown, begin or inside.
  private let ruled: [UInt8]
  private let places: [UInt8]
  private let capitalised: Set<UInt64>
  private let finder: NameFinder

  init(_ finder: NameFinder) {
    self.finder = finder
    text = finder.text
    var ruled = Array(repeating: UInt8(0), count: finder.text.tokens.count)
    for span in finder.spans {
      let kind: UInt8 = span.kind == .person ? 1 : span.kind == .organisation ? 2 : 3
      for token in span.tokens { ruled[token] = kind * 2 + (token == span.tokens.lowerBound ? 0 : 1) }
    }
    self.ruled = ruled
    var capitalised: Set<UInt64> = []
    for token in text.tokens where token.has(.capitalised) && !token.has(.sentenceStart) {
      capitalised.insert(token.hash)
    }
    self.capitalised = capitalised
    places = Self.places(in: text)
  }

  /// Which tokens the gazetteer knows as places, alone or with their neighbours: 1 small, 2 well known.
  private static func places(in text: TokenizedArticle) -> [UInt8] {
    var flags = Array(repeating: UInt8(0), count: text.tokens.count)
    var index = 0
    while index < text.tokens.count {
      let token = text.tokens[index]
      guard token.has(.word), token.has(.capitalised), !token.isAny(of: .closed) else {
        index += 1
        continue
      }
      var end = index + 1
      while end < text.tokens.count, end - index < 4, text.tokens[end].has(.capitalised),
        text.tokens[end].sentence == token.sentence
      { end += 1 }
      var found = false
      while end > index, !found {
        var level: UInt8 = 0
        for candidate in Gazetteer.shared.places(named: text.bytes(text.range(index..<end)))
        where candidate.match == .exact {
          level = max(level, candidate.record.population > 20_000 ? 2 : 1)
        }
        if level > 0 {
          for place in index..<end { flags[place] = level }
          found = true
        } else {
          end -= 1
        }
      }
      index = found ? end : index + 1
    }
    return flags
  }

  /// The stretches that may hold names: capitals with two tokens on either side; everything else is no name.
  func stretches() -> [Range<Int>] {
    var result: [Range<Int>] = []
    for sentence in text.sentences where !text.paragraphs[sentence.paragraph].isTitle {
      for index in sentence.tokens where isCandidate(index) {
        let start = max(sentence.tokens.lowerBound, index - 2)
        let end = min(sentence.tokens.upperBound, index + 3)
        if let last = result.last, start <= last.upperBound, last.lowerBound >= sentence.tokens.lowerBound,
          last.count < 400
        {
          result[result.count - 1] = last.lowerBound..<end
        } else {
          result.append(max(start, result.last?.upperBound ?? 0)..<end)
        }
      }
    }
    return result
  }

  private func isCandidate(_ index: Int) -> Bool {
    let token = text.tokens[index]
    return token.has(.word) && token.has(.capitalised)
      && !(token.has(.sentenceStart) && token.isAny(of: .closed) && !token.isAny(of: [.male, .female]))
  }

  /// Collects the features of token `index`; neighbours are those of the whole text.
  func collect(_ index: Int, _ features: inout FeatureList) {
    features.removeAll()
    features.add(1, 0)
    let token = text.tokens[index]
    let hash = token.hash
    let shape = shape(index)
    let before = neighbour(index, -1)
    let after = neighbour(index, 1)
    features.add(2, hash)
    features.add(3, hash, shape)
    features.add(4, word(before))
    features.add(5, word(after))
    features.add(6, word(neighbour(index, -2)), shape)
    features.add(7, word(neighbour(index, 2)), shape)
    features.add(8, shape)
    features.add(9, self.shape(before), shape)
    features.add(10, shape, self.shape(after))
    features.add(11, self.shape(before), shape, self.shape(after))
    features.add(12, word(before), shape)
    features.add(13, word(after), shape)
    features.add(14, word(before), hash)
    features.add(15, hash, word(after))
    affixes(index, shape, &features)
    classes(index, 20, shape, &features)
    classes(before, 21, shape, &features)
    classes(after, 22, shape, &features)
    let rule = UInt64(ruled[index])
    let context = self.rule(before) << 8 | rule << 4 | self.rule(after)
    features.add(30, rule)
    features.add(31, context)
    features.add(32, rule, hash)
    features.add(33, rule, UInt64(places[index]), shape)
    features.add(34, UInt64(places[index]), known(hash))
    features.add(35, known(hash), shape)
    features.add(36, rule, known(hash))
    features.add(37, rule, word(before))
    features.add(38, rule, word(after))
  }

  private func neighbour(_ index: Int, _ distance: Int) -> Int {
    let place = index + distance
    guard text.tokens.indices.contains(place), text.tokens[place].sentence == text.tokens[index].sentence
    else {
      return -1
    }
    return place
  }

  private func word(_ index: Int) -> UInt64 { index < 0 ? 1 : text.tokens[index].hash }
  private func rule(_ index: Int) -> UInt64 { index < 0 ? 15 : UInt64(ruled[index]) }

  private func affixes(_ index: Int, _ shape: UInt64, _ features: inout FeatureList) {
    guard text.tokens[index].has(.word) else { return }
    let bytes = text.bytes(index)
    for length in 2...4 where bytes.count > length {
      features.add(40 + UInt64(length), Vocabulary.hash(bytes.suffix(length)), shape)
      if length > 2 { features.add(45 + UInt64(length), Vocabulary.hash(bytes.prefix(length)), shape) }
    }
  }

  /// One feature for each class that the lexicons give a word.
  private func classes(_ index: Int, _ template: UInt64, _ shape: UInt64, _ features: inout FeatureList) {
    guard index >= 0 else { return }
    var bits = text.tokens[index].classes.rawValue
    while bits != 0 {
      let bit = UInt64(bits.trailingZeroBitCount)
      features.add(template, bit, shape)
      bits &= bits - 1
    }
  }

  /// What the rest of the article shows of a word.
  private func known(_ hash: UInt64) -> UInt64 {
    let person = finder.personWords[hash]
    return (finder.lowerCase.contains(hash) ? 1 : 0) | (capitalised.contains(hash) ? 2 : 0)
      | (person?.isLast == true ? 4 : 0) | (person?.isFirst == true ? 8 : 0)
      | (finder.organisationWords.contains(hash) ? 16 : 0)
  }

  /// Capitals, digits and marks of a token, and whether it opens a sentence.
  private func shape(_ index: Int) -> UInt64 {
    guard index >= 0 else { return 63 }
    let token = text.tokens[index]
    var kind: UInt64
    if token.has(.number) {
      kind = 1
    } else if token.has(.genitive) {
      kind = 2
    } else if !token.has(.word) {
      kind = text.isByte(index, 0x2C) ? 3 : text.isByte(index, 0x2D) ? 4 : text.isByte(index, 0x2E) ? 5 : 6
    } else if token.has(.allCaps) {
      kind = token.range.count > 4 ? 8 : 7
    } else if token.has(.capitalised) {
      kind = token.has(.abbreviation) ? 9 : token.range.count < 4 ? 10 : 11
    } else {
      kind = token.isAny(of: .closed) ? 12 : 13
    }
    kind = kind << 1 | (token.has(.sentenceStart) ? 1 : 0)
    return kind
  }
}
