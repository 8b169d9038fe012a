import Documents

/// One word, number or punctuation sign of an article.
///
/// Hyphens are tokens of their own ("al", "-", "Mismari"), and so is the genitive ending ("Libya", "'s");
/// abbreviations keep their full stops ("U.S.", "Gen.").
public struct Token: Sendable, Hashable {
  /// What can be seen of a token without knowing its meaning.
  public struct Flags: OptionSet, Sendable, Hashable {
    /// The bits.
    public let rawValue: UInt16
    /// Makes a set from its bits.
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// It begins with a letter.
    public static let word = Flags(rawValue: 1 << 0)
    /// Its first letter is upper case.
    public static let capitalised = Flags(rawValue: 1 << 1)
    /// It has two letters or more, all of them upper case.
    public static let allCaps = Flags(rawValue: 1 << 2)
    /// It begins with a digit.
    public static let number = Flags(rawValue: 1 << 3)
    /// It is neither word nor number.
    public static let punctuation = Flags(rawValue: 1 << 4)
    /// It is the first word or number of its sentence, behind quotation marks and brackets if there are any.
    public static let sentenceStart = Flags(rawValue: 1 << 5)
    /// It stands between paired quotation marks; the marks themselves do not.
    public static let insideQuotation = Flags(rawValue: 1 << 6)
    /// No white space stands before it.
    public static let glued = Flags(rawValue: 1 << 7)
    /// It belongs to the article's title.
    public static let title = Flags(rawValue: 1 << 8)
    /// It is the genitive ending "'s".
    public static let genitive = Flags(rawValue: 1 << 9)
    /// It ends with a full stop of its own.
    public static let abbreviation = Flags(rawValue: 1 << 10)
    /// It is an opening or closing quotation mark that found its partner or opened a quotation.
    public static let quotationMark = Flags(rawValue: 1 << 11)
  }

  /// Where it stands.
  public let range: TextRange
  /// What can be seen of it.
  public internal(set) var flags: Flags
  /// The words' classes in the lexicons, looked up once.
  public internal(set) var classes: WordClass
  /// FNV-1a of its bytes in lower case; equal for "The" and "the".
  public let hash: UInt64
  /// The index of its paragraph.
  public let paragraph: Int32
  /// The index of its sentence.
  public internal(set) var sentence: Int32

  /// Whether it has all of `flags`.
  public func has(_ flags: Flags) -> Bool { self.flags.isSuperset(of: flags) }
  /// Whether it belongs to one of `classes`.
  public func isAny(of classes: WordClass) -> Bool { !self.classes.isDisjoint(with: classes) }
}

/// A run of tokens that ends with a full stop, question mark, exclamation mark or paragraph.
public struct Sentence: Sendable, Hashable {
  /// Its tokens, as indices of `TokenizedArticle.tokens`; never empty.
  public let tokens: Range<Int>
  /// The index of its paragraph.
  public let paragraph: Int
}

/// A run of sentences between line breaks or furniture.
public struct Paragraph: Sendable, Hashable {
  /// Its tokens, as indices of `TokenizedArticle.tokens`; never empty.
  public let tokens: Range<Int>
  /// Its sentences, as indices of `TokenizedArticle.sentences`.
  public internal(set) var sentences: Range<Int>
  /// Whether it is the article's title.
  public let isTitle: Bool
}
