import Documents

/// The days that a `date:` term takes: a day, a month, a year, or from one of these to another.
public struct DateSpan: Hashable, Sendable {
  /// The first day, as year * 10,000 + month * 100 + day.
  let first: Int
  /// The last day, counted alike.
  let last: Int

  /// Whether a day lies inside, both ends included.
  public func contains(_ date: ArticleDate) -> Bool {
    let day = date.year * 10_000 + date.month * 100 + date.day
    return first <= day && day <= last
  }

  /// Why a text is no span.
  struct Fault: Error {
    let message: String
    let suggestion: String?
  }

  /// Reads `2020`, `2020-06`, `2020-06-05` and `a..b` of these, where one end may be left out.
  init(_ text: String) throws(Fault) {
    guard let dots = Self.dots(in: text) else {
      (first, last) = try Self.ends(text)
      return
    }
    let from = String(text[..<dots.lowerBound])
    let to = String(text[dots.upperBound...])
    if from.isEmpty, to.isEmpty {
      throw Fault(message: "a range without a beginning and an end", suggestion: Self.example)
    }
    first = from.isEmpty ? 0 : try Self.ends(from).0
    last = to.isEmpty ? .max : try Self.ends(to).1
    if first > last {
      throw Fault(message: "the range \(text) ends before it begins", suggestion: "write \(to)..\(from)")
    }
  }

  private static let example = "write it as 2020, 2020-06, 2020-06-05 or 2020-01..2020-06"

  private static func dots(in text: String) -> Range<String.Index>? {
    var index = text.startIndex
    while index < text.endIndex {
      let next = text.index(after: index)
      if text[index] == ".", next < text.endIndex, text[next] == "." {
        return index..<text.index(after: next)
      }
      index = next
    }
    return nil
  }

  /// The first and the last day of a year, month or day.
  private static func ends(_ text: String) throws(Fault) -> (Int, Int) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let lengths = [4, 2, 2]
    var numbers: [Int] = []
    for (part, length) in zip(parts, lengths) {
      guard part.utf8.count == length, part.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
        let number = Int(part)
      else { break }
      numbers.append(number)
    }
    guard numbers.count == parts.count, numbers[0] >= 1000 else {
      throw Fault(message: "\(text.isEmpty ? "nothing" : text) is no date", suggestion: example)
    }
    let year = numbers[0] * 10_000
    if numbers.count == 1 { return (year, year + 9_999) }
    guard (1...12).contains(numbers[1]) else {
      throw Fault(message: "\(text) has no such month", suggestion: "months go from 01 to 12")
    }
    let month = year + numbers[1] * 100
    if numbers.count == 2 { return (month, month + 99) }
    guard ArticleDate(year: numbers[0], month: numbers[1], day: numbers[2]) != nil else {
      throw Fault(message: "\(text) has no such day", suggestion: nil)
    }
    return (month + numbers[2], month + numbers[2])
  }
}
