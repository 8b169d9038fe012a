import Documents
import Screen

extension ReaderState {
  /// Takes the letter that was waited for.
  mutating func take(_ key: Key, for use: LetterUse, _ effects: inout [Effect]) {
    triage.awaitedLetter = nil
    guard key.modifiers.isEmpty, case .character(let scalar) = key.code, scalar.properties.isAlphabetic else {
      if key != Key(.escape) { say("A mark is a letter", &effects) }
      return
    }
    let letter = String(Character(scalar))
    switch use {
    case .setMark: setMark(letter, &effects)
    case .goToMark: goToMark(letter, &effects)
    }
  }

  private mutating func setMark(_ letter: String, _ effects: inout [Effect]) {
    guard let article else {
      say("No article is open to set a mark in", &effects)
      return
    }
    let offset = focusRange?.start ?? reading.top
    let mark = Mark(article: article.identity, anchor: TextAnchor(placeAt: offset, in: article))
    decide("Mark \(letter)", [(DecisionKey(.mark, detail: letter), mark.written)], &effects)
    say("Mark \(letter) is set here", &effects)
  }

  private mutating func goToMark(_ letter: String, _ effects: inout [Effect]) {
    guard let written = store.decisions[DecisionKey(.mark, detail: letter)], let mark = Mark(written: written)
    else {
      say("There is no mark \(letter)", &effects)
      return
    }
    guard let index = store.articles(of: mark.article).first(where: { !store.removed.contains($0) }) else {
      say("Mark \(letter) is in an article that is not here", warning: true, &effects)
      return
    }
    let range = mark.anchor.locate(in: store.articles[index])
    leaveForJump()
    go(to: JumpPlace(article: index, offset: range?.start ?? store.articles[index].span.start), &effects)
    if range == nil {
      say("What mark \(letter) stood at is gone: this is the start of its article", &effects)
    }
  }

  // MARK: Jumps

  private var placeNow: JumpPlace? { reading.article.map { JumpPlace(article: $0, offset: reading.top) } }

  /// Notes the place that a jump leads away from.
  mutating func leaveForJump() {
    if let place = placeNow { triage.jumps.leave(place) }
  }

  mutating func jumpBack(_ effects: inout [Effect]) {
    guard let now = placeNow, let place = triage.jumps.back(from: now) else {
      say("No place to go back to", &effects)
      return
    }
    go(to: place, &effects)
  }

  mutating func jumpForth(_ effects: inout [Effect]) {
    guard let place = triage.jumps.forth() else {
      say("No place to go forth to", &effects)
      return
    }
    go(to: place, &effects)
  }

  private mutating func go(to place: JumpPlace, _ effects: inout [Effect]) {
    views.shown = nil
    // A way back and forth along the places is no new jump.
    let jumps = triage.jumps
    show(place.article, &effects)
    triage.jumps = jumps
    show(.reading)
    reading.top = place.offset
    reading.focus = nil
    bringIntoView(TextRange(place.offset, place.offset))
  }
}
