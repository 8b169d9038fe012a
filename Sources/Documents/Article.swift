/// Text in an article's extent that is not the article.
public struct Furniture: Hashable, Sendable {
  /// What kind of furniture a piece of text is; the raw values are those of `pullquote extract`.
  public enum Kind: String, Sendable, CaseIterable {
    /// The words under a picture.
    case caption
    /// The title printed once more.
    case repeatedTitle = "repeated-title"
    /// What is left of buttons, players, share counters.
    case widget
    /// Links to other articles.
    case related
    /// Topic or tag lists.
    case tags
    /// Who owns a picture or a text.
    case credit
    /// A date line or a clock of the page.
    case timestamp
    /// The summary between title and text.
    case standfirst
    /// Anything else that is not the article.
    case other
  }

  /// Where it stands.
  public let range: TextRange
  /// What it is.
  public let kind: Kind

  /// Marks `range` as furniture.
  public init(_ range: TextRange, _ kind: Kind) {
    self.range = range
    self.kind = kind
  }
}

/// A day of the Gregorian calendar, without a time or a zone.
public struct ArticleDate: Hashable, Sendable, Comparable, CustomStringConvertible {
  private let yearNumber: UInt16
  private let monthNumber: UInt8
  private let dayNumber: UInt8

  /// The year, such as 2020.
  public var year: Int { Int(yearNumber) }
  /// The month, 1 to 12.
  public var month: Int { Int(monthNumber) }
  /// The day of the month, from 1.
  public var day: Int { Int(dayNumber) }

  /// Makes a date, or `nil` where the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1000...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.days(in: month, of: year)
    else { return nil }
    yearNumber = UInt16(year)
    monthNumber = UInt8(month)
    dayNumber = UInt8(day)
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The day of the week, 0 for Sunday to 6 for Saturday (Sakamoto's method).
  public var weekday: Int {
    let offsets = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]
    let year = month < 3 ? self.year - 1 : self.year
    return (year + year / 4 - year / 100 + year / 400 + offsets[month - 1] + day) % 7
  }

  /// ISO 8601: `2018-08-08`.
  public var description: String {
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year)-\(padded(month))-\(padded(day))"
  }

  /// Orders by day.
  public static func < (a: ArticleDate, b: ArticleDate) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }
}

/// One article: an extent of a source text and what the text itself says about it.
///
/// All of them are in memory, hence the small numbers.
public struct Article: Sendable {
  /// The text of the file it was found in.
  public let source: SourceText
  /// Its place among the file's articles, from 1.
  public var position: Int { Int(place) }
  private let place: UInt32
  /// Its extent in the source, furniture included.
  public let span: TextRange
  /// The title as first printed; `nil` where the text has none.
  public let title: TextRange?
  /// What a list shows: the title, or the first sentence where there is none. Empty only in an empty article.
  public let headline: TextRange
  /// The day the article gives as its own.
  public let date: ArticleDate?
  /// The place a dateline names ("TRIPOLI–"), without dash or agency.
  public let dateline: TextRange?
  /// The medium the text names as its own.
  public let outlet: TextRange?
  /// The author the text names.
  public let byline: TextRange?
  /// What is not the article, in text order, disjoint, within `span`.
  public let furniture: [Furniture]
  /// What makes it the same article wherever its file lies.
  public let identity: ArticleIdentity

  /// Makes an article; ranges must lie in `source`. An `identity` that is given must be that of the span.
  public init(
    source: SourceText, position: Int = 1, span: TextRange, title: TextRange? = nil, headline: TextRange,
    date: ArticleDate? = nil, dateline: TextRange? = nil, outlet: TextRange? = nil,
    byline: TextRange? = nil, furniture: [Furniture] = [], identity: ArticleIdentity? = nil
  ) {
    self.source = source
    place = UInt32(clamping: position)
    self.span = span
    self.title = title
    self.headline = headline
    self.date = date
    self.dateline = dateline
    self.outlet = outlet
    self.byline = byline
    self.furniture = furniture
    self.identity = identity ?? ArticleIdentity(of: source.utf8, span)
  }

  /// Whether one of the extents of `body` is what `isWanted` asks for; quicker than asking `body` itself.
  public func containsInBody(where isWanted: (TextRange) -> Bool) -> Bool {
    furniture.isEmpty ? isWanted(span) : body.contains(where: isWanted)
  }

  /// The extents of the article that are not furniture, in text order.
  public var body: [TextRange] {
    var result: [TextRange] = []
    var start = span.start
    for piece in furniture {
      if piece.range.start > start { result.append(TextRange(start, piece.range.start)) }
      start = max(start, piece.range.end)
    }
    if start < span.end { result.append(TextRange(start, span.end)) }
    return result
  }
}
