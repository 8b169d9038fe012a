import Documents

/// Reads a query; the grammar is in docs/QUERY.md.
struct QueryParser {
  private let scalars: [Unicode.Scalar]
  private var at = 0
  private var depth = 0

  /// The longest query, in characters.
  static let longest = 4_000
  /// How deep parentheses and minus signs may be nested.
  static let deepest = 50

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  /// The whole query; `nil` where it is empty.
  mutating func parse() throws(QueryProblem) -> QueryNode? {
    guard scalars.count <= Self.longest else {
      throw QueryProblem("the query is longer than \(Self.longest) characters", column: Self.longest + 1)
    }
    skipSpace()
    if at == scalars.count { return nil }
    let node = try alternatives()
    guard at == scalars.count else {
      throw QueryProblem("a ) without its (", column: at + 1, suggestion: "write \")\" to look for it")
    }
    return node
  }

  // MARK: Groups

  private mutating func alternatives() throws(QueryProblem) -> QueryNode {
    var nodes = [try conjunction()]
    while let start = takeOr() {
      skipSpace()
      if at == scalars.count || scalars[at] == ")" {
        throw QueryProblem(
          "nothing stands behind or", column: start + 1, suggestion: "write \"or\" to look for the word",
          isUnfinished: at == scalars.count)
      }
      nodes.append(try conjunction())
    }
    return nodes.count == 1 ? nodes[0] : .any(nodes)
  }

  private mutating func conjunction() throws(QueryProblem) -> QueryNode {
    var nodes: [QueryNode] = []
    while true {
      skipSpace()
      if at == scalars.count || scalars[at] == ")" || isAtOr { break }
      nodes.append(try negation())
    }
    guard !nodes.isEmpty else {
      if isAtOr {
        throw QueryProblem(
          "nothing stands before or", column: at + 1, suggestion: "write \"or\" to look for the word")
      }
      throw QueryProblem("nothing to look for", column: at + 1, isUnfinished: at == scalars.count)
    }
    return nodes.count == 1 ? nodes[0] : .all(nodes.sorted { $0.cost < $1.cost })
  }

  private mutating func negation() throws(QueryProblem) -> QueryNode {
    guard scalars[at] == "-" else { return try group() }
    let start = at
    at += 1
    guard at < scalars.count, !isSpace(scalars[at]), scalars[at] != ")" else {
      throw QueryProblem(
        "nothing stands behind -", column: start + 1, suggestion: "write \"-\" to look for the sign",
        isUnfinished: at == scalars.count)
    }
    try enter(start)
    defer { depth -= 1 }
    return .not(try negation())
  }

  private mutating func group() throws(QueryProblem) -> QueryNode {
    guard scalars[at] == "(" else { return .term(try term()) }
    let start = at
    at += 1
    try enter(start)
    defer { depth -= 1 }
    skipSpace()
    if at < scalars.count, scalars[at] == ")" {
      throw QueryProblem("nothing stands in the parentheses", column: start + 1)
    }
    if at == scalars.count { throw notClosed("(", start) }
    let node = try alternatives()
    guard at < scalars.count else { throw notClosed("(", start) }
    at += 1
    return node
  }

  private mutating func enter(_ column: Int) throws(QueryProblem) {
    depth += 1
    if depth > Self.deepest {
      throw QueryProblem("more than \(Self.deepest) groups inside each other", column: column + 1)
    }
  }

  private func notClosed(_ sign: String, _ start: Int) -> QueryProblem {
    QueryProblem("the \(sign) is not closed", column: start + 1, isUnfinished: true)
  }

  // MARK: Terms

  private mutating func term() throws(QueryProblem) -> QueryTerm {
    let start = at
    guard let (name, colon) = keyAhead() else { return .text(try pattern(for: nil)) }
    guard let key = QueryKey(typed: name) else { throw unknown(name, start) }
    at = colon + 1
    let valueStart = at
    guard at < scalars.count, !isSpace(scalars[at]), scalars[at] != ")" else {
      throw QueryProblem(
        "\(key.rawValue): has no value", column: at + 1,
        suggestion: "write \(key.rawValue):… without a space (\(key.help))", isUnfinished: at == scalars.count
      )
    }
    switch key {
    case .speaker, .person, .place, .outlet, .file, .title, .source, .says:
      return .held(key, try pattern(for: key))
    case .tag:
      let needle = FoldedPattern(try value())
      guard !needle.isEmpty else { throw QueryProblem("the tag is empty", column: valueStart + 1) }
      return .tag(needle.needle)
    case .kind: return .kind(try choice(key, Quotation.Kind.allCases))
    case .attribution: return .attribution(try choice(key, [Quotation.Attribution.statement, .attitude]))
    case .is: return .state(try choice(key, QueryState.allCases))
    case .date:
      let text = try value()
      do throws(DateSpan.Fault) {
        return .date(try DateSpan(text))
      } catch {
        throw QueryProblem(
          error.message, column: valueStart + 1, suggestion: error.suggestion,
          isUnfinished: at == scalars.count)
      }
    }
  }

  /// The letters before a colon that stand here, and where the colon is.
  private func keyAhead() -> (String, Int)? {
    var end = at
    while end < scalars.count, scalars[end].properties.isAlphabetic { end += 1 }
    guard end > at, end < scalars.count, scalars[end] == ":" else { return nil }
    return (string(at, end), end)
  }

  private func unknown(_ name: String, _ start: Int) -> QueryProblem {
    let near = Spelling.nearest(to: name, among: QueryKey.names)
    return QueryProblem(
      "unknown key \(name)", column: start + 1,
      suggestion: near.map { "did you mean \($0)?" } ?? "put it in quotation marks to look for it as text")
  }

  private mutating func choice<Choice: RawRepresentable<String>>(
    _ key: QueryKey, _ choices: [Choice]
  ) throws(QueryProblem) -> Choice {
    let start = at
    let text = try value()
    if let choice = choices.first(where: { $0.rawValue == text.lowercased() }) { return choice }
    let names = choices.map(\.rawValue)
    let near = Spelling.nearest(to: text, among: names)
    let isUnfinished = at == scalars.count && names.contains { $0.hasPrefix(text.lowercased()) }
    throw QueryProblem(
      "\(key.rawValue): cannot be \(text)", column: start + 1,
      suggestion: near.map { "did you mean \($0)?" } ?? "it is one of \(names.joined(separator: ", "))",
      isUnfinished: isUnfinished)
  }

  /// A word, a text in quotation marks or an expression between slashes.
  private mutating func pattern(for key: QueryKey?) throws(QueryProblem) -> TextPattern {
    let start = at
    if scalars[at] == "/" {
      let expression = try enclosed(by: { $0 == "/" }, "/")
      if expression.isEmpty { throw QueryProblem("the expression is empty", column: start + 1) }
      do throws(PatternError) {
        return try TextPattern(regex: expression)
      } catch {
        guard case .malformed(let message, let offset) = error else {
          throw QueryProblem(error.description, column: start + 1)
        }
        throw QueryProblem(message, column: min(start + 2 + offset, scalars.count + 1))
      }
    }
    let pattern = FoldedPattern(try value(), spacedArticles: key == .speaker || key == .person)
    guard !pattern.isEmpty else { throw QueryProblem("nothing to look for", column: start + 1) }
    return TextPattern(pattern)
  }

  /// A value: in quotation marks, or up to white space, a parenthesis or a quotation mark.
  private mutating func value() throws(QueryProblem) -> String {
    if isQuotationMark(scalars[at]) {
      return try enclosed(by: Self.isQuotationMark, "quotation mark")
    }
    let start = at
    while at < scalars.count, !isSpace(scalars[at]), scalars[at] != "(", scalars[at] != ")",
      !isQuotationMark(scalars[at])
    {
      at += 1
    }
    return string(start, at)
  }

  /// What stands up to the sign that closes; a backslash takes its meaning from the sign.
  private mutating func enclosed(
    by closes: (Unicode.Scalar) -> Bool, _ name: String
  ) throws(QueryProblem) -> String {
    let start = at
    at += 1
    var text = String.UnicodeScalarView()
    while at < scalars.count {
      let scalar = scalars[at]
      if closes(scalar) {
        at += 1
        return String(text)
      }
      if scalar == "\\", at + 1 < scalars.count, closes(scalars[at + 1]) { at += 1 }
      text.append(scalars[at])
      at += 1
    }
    throw notClosed(name, start)
  }

  // MARK: Characters

  private static func isQuotationMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\"", "“", "”", "„", "‟", "«", "»", "″": true
    default: false
    }
  }

  private func isQuotationMark(_ scalar: Unicode.Scalar) -> Bool { Self.isQuotationMark(scalar) }
  private func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }

  private mutating func skipSpace() {
    while at < scalars.count, isSpace(scalars[at]) { at += 1 }
  }

  private func string(_ start: Int, _ end: Int) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[start..<end])
    return String(view)
  }

  /// Whether the word "or" stands here.
  private var isAtOr: Bool {
    guard at + 1 < scalars.count, scalars[at] == "o" || scalars[at] == "O",
      scalars[at + 1] == "r" || scalars[at + 1] == "R"
    else { return false }
    guard at + 2 < scalars.count else { return true }
    let next = scalars[at + 2]
    return isSpace(next) || next == "(" || next == ")"
  }

  /// Takes the word "or" and says where it stands.
  private mutating func takeOr() -> Int? {
    guard isAtOr else { return nil }
    defer { at += 2 }
    return at
  }
}
