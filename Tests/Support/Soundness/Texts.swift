import Documents
import Ingest
import Language

/// Decoding keeps everything that is text, and gives valid UTF-8 whatever comes.
func checkDecoding(_ bytes: [UInt8]) throws(Unsound) {
  let repaired = Array(String(decoding: bytes, as: UTF8.self).utf8)
  let utf8 = TextDecoder.decodeUTF8(bytes, name: "f")
  try demand(utf8.utf8 == repaired, "malformed sequences are not replaced as Unicode says (3.9, U+FFFD)")
  try demand((utf8.repairs == 0) == (bytes == repaired), "\(utf8.repairs) repairs are told")

  let text = TextDecoder.decode(bytes, name: "f")
  try demand(isWellFormed(text.utf8), "the text is not UTF-8")
  switch text.encoding {
  case .utf8: try demand(text.utf8 == repaired, "UTF-8 is not kept")
  case .windows1252: try demand(bytes != repaired, "valid UTF-8 is read as Windows-1252")
  case .utf16LittleEndian, .utf16BigEndian: try checkUTF16(bytes, text)
  }
  _ = TextDecoder.isText(bytes)
}

/// UTF-16 is read as the standard library does.
private func checkUTF16(_ bytes: [UInt8], _ text: SourceText) throws(Unsound) {
  let isBig = text.encoding == .utf16BigEndian
  let mark: [UInt8] = isBig ? [0xFE, 0xFF] : [0xFF, 0xFE]
  let content = bytes.starts(with: mark) ? bytes.dropFirst(2) : bytes[...]
  // An odd byte at the end is no code unit; how it is told is the decoder's own affair.
  guard content.count % 2 == 0 else { return }
  let units = stride(from: content.startIndex, to: content.endIndex, by: 2).map { at in
    let (first, second) = (UInt16(content[at]), UInt16(content[at + 1]))
    return isBig ? first << 8 | second : second << 8 | first
  }
  try demand(
    text.utf8 == Array(String(decoding: units, as: UTF16.self).utf8), "UTF-16 is read otherwise than it says")
}

/// The articles of a text lie in it one behind another, and what is told of each lies within it.
func checkSplitting(_ bytes: [UInt8]) throws(Unsound) {
  let source = TextDecoder.decode(bytes, name: "f")
  let articles = ArticleSplitter.articles(of: source)
  try demand(!articles.isEmpty, "no article")
  var end = 0
  for (index, article) in articles.enumerated() {
    try demand(article.position == index + 1, "article \(index) has position \(article.position)")
    try demand(article.span.start >= end, "article \(index) begins in the one before")
    end = article.span.end
    try checkArticle(article)
  }
  let division = PackedDivision(articles, keys: articles.map(\.analysisKey)).packed
  let kept = division.withUnsafeBytes { PackedDivision(packed: $0, name: "f") { _, _ in source.utf8 } }
  try demand(
    kept?.articles.map(\.span) == articles.map(\.span) && kept?.keys == articles.map(\.analysisKey),
    "what is kept of the division is not read back")
  let whole = ArticleSplitter.article(of: source)
  try demand(whole.span == source.range, "an article that is not split is not whole")
  try checkArticle(whole)
}

/// What is told of an article lies within it, and it lies in its text.
func checkArticle(_ article: Article) throws(Unsound) {
  let utf8 = article.source.utf8
  try checkRange(article.span, in: utf8, "span")
  for (range, name) in [
    (article.title, "title"), (article.headline, "headline"), (article.dateline, "dateline"),
    (article.outlet, "outlet"), (article.byline, "byline"),
  ] {
    guard let range, !range.isEmpty else { continue }
    try checkRange(range, in: utf8, name)
    try demand(article.span.contains(range), "the \(name) lies outside of the article")
  }
  var end = article.span.start
  for furniture in article.furniture {
    try checkRange(furniture.range, in: utf8, "furniture")
    try demand(furniture.range.start >= end && !furniture.range.isEmpty, "furniture overlaps or is empty")
    end = furniture.range.end
  }
  try demand(end <= max(article.span.end, article.span.start), "furniture lies outside of the article")
}

/// Every finding of an analysis points into the article, and what refers to something refers to what is there.
func checkAnalysis(_ bytes: [UInt8]) throws(Unsound) {
  let source = TextDecoder.decode(bytes, name: "f")
  for article in ArticleSplitter.articles(of: source).prefix(4) {
    let analysis = Analyst().analyse(article)
    try checkFindings(analysis, of: article)
    try demand(
      PackedAnalysis(analysis, of: article).bytes.withUnsafeBytes { PackedAnalysis($0, of: article) }?
        .analysis(of: article) == analysis, "what is kept of it is not read back")
    guard bytes.count % 7 == 0 else { continue }
    try demand(Analyst().analyse(article) == analysis, "the same text gives another analysis")
  }
}

/// Findings lie in the article, in the order of the text.
func checkFindings(_ analysis: Analysis, of article: Article) throws(Unsound) {
  let utf8 = article.source.utf8
  var start = 0
  for quotation in analysis.quotations {
    try demand(!quotation.content.isEmpty, "a quotation without content")
    try demand(quotation.extent.start >= start, "quotations are not in text order")
    start = quotation.extent.start
    try demand((0...1).contains(quotation.confidence), "a confidence of \(quotation.confidence)")
    var end = 0
    for range in quotation.content {
      try demand(range.start >= end, "contents overlap")
      end = range.end
    }
    let ranges = quotation.content + quotation.chain + [quotation.cue, quotation.source].compactMap { $0 }
    for range in ranges { try checkFinding(range, in: utf8, of: article, "quotation") }
    if let speaker = quotation.speaker {
      try demand(analysis.entities.indices.contains(speaker), "a speaker that is no entity")
    }
  }
  for entity in analysis.entities {
    try demand(!entity.name.isEmpty, "an entity without a name")
    for range in entity.mentions { try checkFinding(range, in: utf8, of: article, "mention") }
  }
  for mention in analysis.places {
    try checkFinding(mention.range, in: utf8, of: article, "place")
    try demand((0...1).contains(mention.confidence), "a confidence of \(mention.confidence)")
    guard let place = mention.place else { continue }
    try demand(
      (-90...90).contains(place.latitude) && (-180...180).contains(place.longitude), "a place off the earth")
  }
}

private func checkFinding(_ range: TextRange, in utf8: [UInt8], of article: Article, _ name: String)
  throws(Unsound)
{
  try demand(!range.isEmpty, "an empty \(name)")
  try demand(article.span.contains(range), "a \(name) outside of the article")
  try checkRange(range, in: utf8, name)
}

/// A range lies in the text, on code point boundaries.
func checkRange(_ range: TextRange, in utf8: [UInt8], _ name: String) throws(Unsound) {
  try demand(range.end <= utf8.count, "\(name) \(range) reaches over the end, \(utf8.count)")
  for offset in [range.start, range.end] where offset < utf8.count {
    try demand(utf8[offset] & 0xC0 != 0x80, "\(name) \(range) splits a character")
  }
}

private func isWellFormed(_ bytes: [UInt8]) -> Bool {
  do {
    _ = try UTF8Span(validating: bytes.span)
    return true
  } catch {
    return false
  }
}
