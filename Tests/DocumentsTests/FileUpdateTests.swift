import Foundation
import Documents
import JourneySupport
import Testing

private func file(_ name: String, _ texts: String...) -> [Article] {
  let joined = texts.joined()
  let source = SourceText(name: name, utf8: Array(joined.utf8))
  var start = 0
  return texts.enumerated().map { index, text in
    let span = TextRange(start, start + text.utf8.count)
    start = span.end
    return Article(source: source, position: index + 1, span: span, headline: span)
  }
}

private func store(_ files: [Article]...) -> DocumentStore {
  var store = DocumentStore()
  for articles in files { store.append(articles) }
  return store
}

private func text(_ store: DocumentStore, _ index: Int) -> String {
  store.articles[index].source.string(store.articles[index].span)
}

@Test func aChangedFileKeepsTheIndicesOfItsArticles() {
  var store = store(file("a", "one. ", "two. "), file("b", "three. "))
  store.record(Analysis(), forArticle: 0)
  store.record(Analysis(), forArticle: 1)
  let update = store.replace(file: "a", with: file("a", "one. ", "TWO. "))
  #expect(update.replaced.map(\.index) == [1])
  #expect(update.replaced.first?.isChanged == true)
  #expect(update.added.isEmpty && update.removed.isEmpty)
  #expect(store.analysis(ofArticle: 0) != nil)
  #expect(store.analysis(ofArticle: 1) == nil)
  #expect(store.revision(ofArticle: 1) == 1)
  #expect(text(store, 1) == "TWO. ")
}

@Test func anArticleIsKnownByItsTextWhereverItStandsInTheFile() {
  var store = store(file("a", "one. ", "two. "))
  let update = store.replace(file: "a", with: file("a", "zero. ", "one. ", "two. "))
  #expect(update.replaced.map(\.index) == [0, 1])
  #expect(update.replaced.allSatisfy { !$0.isChanged })
  #expect(update.added == 2..<3)
  #expect((0..<3).map { text(store, $0) } == ["one. ", "two. ", "zero. "])
}

@Test func aFileThatIsGoneLeavesItsArticlesButTheyCountNoMore() {
  var store = store([SampleArticle.harbour.article], [SampleArticle.cyclone.article])
  store.record(SampleArticle.harbour.analysis, forArticle: 0)
  let before = store.places.ranked().count
  let update = store.replace(file: "harbour.txt", with: [])
  #expect(update.removed == [0])
  #expect(store.removed == [0])
  #expect(before > 0 && store.places.ranked().isEmpty)
  store.record(SampleArticle.harbour.analysis, forArticle: 0)
  #expect(store.places.ranked().isEmpty, "what is found later in a removed article does not count")
  let again = store.replace(file: "harbour.txt", with: [SampleArticle.harbour.article])
  #expect(again.added == 2..<3)
}

@Test func aRenamedFileKeepsItsArticles() {
  var store = store(file("a", "one. "))
  let update = store.replace(file: "b", with: file("b", "one. "), movedFrom: "a")
  #expect(update.replaced.map(\.index) == [0])
  #expect(store.articles[0].source.name == "b")
  #expect(store.replace(file: "a", with: []).removed.isEmpty)
  #expect(store.replace(file: "b", with: []).removed == [0])
}

@Test func theSameFileReadAgainChangesNothing() {
  var store = store(file("a", "one. "))
  let update = store.replace(file: "a", with: file("a", "one. "))
  #expect(update.replaced.isEmpty && update.added.isEmpty && update.removed.isEmpty)
}

@Test(arguments: [
  ("Start. Middle. End.", "Start. Middle. More. End.", "Middle", "Middle"),
  ("Start. Middle. End.", "New. Start. Middle. End.", "Middle", "Middle"),
  (
    "A. The harbour opens on Monday morning. Z.", "B. C. The harbour opens on Monday morning. Y.", "harbour",
    "harbour"
  ),
  ("Start. Middle. End.", "Start.", "End", ""),
])
func aPlaceInAnArticleIsFoundAgain(before: String, after: String, word: String, expected: String) throws {
  let old = file("a", before)[0]
  let new = file("a", after)[0]
  let at = try #require(before.range(of: word)).lowerBound.utf16Offset(in: before)
  let found = new.offset(of: at, from: old)
  let rest = String(decoding: new.source.utf8[found...], as: UTF8.self)
  #expect(rest.hasPrefix(expected), "“\(rest)”")
}
