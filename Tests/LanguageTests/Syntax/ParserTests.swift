import Documents
import Testing

@testable import Language

private func text(_ string: String) -> TokenizedArticle { TokenizedArticle(Article(text: string)) }

/// The tree as "word relation head" for each token.
private func arcs(_ string: String) -> [String] {
  let article = text(string)
  let parse = Parser.shared.parse(article)
  return article.tokens.indices.map { index in
    let head = Int(parse.heads[index])
    return
      "\(article.string(index)) \(parse.relations[index].name) \(head < 0 ? "-" : article.string(head))"
  }
}

@Suite struct ParserTests {
  @Test func wordsGetTheirPartsOfSpeech() {
    let article = text("The old harbour was closed by two engineers on Monday.")
    #expect(
      Parser.shared.parse(article).tags.map(\.name)
        == ["DT", "JJ", "NN", "VBD", "VBN", "IN", "CD", "NNS", "IN", "NNP", "."])
  }

  @Test func aReportHangsOnItsVerb() {
    let arcs = arcs("Maria Kovacs said that the harbour would open in May.")
    #expect(arcs.contains("Maria nsubj said"))
    #expect(arcs.contains("said root -"))
    #expect(arcs.contains("open ccomp said"))
    #expect(arcs.contains("harbour nsubj open"))
    #expect(arcs.contains("that mark open"))
  }

  @Test func aPassiveHasItsOwnSubject() {
    let arcs = arcs("The road was repaired by the army.")
    #expect(arcs.contains("road nsubj:pass repaired"))
    #expect(arcs.contains("was aux:pass repaired"))
    #expect(arcs.contains("army obl:agent repaired"))
  }

  @Test func aContractionIsOneTokenOfTheTree() {
    let arcs = arcs("They don't know what we'll find.")
    #expect(arcs.contains("They nsubj know"))
    #expect(arcs.contains("don't aux know"))
  }

  @Test func onlyTheSentencesAskedForAreParsed() {
    let article = text("It rained. The harbour was closed.")
    let parse = Parser.shared.parse(article) { $0 == 1 }
    for token in article.sentences[0].tokens {
      #expect(parse.heads[token] == Parse.noHead)
      #expect(parse.relations[token] == .dep)
    }
    #expect(article.sentences[1].tokens.contains { parse.relations[$0] == .root })
  }

  @Test(arguments: [
    "", ".", "word", String(repeating: "(", count: 900), String(repeating: "said and ", count: 3000),
    String(repeating: "“", count: 500), "don't can't cannot", "\u{0}\u{1}\u{FFFD} é ‘ ’",
    String(repeating: "a’ll ", count: 700),
  ])
  func everySentenceIsOneTree(_ string: String) {
    let article = text(string)
    let parse = Parser.shared.parse(article)
    for sentence in article.sentences {
      var roots = 0
      for token in sentence.tokens {
        var place = token
        var steps = 0
        while parse.heads[place] >= 0, steps <= sentence.tokens.count {
          place = Int(parse.heads[place])
          #expect(sentence.tokens.contains(place))
          steps += 1
        }
        #expect(steps <= sentence.tokens.count)
        if parse.heads[token] < 0 { roots += 1 }
      }
      #expect(roots == 1)
    }
  }

  @Test func bytesThatAreNoModelMakeAParserThatNeverFails() {
    let article = text("Maria Kovacs said that the harbour would open in May.")
    let parse = Parser(ModelBytes([1, 2, 3]), tagger: Tagger(ModelBytes([]))).parse(article)
    #expect(parse.tags.count == article.tokens.count)
    #expect(parse.tags.allSatisfy { $0 == .nn })
  }
}
