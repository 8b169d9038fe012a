import Documents

/// What the features of cues, sources and contents are made from, computed once for each article.
struct AttributionText {
  let text: TokenizedArticle
  let names: [NameSpan]
  let nameOfToken: [Int32]
  /// What the rules found.
  let drafts: [Draft]
  /// Tags and trees of the sentences near reporting words and quotations.
  let parse: Parse
  /// The relations of the words that hang on each token: a bit for each of the first 32, which are the commonest.
  private(set) var dependents: [UInt32]
  /// The subject that hangs on each token, -1 for none.
  private(set) var subject: [Int32]
  /// The clause that hangs on each token as what is reported, -1 for none.
  private(set) var clause: [Int32]

  /// The part of each token, as `Part`'s raw value.
  private(set) var part: [UInt8]
  /// The last three bytes of each word.
  private(set) var ending: [UInt64]
  /// The first five bytes of each word, which its forms share.
  private(set) var stem: [UInt64]
  /// 0 no name, 1 and 2 a person's first token and the others, 3 an organisation, 4 another name.
  private(set) var name: [UInt8]
  /// 0 outside quotation marks, 1 inside, 2 an opening mark, 3 a closing mark.
  private(set) var quote: [UInt8]
  /// The outermost quoted stretch of each token, marks included; -1 outside.
  private(set) var stretch: [Int32]
  /// How many words the stretch has, in classes; 0 outside.
  private(set) var stretchLength: [UInt8]
  /// The class of each word in `CueShares`.
  let share: [UInt8]
  /// Whether each token may be part of reporting words.
  private(set) var isCandidate: [Bool] = []
  /// What the list of reporting verbs says: frames and tense; 0 for other words.
  private(set) var verb: [UInt64]
  /// What the rules made of each token: bits for cue, source and content.
  private(set) var rule: [UInt8]
  /// The draft whose cue holds the token, -1 for none.
  private(set) var draftOfCue: [Int32]
  /// The noun phrase of each token, numbered; -1 for a token of none.
  private(set) var phrase: [Int32]
  /// The nearest strong cue before each token and behind it; -1 for none in the paragraph.
  private(set) var strongBefore: [Int32]
  private(set) var strongBehind: [Int32]

  static let cueBit: UInt8 = 1
  static let sourceBit: UInt8 = 2
  static let contentBit: UInt8 = 4

  init(
    text: TokenizedArticle, findings: Analyst.RuleFindings, candidates: ReportCandidates, parse: Parse
  ) {
    self.text = text
    names = findings.names
    nameOfToken = findings.nameOfToken
    drafts = findings.drafts
    self.parse = parse
    let count = text.tokens.count
    dependents = Array(repeating: 0, count: count)
    subject = Array(repeating: -1, count: count)
    clause = subject
    for token in 0..<count {
      let head = Int(parse.heads[token])
      guard head >= 0, head < count else { continue }
      let relation = parse.relations[token]
      if relation.rawValue < 32 { dependents[head] |= 1 << UInt32(relation.rawValue) }
      if relation.isSubject { subject[head] = Int32(token) }
      switch relation {
      case .ccomp, .parataxis, .xcomp, .advcl: if clause[head] < 0 { clause[head] = Int32(token) }
      default: break
      }
    }
    let outline = OutlineBuilder(text: text, nameOfToken: nameOfToken)
    part = (0..<count).map { outline.part(of: $0).rawValue }
    share = candidates.share
    ending = (0..<count).map { index in
      guard text.tokens[index].has(.word) else { return 0 }
      var value: UInt64 = 1
      for byte in text.bytes(index).suffix(3) { value = value << 8 | UInt64(byte.asciiLowercased) }
      return value
    }
    stem = (0..<count).map { index in
      var value: UInt64 = 1
      for byte in text.bytes(index).prefix(5) { value = value << 8 | UInt64(byte.asciiLowercased) }
      return value
    }
    verb = (0..<count).map { index in
      let token = text.tokens[index]
      guard token.isAny(of: .cue),
        let form = Vocabulary.shared.cue(of: text.bytes(index), hash: token.hash)
      else { return 0 }
      return UInt64(form.frames.rawValue) << 4 | UInt64(form.tense.rawValue) + 1
    }
    name = Array(repeating: 0, count: count)
    for span in names {
      for token in span.tokens where token < count {
        switch span.kind {
        case .person: name[token] = token == span.tokens.lowerBound ? 1 : 2
        case .organisation: name[token] = 3
        case .unknown: name[token] = 4
        }
      }
    }
    quote = Array(repeating: 0, count: count)
    stretch = Array(repeating: -1, count: count)
    stretchLength = Array(repeating: 0, count: count)
    for (index, quoted) in text.quoted.enumerated() where !quoted.isNested {
      let end = min(count, quoted.isClosed ? quoted.closing + 1 : quoted.closing)
      let length = quoted.tokens.count
      let size: UInt8 = length < 3 ? 1 : length < 6 ? 2 : length < 12 ? 3 : 4
      for token in quoted.opening..<max(end, quoted.opening) {
        stretch[token] = Int32(index)
        stretchLength[token] = size
        quote[token] = 1
      }
      quote[quoted.opening] = 2
      if quoted.isClosed, quoted.closing < count { quote[quoted.closing] = 3 }
    }
    rule = Array(repeating: 0, count: count)
    draftOfCue = Array(repeating: -1, count: count)
    for (index, draft) in drafts.enumerated() {
      for token in draft.cue ?? 0..<0 where token < count {
        rule[token] |= Self.cueBit
        if draftOfCue[token] < 0 { draftOfCue[token] = Int32(index) }
      }
      for token in draft.source?.phrase ?? 0..<0 where token < count { rule[token] |= Self.sourceBit }
      for range in draft.content { for token in range where token < count { rule[token] |= Self.contentBit } }
    }
    phrase = Array(repeating: -1, count: count)
    strongBefore = Array(repeating: -1, count: count)
    strongBehind = strongBefore
    isCandidate = candidates.candidates(in: text, parse: parse) { rule[$0] & Self.cueBit != 0 }
    findPhrases()
    findStrongCues()
  }

  /// Finds what the features need, as the program does for an article whose words have these classes in `CueShares`.
  init(_ text: TokenizedArticle, parser: Parser, recogniser: NameRecogniser?, level: (UInt64) -> UInt8) {
    let candidates = ReportCandidates(text, level: level)
    let parse = parser.parse(text) { candidates.isNear[$0] }
    self.init(
      text: text, findings: Analyst.RuleFindings(in: text, parse: parse, recogniser: recogniser),
      candidates: candidates, parse: parse)
  }

  /// Runs of determiners, nouns and names make a phrase; a quotation mark or another part ends it.
  private mutating func findPhrases() {
    let inside: Set<UInt8> = [
      Part.determiner.rawValue, Part.possessive.rawValue, Part.numeral.rawValue, Part.name.rawValue,
      Part.noun.rawValue, Part.genitive.rawValue, Part.hyphen.rawValue, Part.pronoun.rawValue,
    ]
    var number: Int32 = -1
    for token in part.indices {
      guard inside.contains(part[token]), verb[token] == 0 || name[token] > 0 else { continue }
      let goesOn =
        token > 0 && phrase[token - 1] >= 0 && part[token] != Part.determiner.rawValue
        && part[token] != Part.pronoun.rawValue && part[token - 1] != Part.pronoun.rawValue
        && text.tokens[token].sentence == text.tokens[token - 1].sentence
      if !goesOn { number += 1 }
      phrase[token] = number
    }
  }

  private mutating func findStrongCues() {
    for paragraph in text.paragraphs {
      var last: Int32 = -1
      for token in paragraph.tokens {
        strongBefore[token] = last
        if share[token] >= CueShares.strong { last = Int32(token) }
      }
      last = -1
      for token in paragraph.tokens.reversed() {
        strongBehind[token] = last
        if share[token] >= CueShares.strong { last = Int32(token) }
      }
    }
  }

  /// Whether the rules or the training texts make the token at `index` part of reporting words.
  @inline(__always)
  func isLikelyCue(_ index: Int) -> Bool {
    share[index] >= CueShares.strong || rule[index] & Self.cueBit != 0
  }

  /// The tag at `index`, 255 outside `range`.
  @inline(__always)
  func tag(_ index: Int, in range: Range<Int>) -> UInt64 {
    range.contains(index) ? UInt64(parse.tags[index].rawValue) : 255
  }

  /// The relation of the token at `index` to its head, 255 outside `range`.
  @inline(__always)
  func relation(_ index: Int, in range: Range<Int>) -> UInt64 {
    range.contains(index) ? UInt64(parse.relations[index].rawValue) : 255
  }

  /// The hash of the word at `index`, 1 outside `range`.
  @inline(__always)
  func word(_ index: Int, in range: Range<Int>) -> UInt64 {
    range.contains(index) ? text.tokens[index].hash : 1
  }

  /// The part at `index`, 255 outside `range`.
  @inline(__always)
  func part(_ index: Int, in range: Range<Int>) -> UInt64 {
    range.contains(index) ? UInt64(part[index]) : 255
  }

  /// What can be seen of the token besides its part: capitals, name, quotation, as one number.
  @inline(__always)
  func look(_ index: Int) -> UInt64 {
    let flags = text.tokens[index].flags
    return UInt64(part[index]) | UInt64(name[index]) << 8 | UInt64(quote[index]) << 12
      | (flags.contains(.capitalised) ? 1 << 16 : 0)
  }

  /// A distance in classes: exact up to five, then coarser.
  @inline(__always)
  static func distanceClass(_ distance: Int) -> UInt64 {
    switch distance {
    case ..<0: 31
    case 0...5: UInt64(distance)
    case 6...7: 6
    case 8...10: 7
    case 11...15: 8
    case 16...25: 9
    case 26...50: 10
    default: 11
    }
  }
}
