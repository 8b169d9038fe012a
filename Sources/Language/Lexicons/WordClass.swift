/// What the lexicons know of a word, whatever its role in a sentence; a word may belong to many classes.
///
/// Each case is a heading of `Sources/CAssets/lexicons/*.txt`.
public struct WordClass: OptionSet, Sendable, Hashable {
  /// The bits.
  public let rawValue: UInt64
  /// Makes a set from its bits.
  public init(rawValue: UInt64) { self.rawValue = rawValue }
  private init(bit: Int) { rawValue = 1 << UInt64(bit) }

  /// a, the, this, some
  public static let determiner = WordClass(bit: 0)
  /// I, he, she, it, they and their objects
  public static let pronoun = WordClass(bit: 1)
  /// his, her, their
  public static let possessive = WordClass(bit: 2)
  /// who, which, whom, whose
  public static let relative = WordClass(bit: 3)
  /// of, in, to
  public static let preposition = WordClass(bit: 4)
  /// and, or, but
  public static let coordinator = WordClass(bit: 5)
  /// because, although, while
  public static let subordinator = WordClass(bit: 6)
  /// be, have, do and their forms
  public static let auxiliary = WordClass(bit: 7)
  /// can, will, must
  public static let modal = WordClass(bit: 8)
  /// also, later, not: what may stand between subject and verb
  public static let adverb = WordClass(bit: 9)
  /// one, two, hundred
  public static let numeral = WordClass(bit: 10)
  /// Mr, Gen, Corp: takes its full stop with it
  public static let abbreviation = WordClass(bit: 11)
  /// Mr, President, General, Sheikh: stands before a name and is no part of it
  public static let title = WordClass(bit: 12)
  /// spokesman, minister, lawyer: a person by office or trade
  public static let role = WordClass(bit: 13)
  /// A man's first name.
  public static let male = WordClass(bit: 14)
  /// A woman's first name.
  public static let female = WordClass(bit: 15)
  /// al, bin, van, de: inside or before a name, usually in lower case
  public static let particle = WordClass(bit: 16)
  /// Ministry, Army, Council: makes a name that of an organisation
  public static let organisation = WordClass(bit: 17)
  /// officials, residents, police: several people
  public static let group = WordClass(bit: 18)
  /// report, statement, poll: a text that says something
  public static let document = WordClass(bit: 19)
  /// January, Monday
  public static let calendar = WordClass(bit: 20)
  /// Reuters, Sputnik: news agencies and papers, which are neither people nor places
  public static let medium = WordClass(bit: 21)
  /// Jr, Sr, III
  public static let nameSuffix = WordClass(bit: 22)
  /// A reporting word in one of its forms.
  public static let cue = WordClass(bit: 23)
  /// he, him, his, Mr, king
  public static let masculine = WordClass(bit: 24)
  /// she, her, Mrs, spokeswoman
  public static let feminine = WordClass(bit: 25)
  /// Libyan, Turks: of a country or its people
  public static let demonym = WordClass(bit: 26)
  /// street, airport, river: makes a name that of a place
  public static let placeNoun = WordClass(bit: 27)
  /// A common verb's finite form that is no cue: ends a noun phrase.
  public static let finite = WordClass(bit: 28)
  /// north, eastern
  public static let compass = WordClass(bit: 29)
  /// Words that are no names even when capitalised: headings, holidays, "God".
  public static let neverName = WordClass(bit: 30)
  /// former, acting, senior: stands before a role
  public static let roleModifier = WordClass(bit: 31)
  /// not, never, n't forms
  public static let negation = WordClass(bit: 32)
  /// company, government, ministry in lower case: a body that can speak
  public static let body = WordClass(bit: 33)
  /// A country or a capital by its short English name: speaks for its government.
  public static let state = WordClass(bit: 34)

  /// claim, warning, allegation: a noun that takes a that-clause.
  public static let reportNoun = WordClass(bit: 35)

  /// Jordan, Paris, Georgia: the name of a place that people bear as a first name.
  public static let givenPlace = WordClass(bit: 36)

  /// The closed classes of function words.
  public static let closed: WordClass = [
    .determiner, .pronoun, .possessive, .relative, .preposition, .coordinator, .subordinator, .auxiliary,
    .modal,
    .adverb, .negation,
  ]

  /// The class that a heading of a lexicon file names.
  init?(heading: Substring) {
    guard let found = Self.headings.first(where: { $0.0 == heading }) else { return nil }
    self = found.1
  }

  private static let headings: [(Substring, WordClass)] = [
    ("determiner", .determiner), ("pronoun", .pronoun), ("possessive", .possessive), ("relative", .relative),
    ("preposition", .preposition), ("coordinator", .coordinator), ("subordinator", .subordinator),
    ("auxiliary", .auxiliary), ("modal", .modal), ("adverb", .adverb), ("numeral", .numeral),
    ("abbreviation", .abbreviation), ("title", .title), ("role", .role), ("male", .male), ("female", .female),
    ("particle", .particle), ("organisation", .organisation), ("group", .group), ("document", .document),
    ("calendar", .calendar), ("medium", .medium), ("suffix", .nameSuffix), ("masculine", .masculine),
    ("feminine", .feminine), ("demonym", .demonym), ("place", .placeNoun), ("finite", .finite),
    ("compass", .compass),
    ("never", .neverName), ("modifier", .roleModifier), ("negation", .negation), ("body", .body),
    ("state", .state), ("report-noun", .reportNoun), ("given-place", .givenPlace),
  ]
}
