import Documents
import JourneySupport
import Reader
import Screen
import Testing

private func sample(_ text: String, name: String) -> SampleArticle { SampleArticle(text, name: name) }

@Test func anArticleThatComesIsToldAndMovesNothing() {
  var journey = Journey([.harbour, .cyclone], 120, 24)
  journey.press("Enter", "] q")
  let before = journey.state.reading.top
  journey.send(.file("new.txt", [sample("Ferries run again\n\nAll is well.", name: "new.txt").article]))
  #expect(journey.state.reading.article == 0)
  #expect(journey.state.reading.top == before)
  #expect(journey.effects.contains(.analyseAnew(2)))
  #expect(journey.lines.last?.hasSuffix("1 new") == true, "\(journey.screen)")
  journey.press("1")
  journey.wait(for: .pendingKeys)
  journey.press("G")
  journey.wait(for: .preview)
  #expect(journey.lines.last?.contains("new") == false, "\(journey.screen)")
}

@Test func theOpenArticleIsShownAnewWhereTheReaderWas() {
  let long = (1...60).map { "Line number \($0) of the report.\n\n" }.joined()
  var journey = Journey([sample(long, name: "a.txt")], 80, 12)
  journey.press("Enter", "Space", "Space")
  let top = journey.lines[2]
  journey.send(.file("a.txt", [sample("A new beginning.\n\n" + long, name: "a.txt").article]))
  #expect(journey.lines[2] == top)
  #expect(journey.screen.contains("changed on disk"))
}

@Test func whatWasFoundInAnEarlierTextIsLeftOut() {
  var journey = Journey([.harbour], 80, 24)
  journey.send(.file("harbour.txt", [sample("Other words.", name: "harbour.txt").article]))
  journey.find(SampleArticle.harbour.analysis, in: 0)
  #expect(journey.state.store.analysis(ofArticle: 0) == nil)
  journey.find(Analysis(), in: 0, revision: 1)
  #expect(journey.state.store.analysis(ofArticle: 0) != nil)
}

@Test func anArticleThatIsGoneStaysWhileItIsRead() {
  var journey = Journey([.harbour, .cyclone], 80, 24)
  journey.press("Enter")
  journey.send(.file("harbour.txt", []))
  #expect(journey.screen.contains("harbour.txt is gone"))
  #expect(journey.screen.contains("The cranes are safe again"))
  journey.press("] q", "w", "q", "J")
  #expect(journey.state.reading.article == 1)
}

@Test func theFileIsOpenedAtTheLineStoodOn() {
  var journey = Journey([.harbour], 80, 24)
  journey.press("Enter", "3 ] q", "E")
  #expect(journey.effects.last == .lend(.edit(file: "harbour.txt", line: 7)))
  journey.press("g E")
  #expect(journey.effects.last == .lend(.page(file: "harbour.txt", line: 7)))
}

@Test func aQuotationIsPipedToACommandThatIsRemembered() {
  var journey = Journey([.harbour], 80, 24)
  journey.press("Enter", "] q", "|")
  #expect(journey.lines.last?.hasPrefix("pipe the quotation to:") == true)
  journey.type("wc -w")
  journey.press("Enter")
  guard case .lend(.pipe(let command, let text))? = journey.effects.last else {
    Issue.record("\(journey.effects)")
    return
  }
  #expect(command == "wc -w")
  #expect(text.hasPrefix("“The cranes are safe again”\n— Ada Moss"))
  journey.press("|", "Up")
  #expect(journey.lines.last == "pipe the quotation to: wc -w")
  journey.press("Esc")
  #expect(journey.state.entry == nil)
  let effects = journey.effects.count
  journey.press("|", "Enter")
  #expect(journey.effects.dropFirst(effects).allSatisfy { $0 != .lend(.pipe(command: "", text: text)) })
}

@Test func theArticleIsPipedWithoutItsFurniture() {
  var journey = Journey([.harbour], 80, 24)
  journey.press("|")
  journey.type("cat")
  journey.press("Enter")
  guard case .lend(.pipe("cat", let text))? = journey.effects.last else {
    Issue.record("\(journey.effects)")
    return
  }
  #expect(text.contains("Nobody called us") && !text.contains("[Photo]"))
}
