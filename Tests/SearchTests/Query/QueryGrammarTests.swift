import Documents
import Testing

@testable import Search

/// A query as it was understood: `and(a, or(b, not(c)))`, cheap terms first.
private func understood(_ text: String) -> String {
  do throws(QueryProblem) {
    return try Query(text).root.map(described) ?? "everything"
  } catch {
    return error.description
  }
}

private func described(_ node: QueryNode) -> String {
  switch node {
  case .all(let nodes): "and(\(nodes.map(described).joined(separator: ", ")))"
  case .any(let nodes): "or(\(nodes.map(described).joined(separator: ", ")))"
  case .not(let node): "not(\(described(node)))"
  case .term(let term): described(term)
  }
}

private func described(_ term: QueryTerm) -> String {
  switch term {
  case .text(let pattern): pattern.needleText
  case .held(let key, let pattern): "\(key.rawValue):\(pattern.needleText)"
  case .tag(let needle): "tag:\(String(String.UnicodeScalarView(needle.compactMap(Unicode.Scalar.init))))"
  case .kind(let kind): "kind:\(kind.rawValue)"
  case .attribution(let attribution): "attribution:\(attribution.rawValue)"
  case .date(let span): "date:\(span.first)..\(span.last == .max ? "" : "\(span.last)")"
  case .state(let state): "is:\(state.rawValue)"
  }
}

@Suite struct QueryGrammarTests {
  @Test(arguments: [
    ("", "everything"),
    ("   ", "everything"),
    ("oil", "oil"),
    ("OIL Oíl", "and(oil, oil)"),
    ("oil gas", "and(oil, gas)"),
    ("oil or gas", "or(oil, gas)"),
    ("oil OR gas coal", "or(oil, and(gas, coal))"),
    ("(oil or gas) coal", "and(or(oil, gas), coal)"),
    ("-oil", "not(oil)"),
    ("-(oil gas)", "not(and(oil, gas))"),
    ("--oil", "not(not(oil))"),
    ("\"Foreign  Minister\"", "foreign minister"),
    ("“foreign minister”", "foreign minister"),
    ("\"he said \\\"no\\\"\"", "he said \"no\""),
    ("al-Mismari", "mismari"),
    ("speaker:El-Mismari", "speaker:mismari"),
    ("speaker:\"Al Mismari\"", "speaker:mismari"),
    ("place:\"El Salvador\"", "place:el salvador"),
    ("well-known", "well-known"),
    ("/oil|gas/", "/oil|gas/"),
    ("/a\\/b/", "/a/b/"),
    ("title:/^libya/", "title:/^libya/"),
    ("Kind:DIRECT", "kind:direct"),
    ("content:oil", "says:oil"),
    ("tag:Check", "tag:check"),
    ("date:2020", "date:20200000..20209999"),
    ("date:2020-06", "date:20200600..20200699"),
    ("date:2020-02-29", "date:20200229..20200229"),
    ("date:2020-01..2020-06", "date:20200100..20200699"),
    ("date:2020..", "date:20200000.."),
    ("date:..2020-06-05", "date:0..20200605"),
    ("is:unread outlet:reuters oil", "and(is:unread, outlet:reuters, oil)"),
    ("oil says:gas kind:direct date:2020", "and(date:20200000..20209999, kind:direct, says:gas, oil)"),
    ("order orange for", "and(order, orange, for)"),
    ("a\"b\"", "and(a, b)"),
    ("12:30", "12:30"),
  ])
  func aQueryIsUnderstood(_ text: String, _ meaning: String) { #expect(understood(text) == meaning) }

  @Test(arguments: [
    ("a speakr:x", "unknown key speakr at column 3: did you mean speaker?"),
    (
      "https://x.org",
      "unknown key https at column 1: put it in quotation marks to look for it as text"
    ),
    ("kind:drect", "kind: cannot be drect at column 6: did you mean direct?"),
    ("kind:x", "kind: cannot be x at column 6: it is one of direct, mixed, indirect"),
    ("date:2020-13", "2020-13 has no such month at column 6: months go from 01 to 12"),
    ("date:2021-02-29", "2021-02-29 has no such day at column 6"),
    (
      "date:May",
      "May is no date at column 6: write it as 2020, 2020-06, 2020-06-05 or 2020-01..2020-06"
    ),
    ("date:2021..2020", "the range 2021..2020 ends before it begins at column 6: write 2020..2021"),
    ("speaker: x", "speaker: has no value at column 9: write speaker:… without a space (who said it)"),
    ("(oil", "the ( is not closed at column 1"),
    ("oil)", "a ) without its ( at column 4: write \")\" to look for it"),
    ("()", "nothing stands in the parentheses at column 1"),
    ("say \"oil", "the quotation mark is not closed at column 5"),
    ("/oil", "the / is not closed at column 1"),
    ("oil or", "nothing stands behind or at column 5: write \"or\" to look for the word"),
    ("or oil", "nothing stands before or at column 1: write \"or\" to look for the word"),
    ("oil - gas", "nothing stands behind - at column 5: write \"-\" to look for the sign"),
    ("oil \"\"", "nothing to look for at column 5"),
    ("//", "the expression is empty at column 1"),
  ])
  func aWrongQuerySaysWhereAndWhy(_ text: String, _ problem: String) { #expect(understood(text) == problem) }

  @Test func anExpressionThatIsWrongIsPointedAt() throws {
    do {
      _ = try Query("oil /a(b/")
      Issue.record("it was understood")
    } catch {
      #expect(error.column > 5 && error.column <= 10)
      #expect(error.message.contains("parenthesis"))
    }
  }

  @Test(arguments: ["\"oil", "(oil", "oil or", "kind:dir", "speaker:", "/oi", "-", "date:2020-0"])
  func whatIsStillBeingTypedIsNotWrongYet(_ text: String) {
    do throws(QueryProblem) {
      _ = try Query(text)
      Issue.record("\(text) was understood")
    } catch {
      #expect(error.isUnfinished)
    }
  }

  @Test func noTextTrapsAndEveryProblemHasAPlace() {
    var random = SystemRandomNumberGenerator()
    let pieces = [
      "speaker:", "date:", "is:", "kind:", "or", " ", "(", ")", "-", "\"", "“", "/", "\\", "2020", "..", "é",
      "\u{0}", "direct", "oil", "al-", "\u{301}", "👩‍👩‍👧", "tag:", ":", "\n", "[", "*", "a{9}",
    ]
    for _ in 0..<4_000 {
      var text = ""
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        text += pieces.randomElement(using: &random) ?? ""
      }
      check(text)
    }
    for _ in 0..<2_000 {
      let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in UInt8.random(in: 0...255) }
      check(String(decoding: bytes, as: UTF8.self))
    }
    check(String(repeating: "(", count: 5_000))
    check(String(repeating: "-", count: 3_000) + "a")
    check(String(repeating: "a ", count: 1_900))
  }

  private func check(_ text: String) {
    do throws(QueryProblem) {
      _ = try Query(text)
    } catch {
      #expect(
        (1...(text.unicodeScalars.count + 1)).contains(error.column), "\(text.debugDescription) \(error)")
    }
  }
}
