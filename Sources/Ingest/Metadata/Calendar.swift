/// The English words of dates.
enum Calendar {
  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
  ]
  private static let weekdays = [
    "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
  ]

  /// 1 to 12 for a month's name or its short form, in small letters.
  static func month(_ word: String) -> Int? {
    if word == "sept" { return 9 }
    guard word.utf8.count >= 3 else { return nil }
    return months.firstIndex { $0 == word || (word.utf8.count == 3 && $0.utf8.starts(with: word.utf8)) }.map {
      $0 + 1
    }
  }

  /// 0 for Sunday to 6 for Saturday, as `ArticleDate.weekday`.
  static func weekday(_ word: String) -> Int? {
    guard (3...9).contains(word.utf8.count) else { return nil }
    if word == "tues" { return 2 }
    if word == "thur" || word == "thurs" { return 4 }
    return weekdays.firstIndex { $0 == word || (word.utf8.count == 3 && $0.utf8.starts(with: word.utf8)) }
  }

  /// Words that may stand beside dates and times.
  static let company: Set<String> = [
    "am", "pm", "a", "p", "m", "gmt", "utc", "bst", "est", "edt", "et", "cet", "cest", "pst", "pdt", "pt",
    "cst", "cdt", "ist",
    "msk", "eet", "hkt", "sgt", "jst", "kst", "pkt", "aest", "aedt", "eat", "cat", "wat", "trt", "ast",
    "eest", "hst", "akst", "ct", "mt", "local", "time", "published", "updated", "posted", "last", "first",
    "modified", "created",
    "on", "at",
    "date", "issued", "release", "released", "of", "the", "st", "nd", "rd", "th", "ago", "hour", "hours",
    "hrs", "hr",
    "minute", "minutes", "min", "mins", "day", "days", "week", "weeks", "month", "months", "year", "years",
    "today",
    "yesterday", "t", "z",
    "update", "publish", "publication", "edited", "added", "from", "print", "edition", "added", "since",
    "noon", "midnight",
  ]

  /// Words that name a date as the article's own.
  static let publication: Set<String> = [
    "published", "posted", "date", "issued", "created", "released", "release", "publication", "publish",
  ]

  /// Words that name a date as that of a later change.
  static let change: Set<String> = ["updated", "modified", "update", "edited"]
}
