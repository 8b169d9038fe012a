import Documents

extension ReaderState {
  /// Opens the file of the article at hand in another program, at the line the reader stands on.
  mutating func openOutside(in task: (String, Int) -> OutsideTask, _ effects: inout [Effect]) {
    guard let article else {
      say("No article to open", &effects)
      return
    }
    let source = article.source
    guard source.name != Self.pipeName else {
      say("This text came through a pipe: there is no file to open", &effects)
      return
    }
    guard !source.name.unicodeScalars.contains("\u{FFFD}") else {
      say("The name of this file is not UTF-8; it can only be opened from a shell", warning: true, &effects)
      return
    }
    let at = focusRange?.start ?? (focus == .list ? article.span.start : reading.top)
    let line = source.utf8[..<min(at, source.utf8.count)].reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) }
    effects.append(.lend(task(source.name, line)))
  }

  /// Asks which command is to read the quotation stood on, or else the article.
  mutating func askForPipe(_ effects: inout [Effect]) {
    guard let article else {
      say("No article to pipe", &effects)
      return
    }
    if focus == .reading, case .quotation(let index) = reading.focus, let analysis {
      let text = Self.citation(analysis.quotations[index], in: analysis, of: article) + "\n"
      ask(LineEntry(.pipe(text: text), question: "pipe the quotation to: "))
    } else {
      let body = settings.showsFurniture ? [article.span] : article.body
      let text = body.map(article.source.string).joined(separator: "\n")
      ask(LineEntry(.pipe(text: text + "\n"), question: "pipe the article to: "))
    }
  }

  /// The name of text that came through a pipe.
  private static let pipeName = "-"
}
