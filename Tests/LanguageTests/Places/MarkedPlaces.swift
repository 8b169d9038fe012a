import Documents
import Language
import Testing

/// Checks places in marked text: `[Ankara|m]` is a place with its use: p place, m metonym, o part of an organisation,
/// d demonym. The marks are taken out, the rest is analysed and printed again with the marks that were found.
func check(_ marked: String, people: [String] = [], sourceLocation: SourceLocation = #_sourceLocation) {
  let (text, _) = unmarked(marked)
  let found = places(in: text, people: people)
  #expect(printed(text, found) == marked, sourceLocation: sourceLocation)
}

/// The places of `text`, which is a whole article.
func places(in text: String, people: [String] = []) -> [PlaceMention] {
  let source = SourceText(name: "test", utf8: Array(text.utf8))
  let article = Article(source: source, span: source.range, headline: source.range)
  return PlaceFinder().mentions(in: article, people: people.flatMap { ranges(of: $0, in: source.utf8) })
}

/// The place that the first mention of `name` in `text` was resolved to.
func place(_ name: String, in text: String) -> Place? {
  let source = SourceText(name: "test", utf8: Array(text.utf8))
  return places(in: text).first { source.string($0.range) == name }?.place
}

private func ranges(of name: String, in utf8: [UInt8]) -> [TextRange] {
  let wanted = Array(name.utf8)
  guard !wanted.isEmpty, utf8.count >= wanted.count else { return [] }
  return (0...(utf8.count - wanted.count)).filter { utf8[$0..<($0 + wanted.count)].elementsEqual(wanted) }
    .map { TextRange($0, $0 + wanted.count) }
}

private func unmarked(_ marked: String) -> (text: String, count: Int) {
  var text = ""
  var count = 0
  var rest = marked[...]
  while let open = rest.firstIndex(of: "["), let close = rest[open...].firstIndex(of: "]"),
    let bar = rest[open..<close].lastIndex(of: "|")
  {
    text += rest[..<open]
    text += rest[rest.index(after: open)..<bar]
    rest = rest[rest.index(after: close)...]
    count += 1
  }
  return (text + rest, count)
}

private func printed(_ text: String, _ places: [PlaceMention]) -> String {
  let utf8 = Array(text.utf8)
  var result = ""
  var offset = 0
  for mention in places {
    result += String(decoding: utf8[offset..<mention.range.start], as: UTF8.self)
    let letter =
      switch mention.use {
      case .place: "p"
      case .metonym: "m"
      case .partOfOrganisation: "o"
      case .demonym: "d"
      }
    result +=
      "[" + String(decoding: utf8[mention.range.start..<mention.range.end], as: UTF8.self) + "|\(letter)]"
    offset = mention.range.end
  }
  return result + String(decoding: utf8[offset...], as: UTF8.self)
}
