import Documents
import Search

/// A question that is answered in the last line of the screen: a command, a file's name, a tag.
public struct LineEntry: Hashable, Sendable {
  /// What the answer is for.
  public enum Purpose: Hashable, Sendable {
    /// A command of the shell that reads a text.
    case pipe(text: String)
    /// A command of the shell that reads quotations.
    case pipeQuotations(ExportScope)
    /// A file for quotations; one that is there is replaced where it was confirmed.
    case export(ExportScope, confirmed: String?)
    /// A query that selects what is shown.
    case query(QueryTarget)
    /// Tags to put on and to take off.
    case tag(Labelled)
    /// A note.
    case note(Labelled)
    /// Who says a quotation.
    case speaker(article: Int, TextAnchor)
    /// Who says words that are added as a quotation.
    case added(article: Int, TextAnchor)
    /// A name that is the same person's as another, or not.
    case person(String, same: Bool)
    /// A place's name to look up for mentions.
    case placeName(article: Int, [TextAnchor])
    /// One of several places for mentions.
    case place(article: Int, [TextAnchor], [Place])
  }

  /// What the answer is for.
  public internal(set) var purpose: Purpose
  /// What stands before the answer: "pipe to: ".
  public internal(set) var question: String
  /// What is typed.
  public internal(set) var line: PromptLine
  /// What is wrong with it, or what it means; stands at the end of the line.
  public internal(set) var remark: String?
  /// Whether the remark says that something is wrong.
  public internal(set) var isWrong = false
  /// What may be typed, the most likely first.
  var candidates: [String]
  /// What was typed when completion began, and which candidate stands in its place.
  private var completion: (typed: String, index: Int)?

  /// What may be typed where the cursor stands in a query.
  public internal(set) var suggestions: [QueryCompletion.Candidate] = []
  /// The characters that a suggestion takes the place of.
  var suggestionRange = 0..<0
  /// The suggestion that stands in the line.
  public internal(set) var suggestion: Int?
  /// What stood in its place.
  private var unsuggested: PromptLine?

  /// Under which name its answers are kept.
  var history: String {
    // The question counts what goes out.
    if case .pipeQuotations = purpose { return "pipe quotations" }
    return question
  }

  /// Asks a question; `answer` stands there already.
  init(_ purpose: Purpose, question: String, answer: String = "", candidates: [String] = []) {
    self.purpose = purpose
    self.question = question
    line = PromptLine(answer)
    self.candidates = candidates
  }

  /// The same question once more, with what is wrong with the answer.
  func refused(_ reason: String) -> LineEntry {
    var again = self
    again.remark = reason
    again.isWrong = true
    return again
  }

  /// Changes what is typed.
  mutating func edit(_ change: (inout PromptLine) -> Void) {
    completion = nil
    remark = nil
    isWrong = false
    change(&line)
  }

  /// Puts the next candidate that begins with what was typed in its place; behind the last one what was typed comes back.
  mutating func complete(backwards: Bool = false) {
    let typed = completion?.typed ?? line.text
    let fitting = candidates.filter { $0 != typed && $0.lowercased().hasPrefix(typed.lowercased()) }
    guard !fitting.isEmpty else { return }
    let count = fitting.count + 1
    let index = ((completion?.index ?? -1) + (backwards ? -1 : 1) + count) % count
    line = PromptLine(index < fitting.count ? fitting[index] : typed)
    completion = index < fitting.count ? (typed, index) : nil
  }

  /// Puts the next suggestion into the line; behind the last one what was typed comes back.
  mutating func takeSuggestion(backwards: Bool) {
    let count = suggestions.count + 1
    let index = ((suggestion ?? suggestions.count) + (backwards ? -1 : 1) + count) % count
    let typed = suggestion == nil ? line : unsuggested ?? line
    unsuggested = typed
    remark = nil
    isWrong = false
    guard index < suggestions.count else {
      suggestion = nil
      line = typed
      return
    }
    suggestion = index
    line = typed
    line.replace(suggestionRange, with: suggestions[index].insertion)
  }

  /// Compares all but the state of completion.
  public static func == (a: LineEntry, b: LineEntry) -> Bool {
    a.purpose == b.purpose && a.question == b.question && a.line == b.line && a.remark == b.remark
      && a.isWrong == b.isWrong && a.candidates == b.candidates
  }

  /// Hashes what the answer is for and what is typed.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(purpose)
    hasher.combine(line)
  }
}
