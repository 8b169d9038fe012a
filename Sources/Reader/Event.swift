import Documents
import Screen
import Search

/// What the reader waits for.
public enum ReaderTimer: Hashable, Sendable {
  /// Keys that may go on have been pending for a while.
  case pendingKeys
  /// The selection in the list has rested.
  case preview
  /// What was found meanwhile may be shown in a view.
  case view
  /// A message has been shown long enough.
  case message
  /// A query has taken so long that a person wants to know.
  case query
  /// The open article has been looked at long enough to count as read.
  case reading
  /// It is time to look for what other readers decided.
  case news
  /// What the status line says of the analysis may be brought up to date.
  case progress
  /// The postings may take up some more articles.
  case counting
}

/// Everything that can happen to the reader.
public enum Event: Sendable {
  /// The terminal reported something.
  case terminal(TerminalEvent)
  /// Articles were read; they go behind those that are there. What was found in them in an earlier run, by the same index,
  /// may be known.
  ///
  /// Behind a beginning, the first takes its place; `layout` is how a very long one is laid out.
  case articles([Article], known: [PackedAnalysis?] = [], layout: ReadingLayout? = nil)
  /// The beginning of a large file as an article, while the rest is still being read; `articles` with what the file holds
  /// comes next.
  case beginning(Article)
  /// Files were left out.
  case skipped([SkippedFile])
  /// How far reading is, in files.
  case progress(read: Int, of: Int)
  /// All files have been read or left out.
  case loaded
  /// What was found in an article, by its index in the store, when it was in this revision.
  case analysed(Int, PackedAnalysis, revision: Int = 0)
  /// A file that appeared, changed, was renamed or is gone (then it holds no article).
  case file(String, [Article], movedFrom: String? = nil)
  /// A query was answered.
  case answered(QueryAnswer)
  /// A timer that an effect started has run out.
  case timer(ReaderTimer)
  /// What was decided in earlier runs; comes before all articles.
  case remembered(Decisions)
  /// Another reader decided something, or an edited article took over what was decided about its predecessor.
  case decided([DecisionChange])
  /// What undo or redo did.
  case turned(Turn)
  /// Whether decisions wait to be written down.
  case saving(Bool)
  /// The places of a name that `Effect.findPlaces` asked for.
  case foundPlaces(PlaceQuestion, [Place])
  /// The values of a query's key that `Effect.countVocabulary` asked for.
  case vocabulary(QueryKey, [QueryVocabulary.Value])
  /// What came of writing quotations into a file.
  case exported(ExportRequest, ExportOutcome)
  /// Something to tell, in one sentence.
  case notice(String)
}

/// What the reader asks of the world.
public enum Effect: Hashable, Sendable {
  /// End the program.
  case quit
  /// Put text into the clipboard.
  case copy(String)
  /// Analyse this article before all others.
  case analyse(Int)
  /// Analyse these articles, which are shown in the list, before those that are not; in place of those named before.
  case analyseSoon([Int])
  /// Analyse nothing but the article that is looked at, or go on.
  case pauseAnalysis(Bool)
  /// Analyse an article that came or changed after all others had been read.
  case analyseAnew(Int)
  /// Lend the terminal to another program.
  case lend(OutsideTask)
  /// Write quotations into a file, and send `Event.exported`.
  case export(ExportRequest)
  /// Answer a query in place of one of the same purpose that is under way, with `Event.answered`.
  case query(QueryRequest)
  /// Send `Event.timer` after so many milliseconds, in place of one of the same kind that runs.
  case startTimer(ReaderTimer, milliseconds: Int)
  /// Forget a timer.
  case stopTimer(ReaderTimer)
  /// Turn mouse reports on or off.
  case mouse(Bool)
  /// Stop the program as Ctrl-Z does.
  case suspend
  /// Draw the whole screen anew.
  case redraw
  /// Write decisions down.
  case record(ChangeSet)
  /// Take the last decisions back, and send `Event.turned`.
  case undo
  /// Make again what was taken back, and send `Event.turned`.
  case redo
  /// Look for what other readers decided.
  case news
  /// Note where the articles lie, so that edited ones are known again.
  case register
  /// Count the values of a query's key in all articles, and send `Event.vocabulary`.
  case countVocabulary(QueryKey)
  /// Send `Event.foundPlaces` with the places of a name.
  case findPlaces(PlaceQuestion)
}

/// Which place mentions of an article are to mean.
public struct PlaceQuestion: Hashable, Sendable {
  /// The name to look up.
  public let name: String
  /// The article, by its index.
  let article: Int
  /// The mentions.
  let mentions: [TextAnchor]
}

/// What another program is to do while it has the terminal.
public enum OutsideTask: Hashable, Sendable {
  /// Open a file in the person's editor at a line, counted from 1.
  case edit(file: String, line: Int)
  /// Open a file in the person's pager at a line, counted from 1.
  case page(file: String, line: Int)
  /// Run a command of the shell on a text.
  case pipe(command: String, text: String)
  /// Run a command of the shell on quotations.
  case pipeQuotations(command: String, [QuotationReference])
}
