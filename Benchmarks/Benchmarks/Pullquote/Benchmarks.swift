import Benchmark
import Configuration
import Documents
import Gazetteer
import Ingest
import Language
import Panes
import Reader
import Screen
import Search

/// The reader on the corpus, with its first article open.
private func openReader(_ columns: Int, _ rows: Int) -> ReaderState {
  var state = ReaderState(
    settings: Settings(keymap: ShippedKeymap.vim.keymap), size: Size(columns: columns, rows: rows),
    paths: ["corpus"])
  _ = state.handle(.articles(Corpus.shared.articles))
  _ = state.handle(.loaded)
  _ = state.handle(.analysed(0, Analyst().analyse(Corpus.shared.articles[0])))
  return state
}

let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.cpuUser, .wallClock, .throughput, .peakMemoryResident], maxDuration: .seconds(5),
    maxIterations: 50)

  // Time divided by the corpus' bytes is the speed; each iteration does the whole corpus once.
  Benchmark("decode and divide") { benchmark in
    let sources = Corpus.shared.sources
    benchmark.startMeasurement()
    for source in sources { blackHole(ArticleSplitter.articles(of: source)) }
  }

  Benchmark("analyse", configuration: .init(maxDuration: .seconds(20), maxIterations: 3)) { benchmark in
    let articles = Corpus.shared.articles
    let analyst = Analyst()
    benchmark.startMeasurement()
    for article in articles { blackHole(analyst.analyse(article)) }
  }

  Benchmark("search all bodies") { benchmark in
    let articles = Corpus.shared.articles
    let pattern = TextPattern(plain: "benghazi")
    benchmark.startMeasurement()
    for article in articles {
      blackHole(try pattern.matches(in: article.source.utf8, range: article.span, limit: 100))
    }
  }

  Benchmark("search all bodies, regular expression") { benchmark in
    let articles = Corpus.shared.articles
    let pattern = try TextPattern(regex: "ben(gh|g)azi")
    benchmark.startMeasurement()
    for article in articles {
      blackHole(try pattern.matches(in: article.source.utf8, range: article.span, limit: 100))
    }
  }

  Benchmark("move in the list and draw, 80x24", configuration: .init(scalingFactor: .kilo)) { benchmark in
    var state = openReader(80, 24)
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations {
      _ = state.handle(.terminal(.key(Key(.character("j")))))
      blackHole(draw(state))
    }
  }

  Benchmark("next article and draw, 120x36", configuration: .init(scalingFactor: .kilo)) { benchmark in
    var state = openReader(120, 36)
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations {
      _ = state.handle(.terminal(.key(Key(.character("J")))))
      blackHole(draw(state))
    }
  }

  Benchmark("look up a place", configuration: .init(scalingFactor: .kilo)) { benchmark in
    let names = ["Misrata", "Paris", "Tripoli", "Springfield", "al-Jufra", "nowhere at all"].map {
      Array($0.utf8)
    }
    for count in benchmark.scaledIterations {
      let name = names[count % names.count]
      blackHole(Gazetteer.shared.candidates(name, TextRange(0, name.count)))
    }
  }
}
