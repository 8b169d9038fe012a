import Documents

/// Reads calendar dates with a year; a date that could be two days is none, unless its weekday tells.
enum DateReader {
  /// A date and where it stands, with its day of the week.
  struct Found {
    let date: ArticleDate?
    let range: TextRange
  }

  /// The dates among `tokens`, in text order.
  static func dates(in tokens: [DateToken], _ utf8: [UInt8]) -> [Found] {
    var result: [Found] = []
    var i = 0
    while i < tokens.count {
      if let (found, next) = written(tokens, i) ?? numeric(tokens, i, utf8) {
        result.append(found)
        i = next
      } else {
        i += 1
      }
    }
    return result
  }

  private static func isDay(_ token: DateToken) -> Bool {
    token.kind == .number && (1...31).contains(token.value) && token.range.count <= 2
  }
  private static func isYear(_ token: DateToken) -> Bool {
    token.kind == .number && token.range.count == 4 && (1600...2199).contains(token.value)
  }
  private static func month(_ token: DateToken) -> Int? {
    token.kind == .word ? Calendar.month(token.text) : nil
  }

  /// "8 Aug 2018", "8th of August, 2018", "August 8, 2018", "Aug. 8th 2018", "2018 August 8".
  private static func written(_ tokens: [DateToken], _ i: Int) -> (Found, Int)? {
    var next = i
    var day: Int?
    var month: Int?
    var year: Int?
    while next < tokens.count, next - i < 6 {
      let token = tokens[next]
      if day == nil, isDay(token), year == nil || isYear(tokens[i]) {
        day = token.value
      } else if month == nil, let number = Self.month(token) {
        month = number
      } else if year == nil, isYear(token), month != nil || next == i {
        year = token.value
      } else if next == i || !["st", "nd", "rd", "th", "of"].contains(token.text) || day == nil {
        break
      }
      next += 1
      if day != nil, month != nil, year != nil { break }
    }
    guard let day, let month, let year else { return nil }
    return (
      Found(date: ArticleDate(year: year, month: month, day: day), range: extent(tokens, i, next)), next
    )
  }

  /// "2018-08-08", "2018/08/08", "08/06/2020", "21.12.2016".
  private static func numeric(_ tokens: [DateToken], _ i: Int, _ utf8: [UInt8]) -> (Found, Int)? {
    guard i + 2 < tokens.count, tokens[i...(i + 2)].allSatisfy({ $0.kind == .number }) else { return nil }
    let (a, b, c) = (tokens[i], tokens[i + 1], tokens[i + 2])
    guard a.range.end + 1 == b.range.start, b.range.end + 1 == c.range.start else { return nil }
    let mark = utf8[a.range.end]
    guard mark == utf8[b.range.end], mark == 0x2D || mark == 0x2F || mark == 0x2E else { return nil }
    let range = extent(tokens, i, i + 3)
    if isYear(a), b.range.count <= 2, c.range.count <= 2 {
      return (Found(date: ArticleDate(year: a.value, month: b.value, day: c.value), range: range), i + 3)
    }
    guard isYear(c), a.range.count <= 2, b.range.count <= 2 else { return nil }
    let dayFirst = ArticleDate(year: c.value, month: b.value, day: a.value)
    let monthFirst = ArticleDate(year: c.value, month: a.value, day: b.value)
    guard dayFirst != nil || monthFirst != nil else { return nil }
    let weekday = weekday(beside: tokens, i, i + 3)
    var readings = Set([dayFirst, monthFirst].compactMap { $0 })
    if let weekday { readings = readings.filter { $0.weekday == weekday } }
    return (Found(date: readings.count == 1 ? readings.first : nil, range: range), i + 3)
  }

  private static func weekday(beside tokens: [DateToken], _ start: Int, _ end: Int) -> Int? {
    if start > 0, let day = Calendar.weekday(tokens[start - 1].text) { return day }
    if end < tokens.count, let day = Calendar.weekday(tokens[end].text) { return day }
    return nil
  }

  private static func extent(_ tokens: [DateToken], _ start: Int, _ end: Int) -> TextRange {
    var first = start
    if first > 0, Calendar.weekday(tokens[first - 1].text) != nil { first -= 1 }
    return TextRange(tokens[first].range.start, tokens[end - 1].range.end)
  }
}
