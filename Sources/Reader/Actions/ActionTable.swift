extension Action {
  /// What it does, in one line.
  public var help: String {
    switch self {
    case .moveDown: "Down one line or row"
    case .moveUp: "Up one line or row"
    case .pageDown: "Down one page"
    case .pageUp: "Up one page"
    case .halfDown: "Down half a page"
    case .halfUp: "Up half a page"
    case .goTop: "To the first line or row"
    case .goBottom: "To the last line or row"
    case .open: "Open; from a name or place: a mention"
    case .back: "Close, step back, or quit from the list"
    case .cancel: "Let go of quotation, search, spotlight"
    case .articleNext: "Next article"
    case .articlePrevious: "Previous article"
    case .quoteNext: "Next quotation"
    case .quotePrevious: "Previous quotation"
    case .speakerNext: "Next quotation of the same speaker"
    case .speakerPrevious: "Previous quotation of the same speaker"
    case .placeNext: "Next place"
    case .placePrevious: "Previous place"
    case .mentionNext: "Next mention of the same speaker or place"
    case .mentionPrevious: "Previous mention of the same one"
    case .spotlight: "Spotlight on this speaker or place, or off"
    case .quoteWhy: "Why: cue, source, speaker and how sure"
    case .quoteCopy: "Copy the quotation with its source line"
    case .attitudesToggle: "Attitudes (believes, fears) shown or hidden"
    case .furnitureToggle: "Captions, tags and links shown or hidden"
    case .searchStart: "Search in the article, filter a list"
    case .searchRegex: "Search by regular expression"
    case .searchNext: "Next match"
    case .searchPrevious: "Previous match"
    case .paneNext: "Next pane"
    case .panePrevious: "Previous pane"
    case .paneList: "To the list of articles"
    case .paneReading: "To the article"
    case .panePanel: "To the speakers and places"
    case .paneZoom: "This pane alone; again: all panes"
    case .paneSwap: "List above or panel beside the article"
    case .paneHide: "Hide this pane"
    case .paneWider: "Make this pane larger"
    case .paneNarrower: "Make this pane smaller"
    case .measureWider: "Longer lines of text"
    case .measureNarrower: "Shorter lines of text"
    case .themeNext: "Next theme: dark, light, monochrome"
    case .mouseToggle: "Mouse on or off"
    case .viewSort: "Next order of the list: date, unread, name …"
    case .filter: "Filter by a query: speaker:… place:… date:… words"
    case .quotesShow: "Quotations of all articles"
    case .corpusSearch: "Search all articles"
    case .speakersShow: "Everybody: statements, articles, what they speak of"
    case .dossierShow: "Dossier of this speaker: names, roles, statements, who answers"
    case .readToggle: "Read or unread"
    case .starToggle: "Star on or off"
    case .tagEdit: "Tags of the quotation stood on, or of the article"
    case .noteEdit: "Note on the quotation stood on, or on the article"
    case .verifiedToggle: "Verified: this quotation has been checked"
    case .bulk: "The next of read, star, tag, note, verified: for all rows"
    case .undo: "Undo the last decision"
    case .redo: "Redo what was undone"
    case .markSet: "Set a mark: the next key is its letter"
    case .markGo: "Go to a mark: the next key is its letter"
    case .jumpBack: "Back to the place before the last jump"
    case .jumpForth: "Forth again"
    case .misfitsShow: "Decisions that no longer fit an edited text"
    case .correctSpeaker: "Correct: another speaker"
    case .correctReject: "Correct: not a quotation"
    case .correctStartLeft: "Correct: begin a word earlier"
    case .correctStartRight: "Correct: begin a word later"
    case .correctEndLeft: "Correct: end a word earlier"
    case .correctEndRight: "Correct: end a word later"
    case .correctAdd: "Correct: add the selected words as a quotation"
    case .correctSamePerson: "Correct: two names are one person"
    case .correctOtherPerson: "Correct: two names are two people"
    case .correctPlace: "Correct: another place"
    case .correctNoPlace: "Correct: not a place"
    case .selectStart: "Select words of the article"
    case .selectWordNext: "Selection: to the next word"
    case .selectWordPrevious: "Selection: to the word before"
    case .selectSentenceNext: "Selection: to the end of the sentence"
    case .selectSentencePrevious: "Selection: to the start of the sentence"
    case .selectOtherEnd: "Selection: move the other end"
    case .placesShow: "All places: how often, in how many articles, who speaks of them"
    case .mapShow: "Map of the article's places, or of all"
    case .mapNext: "Next place on the map, by mentions"
    case .mapPrevious: "Previous place on the map"
    case .mapLeft: "Map: to the left"
    case .mapRight: "Map: to the right"
    case .mapUp: "Map: up"
    case .mapDown: "Map: down"
    case .mapZoomIn: "Map: nearer"
    case .mapZoomOut: "Map: farther"
    case .mapFit: "Map: all places in the picture"
    case .mapScope: "Map: places of this article, or of all articles"
    case .articleEdit: "Open the file at this line in $EDITOR"
    case .articlePage: "Open the file at this line in $PAGER"
    case .pipe: "Pipe the quotation, the article or all rows' to a command"
    case .export: "Export the quotations shown, or the one stood on, to a file"
    case .analysisPause: "Analysis in the background: pause, go on"
    case .skippedShow: "Files that were not read, and why"
    case .helpShow: "Help: all keys, filtered as you type"
    case .paletteShow: "Command: run any action by name"
    case .redraw: "Draw the screen anew"
    case .suspend: "Suspend (fg brings it back)"
    case .quit: "Quit"
    case .promptAccept: "Accept what is typed"
    case .promptCancel: "Leave without a change"
    case .promptNext: "Next in the list or history"
    case .promptPrevious: "Previous in the list or history"
    case .promptComplete: "Complete"
    case .promptRegex: "Plain text or regular expression"
    case .promptLeft: "Left"
    case .promptRight: "Right"
    case .promptHome: "To the start"
    case .promptEnd: "To the end"
    case .promptDeleteBack: "Delete the character before"
    case .promptDelete: "Delete the character under the cursor"
    case .promptDeleteWord: "Delete the word before"
    case .promptDeleteAll: "Delete all"
    }
  }

  /// Where it may be bound, the most usual context first.
  public var contexts: [Context] {
    switch self {
    case .moveDown, .moveUp, .pageDown, .pageUp, .halfDown, .halfUp, .goTop, .goBottom:
      [
        .global, .list, .reading, .panel, .places, .speakers, .dossier, .quotes, .results, .map, .popup,
        .selection,
      ]
    case .open, .back, .cancel:
      [
        .global, .list, .reading, .panel, .places, .speakers, .dossier, .quotes, .results, .map, .popup,
        .selection,
      ]
    case .searchStart, .filter:
      [.global, .list, .reading, .panel, .places, .speakers, .dossier, .quotes, .results]
    case .searchNext, .searchPrevious: [.global, .list, .reading, .panel, .results]
    case .undo, .redo, .markGo, .jumpBack, .jumpForth, .misfitsShow, .mentionNext, .paneList, .paneReading,
      .panePanel, .placesShow, .mapShow, .quotesShow, .speakersShow, .corpusSearch, .themeNext, .mouseToggle,
      .analysisPause, .skippedShow, .helpShow, .paletteShow, .redraw, .suspend, .quit:
      [.global, .list, .reading, .panel, .places, .speakers, .dossier, .quotes, .results, .map]
    case .dossierShow, .quoteWhy, .quoteCopy, .attitudesToggle, .speakerNext, .speakerPrevious:
      [.global, .list, .reading, .panel, .speakers, .dossier, .quotes]
    case .readToggle, .starToggle, .tagEdit, .noteEdit, .bulk:
      [.global, .list, .reading, .panel, .quotes, .dossier, .results]
    case .verifiedToggle, .correctSpeaker, .correctReject:
      [.global, .list, .reading, .panel, .quotes, .dossier]
    case .export, .pipe: [.global, .list, .reading, .panel, .speakers, .dossier, .quotes, .results]
    case .viewSort: [.global, .list, .places, .speakers, .dossier, .quotes, .results]
    case .mapNext, .mapPrevious, .mapLeft, .mapRight, .mapUp, .mapDown, .mapZoomIn, .mapZoomOut, .mapFit,
      .mapScope:
      [.map]
    case .selectWordNext, .selectWordPrevious, .selectSentenceNext, .selectSentencePrevious, .selectOtherEnd:
      [.selection]
    case .promptAccept, .promptCancel, .promptNext, .promptPrevious, .promptComplete, .promptRegex,
      .promptLeft,
      .promptRight, .promptHome, .promptEnd, .promptDeleteBack, .promptDelete, .promptDeleteWord,
      .promptDeleteAll:
      [.prompt]
    default: [.global, .list, .reading, .panel]
    }
  }

  /// Whether it is about what was found in the article, so that it waits for the analysis.
  var needsAnalysis: Bool {
    switch self {
    case .quoteNext, .quotePrevious, .speakerNext, .speakerPrevious, .placeNext, .placePrevious, .mentionNext,
      .mentionPrevious, .spotlight, .quoteWhy, .quoteCopy, .dossierShow, .verifiedToggle, .correctSpeaker,
      .correctReject, .correctStartLeft, .correctStartRight, .correctEndLeft, .correctEndRight, .correctAdd,
      .correctSamePerson, .correctOtherPerson, .correctPlace, .correctNoPlace, .selectStart:
      true
    default: false
    }
  }

  /// Whether a count before its keys means something.
  public var takesCount: Bool {
    switch self {
    case .moveDown, .moveUp, .pageDown, .pageUp, .halfDown, .halfUp, .goTop, .goBottom, .articleNext,
      .articlePrevious, .quoteNext, .quotePrevious, .speakerNext, .speakerPrevious, .placeNext,
      .placePrevious,
      .mentionNext, .mentionPrevious, .searchNext, .searchPrevious, .paneWider, .paneNarrower, .measureWider,
      .measureNarrower, .correctStartLeft, .correctStartRight, .correctEndLeft, .correctEndRight,
      .selectWordNext,
      .selectWordPrevious, .selectSentenceNext, .selectSentencePrevious, .mapNext, .mapPrevious, .mapLeft,
      .mapRight, .mapUp, .mapDown, .mapZoomIn,
      .mapZoomOut:
      true
    default: false
    }
  }
}
