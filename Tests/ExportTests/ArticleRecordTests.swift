import Documents
import Export
import Testing

@Suite struct ArticleRecordTests {
  /// The range of the first `part` in `text`.
  private func range(_ part: String, in text: String) -> TextRange {
    let bytes = Array(text.utf8)
    let part = Array(part.utf8)
    for start in 0...(bytes.count - part.count) where bytes[start...].starts(with: part) {
      return TextRange(start, start + part.count)
    }
    return TextRange(0, 0)
  }

  @Test func aRecordHoldsEverythingInTheOrderOfTheContract() {
    let text = "Ähre 😀\n\nTags: x\n\n“Nein”, said Jörg in Köln.\n"
    let source = SourceText(name: "press/a b.txt", utf8: Array(text.utf8))
    let article = Article(
      source: source, position: 2, span: source.range, title: range("Ähre 😀", in: text),
      headline: range("Ähre 😀", in: text),
      date: ArticleDate(year: 2018, month: 8, day: 8), dateline: range("Köln", in: text),
      furniture: [Furniture(range("Tags: x", in: text), .tags)])
    let analysis = Analysis(
      quotations: [
        Quotation(
          kind: .direct, content: [range("Nein", in: text)], cue: range("said", in: text),
          source: range("Jörg", in: text),
          speaker: 0, confidence: 0.966, because: "quotation + said + name")
      ],
      entities: [Entity(name: "Jörg", kind: .person, roles: ["a man"], mentions: [range("Jörg", in: text)])],
      places: [
        PlaceMention(
          range("Köln", in: text),
          place: Place(
            name: "Cologne", kind: .city, country: "DE", latitude: 50.93333, longitude: 6.95,
            geonames: 2_886_242),
          confidence: 1),
        PlaceMention(range("Ähre", in: text), place: nil, use: .partOfOrganisation, confidence: 0.5),
      ])
    var json = JSONText()
    ArticleRecord(article, analysis, identity: .file(path: source.name), index: CodePointIndex(source.utf8))
      .write(to: &json)
    #expect(
      String(decoding: json.bytes, as: UTF8.self)
        == #"{"id": "a b.txt#2", "file": "press/a b.txt", "article": 2, "span": [0, 44], "title": "Ähre 😀", "title_span": [0, 6], "date": "2018-08-08", "dateline": "Köln", "outlet": null, "byline": null, "furniture": [{"span": [8, 15], "kind": "tags"}], "quotes": [{"id": "q1", "kind": "direct", "attribution": "statement", "content": [[18, 22]], "cue": [25, 29], "source": [30, 34], "speaker": "e1", "confidence": 0.97, "because": "quotation + said + name"}], "entities": [{"id": "e1", "name": "Jörg", "kind": "person", "roles": ["a man"], "mentions": [[30, 34]], "quotes": 1}], "locations": [{"span": [38, 42], "text": "Köln", "name": "Cologne", "kind": "city", "country": "DE", "lat": 50.93333, "lon": 6.95, "geonames": 2886242, "use": "place", "confidence": 1.0}, {"span": [0, 4], "text": "Ähre", "name": null, "kind": null, "country": null, "lat": null, "lon": null, "geonames": null, "use": "part-of-organisation", "confidence": 0.5}]}"#
        + "\n")
  }

  @Test func aRecordOfAStreamKeepsTheCallersIdAndHasNoFile() {
    let source = SourceText(name: "", utf8: Array("x".utf8))
    var json = JSONText()
    ArticleRecord(
      Article(source: source, span: source.range, headline: source.range), Analysis(),
      identity: .record(id: Array("[7]".utf8)), index: CodePointIndex(source.utf8)
    ).write(to: &json)
    #expect(
      String(decoding: json.bytes, as: UTF8.self).hasPrefix(
        #"{"id": [7], "file": null, "article": 1, "span": [0, 1], "title": null"#))
  }

  @Test func aFaultNamesItsIdWhereItIsKnown() {
    var json = JSONText()
    ErrorRecord(id: Array("\"a\"".utf8), message: "line 7: no \"text\"").write(to: &json)
    ErrorRecord(id: nil, message: "line 8: not JSON").write(to: &json)
    #expect(
      String(decoding: json.bytes, as: UTF8.self)
        == "{\"id\": \"a\", \"error\": \"line 7: no \\\"text\\\"\"}\n{\"id\": null, \"error\": \"line 8: not JSON\"}\n"
    )
  }
}
