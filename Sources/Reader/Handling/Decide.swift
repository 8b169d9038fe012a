extension ReaderState {
  /// Runs an action that decides something or goes by what was decided; false where it is another one.
  mutating func runDecision(_ action: Action, _ times: Int, _ effects: inout [Effect]) -> Bool {
    switch action {
    case .readToggle: toggleRead(&effects)
    case .starToggle: toggleStar(&effects)
    case .tagEdit: askForTags(&effects)
    case .noteEdit: askForNote(&effects)
    case .verifiedToggle: toggleVerified(&effects)
    case .bulk: triage.isBulk = !(views.shown == nil ? listedArticles : articlesOfRows(all: true)).isEmpty
    case .undo: effects.append(.undo)
    case .redo: effects.append(.redo)
    case .markSet: triage.awaitedLetter = .setMark
    case .markGo: triage.awaitedLetter = .goToMark
    case .jumpBack: jumpBack(&effects)
    case .jumpForth: jumpForth(&effects)
    case .misfitsShow: showMisfits()
    case .correctSpeaker: askForSpeaker(&effects)
    case .correctReject: rejectQuotation(&effects)
    case .correctStartLeft: moveExtent(start: -times, &effects)
    case .correctStartRight: moveExtent(start: times, &effects)
    case .correctEndLeft: moveExtent(end: -times, &effects)
    case .correctEndRight: moveExtent(end: times, &effects)
    case .correctAdd, .selectStart: startSelection(&effects)
    case .correctSamePerson: askForPerson(same: true, &effects)
    case .correctOtherPerson: askForPerson(same: false, &effects)
    case .correctPlace: askForPlace(&effects)
    case .correctNoPlace: rejectPlace(&effects)
    case .selectWordNext, .selectWordPrevious, .selectSentenceNext, .selectSentencePrevious, .selectOtherEnd:
      let key = settings.keymap.keys(for: .selectStart, in: context).first?.notation
      say("No words are being selected" + (key.map { " · \($0) begins" } ?? ""), &effects)
    default: return false
    }
    return true
  }

  /// Lets the bulk prefix count for the next action only; true where that was all.
  mutating func dropsBulk(before action: Action) -> Bool {
    guard triage.isBulk else { return false }
    switch action {
    case .readToggle, .starToggle, .tagEdit, .noteEdit: return false
    case .verifiedToggle,
      .correctReject where showsRowsOfQuotations:
      return false
    default:
      triage.isBulk = false
      return action == .cancel || action == .bulk
    }
  }
}
