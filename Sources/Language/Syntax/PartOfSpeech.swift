/// A part of speech in the tag set of the Penn Treebank, as the English treebanks of Universal Dependencies use it.
public enum PartOfSpeech: UInt8, Sendable, CaseIterable {
  // Nouns: common, proper; singular, plural.
  case nn, nns, nnp, nnps
  // Verbs: base, past, gerund, past participle, present, third person; modal.
  case vb, vbd, vbg, vbn, vbp, vbz, md
  // Adjectives and adverbs, with comparative and superlative; particle.
  case jj, jjr, jjs, rb, rbr, rbs, rp
  // Pronouns: personal, possessive; wh-words: pronoun, possessive, determiner, adverb.
  case prp, prpPossessive, wp, wpPossessive, wdt, wrb
  // Determiner, predeterminer, preposition or subordinating conjunction, coordinating conjunction, "to", "there".
  case dt, pdt, `in`, cc, to, ex
  // Cardinal number, genitive ending, interjection, foreign word, list marker, symbol.
  case cd, pos, uh, fw, ls, sym
  // Affix, address on the web, word that goes with its neighbour, superfluous punctuation, hyphen.
  case afx, add, gw, nfp, hyph
  // Punctuation.
  case fullStop, comma, colon, openingQuote, closingQuote, openingBracket, closingBracket, dollar

  /// The tag as the treebanks write it: "NNP", "PRP$", "``".
  public var name: String { Self.names[Int(rawValue)] }

  /// The tag with this name, if there is one.
  public init?(name: Substring) {
    guard let index = Self.names.firstIndex(where: { $0 == name }) else { return nil }
    self.init(rawValue: UInt8(index))
  }

  /// Whether it is a verb form or a modal.
  public var isVerb: Bool { (Self.vb.rawValue...Self.md.rawValue).contains(rawValue) }
  /// Whether it is a common or proper noun.
  public var isNoun: Bool { (Self.nn.rawValue...Self.nnps.rawValue).contains(rawValue) }
  /// Whether it is a proper noun.
  public var isProperNoun: Bool { self == .nnp || self == .nnps }

  private static let names = [
    "NN", "NNS", "NNP", "NNPS", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD", "JJ", "JJR", "JJS", "RB",
    "RBR",
    "RBS", "RP", "PRP", "PRP$", "WP", "WP$", "WDT", "WRB", "DT", "PDT", "IN", "CC", "TO", "EX", "CD", "POS",
    "UH",
    "FW", "LS", "SYM", "AFX", "ADD", "GW", "NFP", "HYPH", ".", ",", ":", "``", "''", "-LRB-", "-RRB-", "$",
  ]
}
