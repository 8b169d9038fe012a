import CMemory
import Documents
import Language
import Panes
import Reader
import Screen
import Triage

/// One run of the reader on a terminal: the state, the event loop, and the work in the background.
@MainActor
struct Session {
  /// What is read.
  let paths: [String]
  /// Where text that came through a pipe is read from.
  var pipe: Int32?
  /// The most bytes a file may have.
  let limit: Int
  /// Files with more bytes than these are shown before they have been read to the end.
  var large = 4 << 20
  /// What the person set.
  let settings: Settings
  /// What finds quotations and places.
  var analyst = Analyst()
  /// What was found in earlier runs; `nil` where nothing is kept.
  var cache: AnalysisCache?
  /// What to tell at the start.
  var notices: [String] = []
  /// The state file; `nil` for decisions that end with the program.
  var state: StateAccess?

  /// Runs until the person quits or the terminal is gone, and returns whether all decisions were written; `wake` makes the terminal's wait end, from any thread.
  @discardableResult
  func run(on terminal: any Terminal, colours: Int, wake: @escaping @Sendable () -> Void) -> Bool {
    var reader = ReaderState(
      settings: settings, size: terminal.size, paths: paths, showsUTF8: terminal.capabilities.utf8)
    var looks = Looks(colours: colours)
    let inbox = Inbox(wake: wake)
    let analyses = AnalysisQueue(
      inbox: inbox, workers: Processors.count, analyst: analyst, cache: cache)
    let loader = ArticleLoader(
      paths: paths, pipe: pipe, limit: limit, large: large, cache: cache, analyses: analyses, inbox: inbox)
    let queries = QueryQueue(inbox: inbox)
    let exports = ExportWork(inbox: inbox)
    // Before the thread has memory of its own.
    pq_memory_expect_much()
    let isReading = BackgroundThread.start(.usual) { loader.run() }
    let loop = EventLoop(
      terminal: terminal, inbox: inbox,
      reader: EventLoop.Reader(
        handle: { reader.handle($0) }, draw: { _ in draw(reader) },
        style: { looks.style($0, in: reader.settings.theme) }, analyse: { analyses.want($0) },
        analyseSoon: { analyses.show($0) }, pauseAnalysis: { analyses.pause($0) },
        onInput: { analyses.giveWay() },
        analyseAnew: { index in
          let revision = reader.store.revision(ofArticle: index)
          analyses.put(reader.store.articles[index], at: index, revision: revision)
        },
        query: { queries.start($0, in: reader.store, new: reader.unseen) },
        countVocabulary: { queries.count($0, in: reader.store) },
        remember: { effect in
          if case .findPlaces(let question) = effect {
            return [.foundPlaces(question, PlaceChoice.places(named: question.name, in: analyst.gazetteer))]
          }
          return state?.perform(effect, articles: { reader.store.currentArticles }) ?? []
        },
        export: { exports.start($0, in: reader.store) },
        outside: { OutsideProgram.run($0, in: reader.store) },
        afterFirstPicture: { state?.open(inbox: inbox, articles: { reader.store.currentArticles }) ?? [] }),
      typeAhead: EventLoop.usualTypeAhead, now: { MonotonicClock.milliseconds })
    if settings.mouse { terminal.setMouse(true) }
    for notice in notices { loop.send(.notice(notice)) }
    if let state, !state.isNew {
      for event in state.open(inbox: inbox, articles: { [] }) { loop.send(event) }
    }
    if !isReading {
      loop.send(
        .notice("Nothing is read: the system gives the program no further thread (ulimit -u, ulimit -v)"))
    }
    loop.run()
    analyses.stop()
    queries.stop()
    exports.finish()
    return state?.finish() ?? true
  }
}

/// The theme in use, made anew when the person chooses another.
private struct Looks {
  private let colours: Int
  private var theme: (name: ThemeName, theme: Theme)?

  init(colours: Int) { self.colours = colours }

  mutating func style(_ role: UInt16, in name: ThemeName) -> Style {
    if let theme, theme.name == name { return theme.theme.style(role) }
    let new = Theme(name, colours: colours)
    theme = (name, new)
    return new.style(role)
  }
}
