/// What a term of a query is about: the word before the colon.
public enum QueryKey: String, Sendable, CaseIterable {
  /// Who said it.
  case speaker
  /// Who said it, by any name that the articles have for that one.
  case person
  /// A place that is named.
  case place
  /// Direct, mixed or indirect.
  case kind
  /// A statement or an attitude.
  case attribution
  /// The article's day.
  case date
  /// What the person or the analysis says of it: read, unsure.
  case `is`
  /// A tag of the article or quotation.
  case tag
  /// The medium.
  case outlet
  /// The file's path.
  case file
  /// The article's title.
  case title
  /// The words that name who speaks: "he", "the minister".
  case source
  /// The words of a quotation.
  case says

  /// The key of a name as it is typed, in any case; `content` is another name of `says`.
  init?(typed name: String) {
    let name = name.lowercased()
    if name == "content" {
      self = .says
      return
    }
    self.init(rawValue: name)
  }

  /// All names a key may be typed with.
  static let names = allCases.map(\.rawValue) + ["content"]

  /// What its value is, in a few words.
  public var help: String {
    switch self {
    case .speaker: "who said it"
    case .person: "who said it, by any of the names used"
    case .place: "a place named in it"
    case .kind: "direct, mixed, indirect"
    case .attribution: "statement, attitude"
    case .date: "2020, 2020-06, 2020-01..2020-06"
    case .is: "read, unread, starred, verified, unsure …"
    case .tag: "a tag"
    case .outlet: "the medium"
    case .file: "the file's path"
    case .title: "the article's title"
    case .source: "the words that name who speaks"
    case .says: "the words of a quotation"
    }
  }
}

/// What `is:` asks for.
public enum QueryState: String, Sendable, CaseIterable {
  /// The article has been looked at.
  case read
  /// It has not.
  case unread
  /// The article has a star.
  case starred
  /// Somebody has checked the quotation.
  case verified
  /// The attribution is a guess.
  case unsure
  /// There is a note on the article or the quotation.
  case noted
  /// A person has changed what the analysis found.
  case corrected
  /// The article came after the reader was started.
  case new

  /// What it means, in a few words.
  public var help: String {
    switch self {
    case .read: "articles looked at"
    case .unread: "articles not looked at"
    case .starred: "articles with a star"
    case .verified: "quotations somebody checked"
    case .unsure: "quotations whose speaker is a guess"
    case .noted: "with a note"
    case .corrected: "changed by hand"
    case .new: "articles that came since the start"
    }
  }
}
