import Documents
import Search

/// The search in the open article.
public struct SearchState: Sendable {
  /// Whether the search is being typed.
  public internal(set) var isTyping = false
  /// What is typed or was searched for last.
  public internal(set) var line = PromptLine()
  /// Whether it is a regular expression.
  public internal(set) var isRegex = false
  /// Where it matches in the open article, in text order.
  public internal(set) var matches: [TextRange] = []
  /// What is wrong with the expression.
  public internal(set) var problem: String?
  /// What the search of all articles looked for, while its matches are shown in place of the line's.
  var patterns: [TextPattern] = []
  /// Searches before this one, the latest last.
  var history: [String] = []
  /// Which of them is shown while typing.
  var historyIndex: Int?
  /// Where the article stood when typing began.
  var originTop = 0
  /// What was searched for before typing began.
  var previous: (text: String, isRegex: Bool) = ("", false)

  /// At most so many matches are marked.
  static let most = 10_000

  mutating func find(in article: Article, showsFurniture: Bool) {
    matches = []
    problem = nil
    let text = line.text
    guard !text.isEmpty else { return }
    if !patterns.isEmpty {
      findPatterns(in: article, showsFurniture: showsFurniture)
      return
    }
    do throws(PatternError) {
      let pattern = isRegex ? try TextPattern(regex: text) : TextPattern(plain: text)
      for range in showsFurniture ? [article.span] : article.body where matches.count < Self.most {
        matches += try pattern.matches(
          in: article.source.utf8, range: range, limit: Self.most - matches.count)
      }
    } catch {
      problem = error.description
    }
  }

  private mutating func findPatterns(in article: Article, showsFurniture: Bool) {
    var found: [TextRange] = []
    for pattern in patterns {
      for range in showsFurniture ? [article.span] : article.body where found.count < Self.most {
        found += (try? pattern.matches(in: article.source.utf8, range: range, limit: Self.most)) ?? []
      }
    }
    for match in found.sorted() where matches.last.map({ $0.end <= match.start }) ?? true {
      matches.append(match)
    }
  }
}
