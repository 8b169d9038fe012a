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
}

/// Everything that can happen to the reader.
public enum Event: Sendable {
  /// The terminal reported something.
  case terminal(TerminalEvent)
  /// Articles were read; they go behind those that are there.
  case articles([Article])
  /// Files were left out.
  case skipped([SkippedFile])
  /// How far reading is, in files.
  case progress(read: Int, of: Int)
  /// All files have been read or left out.
  case loaded
  /// What was found in an article, by its index in the store, when it was in this revision.
  case analysed(Int, Analysis, revision: Int = 0)
  /// A file that appeared, changed, was renamed or is gone (then it holds no article).
  case file(String, [Article], movedFrom: String? = nil)
  /// A query was answered.
  case answered(QueryAnswer)
  /// A timer that an effect started has run out.
  case timer(ReaderTimer)
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
  /// Analyse an article that came or changed after all others had been read.
  case analyseAnew(Int)
  /// Lend the terminal to another program.
  case lend(OutsideTask)
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
}

/// What another program is to do while it has the terminal.
public enum OutsideTask: Hashable, Sendable {
  /// Open a file in the person's editor at a line, counted from 1.
  case edit(file: String, line: Int)
  /// Open a file in the person's pager at a line, counted from 1.
  case page(file: String, line: Int)
  /// Run a command of the shell on a text.
  case pipe(command: String, text: String)
}
