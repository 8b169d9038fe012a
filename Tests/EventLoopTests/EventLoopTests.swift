import Reader
import Screen
import Synchronization
import Testing

@testable import pullquote

/// A loop around a reader that writes down what it is told; the clock moves only while the terminal waits.
@MainActor
private final class Bench {
  let terminal: GridTerminal
  let inbox = Inbox(wake: {})
  var clock = 0
  var told: [String] = []
  var analysed: [Int] = []
  /// What the reader asks for when it is told something.
  var answers: [String: [Effect]] = [:]
  /// Milliseconds that keys wait for the first articles.
  var typeAhead = 0
  /// What the first picture does not wait for.
  var later: String?

  init(_ script: [[TerminalEvent]]) {
    terminal = GridTerminal(size: Size(columns: 10, rows: 2), script: script)
    terminal.onWait = { [unowned self] in clock += $0 ?? 0 }
  }

  func run() {
    let loop = EventLoop(
      terminal: terminal, inbox: inbox,
      reader: EventLoop.Reader(
        handle: { [unowned self] event in
          let name = Self.name(event)
          told.append(name)
          return answers[name] ?? []
        },
        draw: { [unowned self] size in
          var grid = Grid(size: size)
          grid.write(told.last ?? "", at: Point(column: 0, row: 0), limit: size.columns)
          return grid
        },
        style: { _ in Style() }, analyse: { [unowned self] in analysed.append($0) },
        afterFirstPicture: { [unowned self] in
          guard let later else { return [] }
          told.append("\(terminal.grids.count) pictures")
          return [.notice(later)]
        }),
      typeAhead: typeAhead, now: { [unowned self] in clock })
    loop.run()
  }

  static func name(_ event: Event) -> String {
    switch event {
    case .terminal(.key(let key)): "key \(key.code)"
    case .terminal(.resized(let size)): "resized \(size.columns)"
    case .terminal(.ended): "ended"
    case .timer(let timer): "timer \(timer)"
    case .notice(let text): text
    case .loaded: "loaded"
    default: "other"
    }
  }
}

private func key(_ character: Unicode.Scalar) -> TerminalEvent { .key(Key(.character(character))) }
private let j = #"key character("j")"#

@MainActor @Test func fiftyQueuedKeysAreDrawnOnce() {
  let bench = Bench([Array(repeating: key("j"), count: 50)])
  bench.run()
  #expect(bench.told == Array(repeating: j, count: 50) + ["ended"])
  #expect(bench.terminal.grids.count == 2, "the first picture and one for all keys")
}

@MainActor @Test func whatTheFirstPictureDoesNotWaitForIsDoneRightAfterIt() {
  let bench = Bench([[key("j")]])
  bench.later = "made"
  bench.run()
  #expect(bench.told == ["1 pictures", "made", j, "ended"])
}

@MainActor @Test func quittingEndsTheProgramAtOnce() {
  let bench = Bench([[key("q"), key("j")], [key("j")]])
  bench.answers[#"key character("q")"#] = [.copy("last"), .quit]
  bench.run()
  #expect(bench.told == [#"key character("q")"#])
  #expect(bench.terminal.copied == ["last"])
}

@MainActor @Test func aVanishedTerminalEndsTheProgram() {
  let bench = Bench([[]])
  bench.run()
  #expect(bench.told == ["ended"])
}

@MainActor @Test func aTimerRunsOutWithoutAKey() {
  let bench = Bench([[key("j")], []])
  bench.answers[j] = [.startTimer(.preview, milliseconds: 120)]
  bench.run()
  #expect(bench.told == [j, "timer preview", "ended"])
  #expect(bench.terminal.waits == [nil, 120, nil])
}

@MainActor @Test func aTimerStartedAgainRunsAnewAndAStoppedOneNever() {
  let bench = Bench([[key("j")], [key("k")], []])
  bench.answers[j] = [.startTimer(.preview, milliseconds: 100), .startTimer(.message, milliseconds: 50)]
  bench.answers[#"key character("k")"#] = [.startTimer(.preview, milliseconds: 200), .stopTimer(.message)]
  bench.run()
  #expect(bench.told == [j, #"key character("k")"#, "timer preview", "ended"])
  #expect(bench.terminal.waits == [nil, 50, 200, nil])
}

@MainActor @Test func backgroundWorkIsHandledInOrderAndDrawnTogether() {
  let bench = Bench([[], [], []])
  for text in ["a", "b", "c"] { bench.inbox.post(.notice(text)) }
  let pass = bench.terminal.onWait
  bench.terminal.onWait = { milliseconds in
    pass(milliseconds)
    if bench.terminal.waits.count == 2 { for text in ["d", "e"] { bench.inbox.post(.notice(text)) } }
  }
  bench.run()
  #expect(bench.told == ["a", "b", "c", "d", "e", "ended"])
  #expect(bench.terminal.waits == [0, nil, 40, nil], "the first at once, what follows a moment later")
  #expect(bench.terminal.grids.count == 3)
}

@MainActor @Test func theFirstArticlesAreShownAtOnceWhateverCameBefore() {
  let bench = Bench([[], [], []])
  bench.inbox.post(.progress(read: 0, of: 1))
  let pass = bench.terminal.onWait
  bench.terminal.onWait = { milliseconds in
    pass(milliseconds)
    if bench.terminal.waits.count == 2 { bench.inbox.post(.articles([])) }
    if bench.terminal.waits.count == 3 { bench.inbox.post(.articles([])) }
  }
  bench.run()
  #expect(bench.terminal.waits == [0, nil, nil, 40])
  #expect(bench.terminal.grids.count == 3)
}

@MainActor @Test func howFarReadingIsIsShownLessOftenOnceTheScreenIsFull() {
  let bench = Bench([[], [], [], []])
  bench.inbox.post(.articles([]))
  let pass = bench.terminal.onWait
  bench.terminal.onWait = { milliseconds in
    pass(milliseconds)
    if bench.terminal.waits.count == 2 {
      bench.clock += 1000
      bench.inbox.post(.notice("a"))
    }
    if bench.terminal.waits.count == 3 { bench.inbox.post(.progress(read: 1, of: 2)) }
  }
  bench.run()
  #expect(bench.terminal.waits == [0, nil, nil, 250, nil])
}

@MainActor @Test func whatIsTypedAheadWaitsForTheFirstArticles() {
  let bench = Bench([[key("j"), .resized(Size(columns: 9, rows: 2))], [], [], []])
  bench.typeAhead = 200
  let pass = bench.terminal.onWait
  bench.terminal.onWait = { milliseconds in
    // The second time it is woken at once.
    if bench.terminal.waits.count == 2 { bench.inbox.post(.loaded) } else { pass(milliseconds) }
  }
  bench.run()
  #expect(bench.told == ["resized 9", "loaded", j, "ended"])
}

@MainActor @Test func whatIsTypedAheadDoesNotWaitForLong() {
  let bench = Bench([[key("j")], [], [], []])
  bench.typeAhead = 200
  bench.run()
  #expect(bench.told == [j, "ended"])
  #expect(bench.terminal.waits == [20, 180, nil, nil, nil])
}

@MainActor @Test(arguments: [(wakes: 2, pictures: 1), (wakes: 3, pictures: 2)])
func theFirstPictureHasTheFirstArticlesWhereTheyComeSoon(_ come: (wakes: Int, pictures: Int)) {
  let bench = Bench(Array(repeating: [], count: 4))
  bench.typeAhead = 200
  bench.inbox.post(.notice("early"))
  let pass = bench.terminal.onWait
  bench.terminal.onWait = { milliseconds in
    pass(milliseconds)
    if bench.terminal.waits.count == come.wakes { bench.inbox.post(.loaded) }
  }
  bench.run()
  #expect(bench.told == ["early", "loaded", "ended"])
  #expect(bench.terminal.grids.count == come.pictures)
}

@MainActor @Test func aKeyDoesNotWaitForAllBackgroundWork() {
  let bench = Bench([[], [key("j")], [], []])
  for _ in 0..<10 { bench.inbox.post(.notice("slow")) }
  // Each of them takes three milliseconds.
  let loop = EventLoop(
    terminal: bench.terminal, inbox: bench.inbox,
    reader: EventLoop.Reader(
      handle: { event in
        bench.told.append(Bench.name(event))
        if case .notice = event { bench.clock += 3 }
        return []
      }, draw: { Grid(size: $0) }, style: { _ in Style() }, analyse: { _ in }),
    now: { bench.clock })
  loop.run()
  #expect(bench.told.firstIndex(of: j) == 1)
}

@MainActor @Test func effectsReachTheTerminal() {
  let bench = Bench([[key("j")]])
  bench.answers[j] = [.mouse(true), .analyse(7), .redraw, .suspend]
  bench.run()
  #expect(bench.terminal.hasMouse)
  #expect(bench.analysed == [7])
  #expect(bench.terminal.repaints == 1)
  #expect(bench.terminal.suspensions == 1)
  #expect(
    bench.told == [j, "resized 10", "ended"], "the size may have changed while the program was stopped")
}

@Test func theInboxWakesOnceForEventsThatPileUp() {
  let wakes = Mutex(0)
  let inbox = Inbox(wake: { wakes.withLock { $0 += 1 } })
  for _ in 0..<1000 { inbox.post(.loaded) }
  #expect(wakes.withLock { $0 } == 1)
  var count = 0
  while inbox.take() != nil { count += 1 }
  #expect(count == 1000)
  #expect(inbox.isEmpty)
  inbox.post(.loaded)
  #expect(wakes.withLock { $0 } == 2)
}
