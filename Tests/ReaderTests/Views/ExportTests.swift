import Documents
import JourneySupport
import Reader
import Screen
import Testing

private let samples = [SampleArticle.harbour, .cyclone, .plain("Fog over the bay", paragraphs: 3)]

extension Journey {
  /// The exports that were asked for.
  fileprivate var exports: [ExportRequest] {
    effects.compactMap { if case .export(let request) = $0 { request } else { nil } }
  }

  /// What was piped: the command and how many quotations.
  fileprivate var piped: [(String, Int)] {
    effects.compactMap {
      if case .lend(.pipeQuotations(let command, let references)) = $0 {
        (command, references.count)
      } else {
        nil
      }
    }
  }
}

@Suite struct ExportTests {
  @Test func theFilteredQuotationsAreExported() {
    var journey = Journey(samples, 120, 30)
    journey.press("Q", "f")
    journey.type("speaker:vos or place:apia")
    journey.press("Enter", "e")
    #expect(journey.lines.last?.hasPrefix("export 3 quotations to: quotes.md") == true)
    journey.press("Enter")
    #expect(journey.exports.map(\.path) == ["quotes.md"])
    #expect(journey.exports.map(\.form) == [.markdown])
    #expect(journey.exports.first?.references.map(\.number) == journey.state.views.quotes.rows)
    #expect(journey.exports.first?.replaces == false)
    journey.send(.exported(journey.exports[0], .written(3)))
    #expect(journey.state.message?.text == "Wrote 3 quotations to quotes.md")
  }

  @Test func tabGoesThroughTheEndingsAndBackspaceMakesAnotherName() {
    var journey = Journey(samples, 120, 30)
    journey.press("Q", "e", "Tab")
    #expect(journey.state.entry?.line.text == "quotes.csv")
    journey.press("Tab", "Tab", "Tab")
    #expect(journey.state.entry?.line.text == "quotes.txt")
    journey.press("Tab")
    #expect(journey.state.entry?.line.text == "quotes.md")
    journey.press("C-u")
    journey.type("~/notes/who.said")
    journey.press("Tab", "Tab", "Tab", "Enter")
    #expect(journey.exports.map(\.path) == ["~/notes/who.said.jsonl"])
    #expect(journey.exports.map(\.form) == [.jsonl])
  }

  @Test(arguments: ["quotes", "quotes.doc", ".md", "a.md/b", "quotes.", "/"])
  func anEndingThatIsNotKnownIsNamedWithThoseThatAre(path: String) {
    var journey = Journey(samples, 120, 30)
    journey.press("Q", "e", "C-u")
    journey.type(path)
    journey.press("Enter")
    #expect(journey.exports.isEmpty)
    #expect(journey.state.entry?.isWrong == true)
    #expect(journey.screen.contains(".md .csv .jsonl .jsonld .txt"))
    journey.press("Esc")
    #expect(journey.state.entry == nil)
  }

  @Test func aFileThatIsThereIsReplacedAfterASecondEnterOnly() {
    var journey = Journey(samples, 120, 30)
    journey.press("Q", "e", "Enter")
    journey.send(.exported(journey.exports[0], .exists))
    #expect(journey.lines.last?.contains("exists: Enter again to replace it") == true)
    journey.press("Enter")
    #expect(journey.exports.map(\.replaces) == [false, true])
    journey.press("e", "Enter")
    journey.send(.exported(journey.exports[2], .exists))
    journey.press("Tab", "Enter")
    #expect(journey.exports.last?.path == "quotes.csv")
    #expect(journey.exports.last?.replaces == false, "another file is asked about anew")
  }

  @Test func whyNothingWasWrittenIsSaidAndThePathCanBeMended() {
    var journey = Journey(samples, 120, 30)
    journey.press("Q", "e", "Enter")
    journey.send(.exported(journey.exports[0], .failed("no such folder")))
    #expect(journey.state.entry?.line.text == "quotes.md")
    #expect(journey.state.entry?.remark == "no such folder")
    journey.press("Esc", "e", "Enter", "f")
    journey.send(.exported(journey.exports[0], .failed("the disk is full")))
    #expect(journey.state.entry?.question == "filter: ", "who types is not interrupted")
    #expect(journey.state.message?.text == "quotes.md was not written: the disk is full")
  }

  @Test func everyPlaceExportsWhatItShows() {
    var journey = Journey(samples, 120, 30)
    journey.press("e")
    #expect(journey.state.entry?.question == "export 6 quotations of 3 articles to: ")
    journey.press("Esc", "f")
    journey.type("cyclone")
    journey.press("Enter", "e")
    #expect(journey.state.entry?.question == "export 2 quotations of 1 article to: ")
    journey.press("Enter")
    #expect(journey.exports.last?.references.map(\.article) == [1, 1])
    journey.press("Esc", "2", "e")
    #expect(journey.state.entry?.question.hasPrefix("export the article's ") == true)
    journey.press("Esc", "] q", "e")
    #expect(journey.state.entry?.question == "export the quotation stood on to: ")
    journey.press("Enter")
    #expect(journey.exports.last?.references.count == 1)
    journey.press("D", "e")
    let name = journey.state.views.person?.posting.name ?? "nobody"
    #expect(journey.state.entry?.question.hasSuffix(" of \(name) to: ") == true)
    journey.press("Enter")
    #expect(journey.exports.last?.references.count == journey.state.views.dossier.rows.count)
    journey.press("g /")
    journey.type("lowport")
    journey.press("Enter", "e")
    #expect(journey.state.entry?.question == "export 6 quotations of 2 articles to: ")
  }

  @Test func attitudesGoWhereTheyAreShown() {
    var journey = Journey(samples, 120, 30)
    journey.press("a", "1", "e")
    #expect(journey.state.entry?.question == "export 7 quotations of 3 articles to: ")
  }

  @Test func nothingToExportIsSaid() {
    var journey = Journey([.plain("Fog", paragraphs: 1)], 120, 30)
    journey.press("e")
    #expect(journey.state.entry == nil)
    #expect(journey.state.message?.text == "No quotations here")
    journey.press("P", "e")
    #expect(journey.state.entry == nil)
  }

  @Test func theQuotationsOfAViewArePiped() {
    var journey = Journey(samples, 120, 30)
    journey.press("Q", "|")
    #expect(journey.state.entry?.question == "pipe 6 quotations to: ")
    journey.type("wc -l")
    journey.press("Enter")
    #expect(journey.piped.map(\.0) == ["wc -l"])
    #expect(journey.piped.map(\.1) == [6])
    journey.press("f")
    journey.type("speaker:vos")
    journey.press("Enter", "|", "Up")
    #expect(journey.state.entry?.line.text == "wc -l")
  }
}
