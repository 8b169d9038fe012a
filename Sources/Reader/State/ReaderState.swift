import Documents
import Screen
import Search

/// The speakers and places of the open article.
public struct PanelPane: Hashable, Sendable {
  /// The rows.
  public internal(set) var rows: [PanelRow] = []
  /// The most quotations or mentions that a row counts.
  public internal(set) var mostCounted = 0
  /// The selected row.
  public internal(set) var selected = 0
  /// The first row shown.
  public internal(set) var top = 0
}

/// What the reader stands on in the article, beside the place on the screen.
public enum ReadingFocus: Hashable, Sendable {
  /// A quotation, by its index in the analysis.
  case quotation(Int)
  /// A mention of a speaker or place.
  case mention(TextRange, Subject)
  /// A match of the search, by its index.
  case match(Int)
}

/// The open article.
public struct ReadingPane: Sendable {
  /// The article, an index of the store; `nil` while none is open.
  public internal(set) var article: Int?
  /// The text offset of the first line shown: it outlives resizing and wrapping anew.
  public internal(set) var top = 0
  /// What the reader stands on.
  public internal(set) var focus: ReadingFocus?
  /// The article in lines, for the width it was last shown in.
  public internal(set) var layout: ReadingLayout?
  /// What is lit up.
  public internal(set) var highlights = Highlights()
  /// The quotations that are shown, as indices of the analysis, in text order.
  public internal(set) var quotations: [Int] = []
  /// What keys walk to.
  var landmarks = Landmarks()
  /// What stays lit, and for which spotlight it was found; disjoint and in text order.
  public internal(set) var lit: (subject: Subject, ranges: [TextRange])?
  /// The tops of articles that were open before.
  var places: [Int: Int] = [:]
  /// Whether `layout` was made with furniture.
  var layoutShowsFurniture = false
}

/// A sentence in the status line.
public struct Message: Hashable, Sendable {
  /// The sentence.
  public let text: String
  /// Whether something went wrong.
  public let isWarning: Bool
}

/// How far reading the files is.
public struct LoadingProgress: Hashable, Sendable {
  /// Files read or left out.
  public internal(set) var read = 0
  /// Files found.
  public internal(set) var total = 0
  /// Whether all are done.
  public internal(set) var isDone = false
  /// The article of which only the beginning has been read, while the rest is read.
  public internal(set) var beginning: Int?
  /// Articles that have been analysed, as of some moment of the last second; `nil` where all have been or nothing waits.
  public internal(set) var analysed: Int?
  /// Whether the analysis in the background is paused.
  public internal(set) var isPaused = false
  /// Whether a timer runs that will bring `analysed` up to date.
  var isCounting = false
  /// Whether the postings take up every article, however many there are.
  var isCollecting = false
  /// Whether a timer runs that will have the postings take up more articles, or more of who is who worked out.
  var isSettling = false
  /// The rows of the list that were last asked to be analysed.
  var shown: [Int] = []
}

/// An action that waits for the analysis of the open article.
struct Awaited: Hashable, Sendable {
  let action: Action
  let count: Int?
}

/// Everything the reader knows: events go in, effects come out, and panes are drawn from it.
///
/// The state changes in `handle(_:)` only.
public struct ReaderState: Sendable {
  /// The documents.
  public internal(set) var store = DocumentStore()
  /// What the person set.
  public internal(set) var settings: Settings
  /// The paths the program was started with, for messages.
  public let paths: [String]
  /// Whether the terminal shows more than ASCII.
  public let showsUTF8: Bool
  /// The terminal's size.
  public internal(set) var size: Size
  /// The person's choices about the panes.
  public internal(set) var arrangement = PaneArrangement()
  /// The pane that keys go to.
  public internal(set) var focus: Pane = .list
  /// The list of articles: which of the store's are shown, in which order.
  public internal(set) var list = RowList()
  /// The open article.
  public internal(set) var reading = ReadingPane()
  /// The speakers and places.
  public internal(set) var panel = PanelPane()
  /// The views over the whole corpus.
  public internal(set) var views = CorpusViews()
  /// The window over the panes.
  public internal(set) var overlay: Overlay?
  /// The question that is being answered in the last line.
  public internal(set) var entry: LineEntry?
  /// Answers given before, by question, the latest last.
  var answers: [String: [String]] = [:]
  /// The queries under way.
  public internal(set) var queries = Queries()
  /// What completes the query that is typed.
  var vocabulary: QueryVocabulary?
  /// The query before typing began.
  var filterBefore = ""
  /// The quotation to select once the view has its rows.
  var wantedQuotation: Int?
  /// Effects of what has no way to hand them over itself; they go out with those of the event.
  var outbox: [Effect] = []
  /// The search in the article.
  public internal(set) var search = SearchState()
  /// What everything else is dimmed for.
  public internal(set) var spotlight: Subject?
  /// The keys of a sequence that is not complete.
  public internal(set) var keys = KeyInput()
  /// What may follow the pending keys, once they have been held a while.
  public internal(set) var continuations: [Continuation] = []
  /// The sentence in the status line.
  public internal(set) var message: Message?
  /// What happened by itself and was not told yet, the oldest first.
  var notices: [String] = []
  /// The articles that came after all files had been read and were not opened yet.
  public internal(set) var unseen: Set<Int> = []
  /// How far reading is.
  public internal(set) var progress = LoadingProgress()
  /// What decisions need besides the store.
  public internal(set) var triage = TriageState()
  /// What was asked for before the article was analysed; it is done then, unless another key comes first.
  var awaited: Awaited?
  /// The pane whose edge the pointer holds.
  var draggedDivider: Pane?

  /// A reader that has read nothing yet.
  public init(settings: Settings, size: Size, paths: [String], showsUTF8: Bool = true) {
    self.settings = settings
    self.size = size
    self.paths = paths
    self.showsUTF8 = showsUTF8
  }

  /// Where the panes lie now.
  public var layout: PaneLayout { layout(focusedOn: focus) }

  /// Where the panes would lie if keys went to `pane`.
  func layout(focusedOn pane: Pane) -> PaneLayout {
    // Until all is read the list keeps its room: articles that arrive move nothing.
    let isSettled = progress.isDone && !store.articles.isEmpty
    return PaneLayout(
      size: size, arrangement: arrangement, focus: pane, articles: isSettled ? store.articles.count : .max)
  }

  /// The open article.
  public var article: Article? {
    reading.article.map { store.articles[$0] }
  }

  /// Whether only the beginning of the open article is there, while the rest of its file is being read.
  public var isReadingRest: Bool { progress.beginning.map { $0 == reading.article } ?? false }

  /// What was found in the open article; `nil` until it has been analysed.
  public var analysis: Analysis? {
    reading.article.flatMap { store.analysis(ofArticle: $0) }
  }

  /// The context keys are looked up in.
  public var context: Context {
    if search.isTyping || entry != nil { return .prompt }
    switch overlay {
    case .finder: return .prompt
    case .text: return .popup
    case nil: break
    }
    if let view = views.shown { return isTypingFilter ? .prompt : view.context }
    switch focus {
    case .list: return .list
    case .reading: return triage.selection == nil ? .reading : .selection
    case .panel: return .panel
    }
  }

  /// Where the article's text stands on the screen; `nil` while the article is not shown.
  public var readingFrame: ReadingFrame? {
    layout.reading.map { ReadingFrame(pane: $0, measure: settings.measure) }
  }
}

/// Where the article's text stands in its pane: a margin for the bar, then lines of at most the measure, centred
/// where the pane is wider.
public struct ReadingFrame: Hashable, Sendable {
  /// The pane below its header.
  public let rect: Rect
  /// The column of the bar that tells a quotation's kind.
  public let barColumn: Int
  /// The first column of text.
  public let textColumn: Int
  /// The columns a line may take.
  public let textColumns: Int

  /// Centres the measure in a pane.
  public init(pane: Rect, measure: Int) {
    rect = pane.underHeader
    let margin = pane.columns >= 30 ? 2 : pane.columns >= 12 ? 1 : 0
    let room = max(1, pane.columns - margin - (pane.columns >= 30 ? 1 : 0))
    textColumns = min(room, max(20, measure))
    textColumn = rect.column + margin + (room - textColumns) / 2
    barColumn = max(rect.column, textColumn - margin)
  }
}
