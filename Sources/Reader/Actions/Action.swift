/// Where a key is pressed: which bindings count.
public enum Context: String, Sendable, CaseIterable {
  /// Everywhere but in a prompt; the other contexts come first.
  case global
  /// The list of articles.
  case list
  /// The article.
  case reading
  /// The speakers and places.
  case panel
  /// The list of all places.
  case places
  /// The list of everybody who is named.
  case speakers
  /// What one of them says.
  case dossier
  /// The map.
  case map
  /// The quotations of all articles.
  case quotes
  /// What a search of all articles has found.
  case results
  /// The article, while words of it are selected.
  case selection
  /// A window over the panes: help, why, skipped files.
  case popup
  /// A line that is being typed.
  case prompt
}

/// Everything a key, the palette or a click can do.
///
/// The raw value is the name keymaps and the palette use. `help`, the man page and the palette are made from this
/// one table.
public enum Action: String, Sendable, CaseIterable {
  case moveDown = "move.down"
  case moveUp = "move.up"
  case pageDown = "page.down"
  case pageUp = "page.up"
  case halfDown = "half.down"
  case halfUp = "half.up"
  case goTop = "go.top"
  case goBottom = "go.bottom"
  case open = "open"
  case back = "back"
  case cancel = "cancel"
  case articleNext = "article.next"
  case articlePrevious = "article.previous"

  case quoteNext = "quote.next"
  case quotePrevious = "quote.previous"
  case speakerNext = "speaker.next"
  case speakerPrevious = "speaker.previous"
  case placeNext = "place.next"
  case placePrevious = "place.previous"
  case mentionNext = "mention.next"
  case mentionPrevious = "mention.previous"
  case spotlight = "spotlight"
  case quoteWhy = "quote.why"
  case quoteCopy = "quote.copy"
  case attitudesToggle = "attitudes.toggle"
  case furnitureToggle = "furniture.toggle"

  case searchStart = "search.start"
  case searchRegex = "search.regex"
  case searchNext = "search.next"
  case searchPrevious = "search.previous"

  case paneNext = "pane.next"
  case panePrevious = "pane.previous"
  case paneList = "pane.list"
  case paneReading = "pane.reading"
  case panePanel = "pane.panel"
  case paneZoom = "pane.zoom"
  case paneSwap = "pane.swap"
  case paneHide = "pane.hide"
  case paneWider = "pane.wider"
  case paneNarrower = "pane.narrower"
  case measureWider = "measure.wider"
  case measureNarrower = "measure.narrower"
  case themeNext = "theme.next"
  case mouseToggle = "mouse.toggle"

  case viewSort = "view.sort"
  case filter = "filter"
  case quotesShow = "quotes.show"
  case corpusSearch = "corpus.search"
  case speakersShow = "speakers.show"
  case dossierShow = "dossier.show"
  case readToggle = "read.toggle"
  case starToggle = "star.toggle"
  case tagEdit = "tag.edit"
  case noteEdit = "note.edit"
  case verifiedToggle = "verified.toggle"
  case bulk = "bulk"
  case undo = "undo"
  case redo = "redo"
  case markSet = "mark.set"
  case markGo = "mark.go"
  case jumpBack = "jump.back"
  case jumpForth = "jump.forth"
  case misfitsShow = "misfits.show"

  case correctSpeaker = "correct.speaker"
  case correctReject = "correct.reject"
  case correctStartLeft = "correct.start-left"
  case correctStartRight = "correct.start-right"
  case correctEndLeft = "correct.end-left"
  case correctEndRight = "correct.end-right"
  case correctAdd = "correct.add"
  case correctSamePerson = "correct.same-person"
  case correctOtherPerson = "correct.other-person"
  case correctPlace = "correct.place"
  case correctNoPlace = "correct.no-place"
  case selectStart = "select.start"
  case selectWordNext = "select.word-next"
  case selectWordPrevious = "select.word-back"
  case selectSentenceNext = "select.sentence-next"
  case selectSentencePrevious = "select.sentence-back"
  case selectOtherEnd = "select.other-end"

  case placesShow = "places.show"
  case mapShow = "map.show"
  case mapNext = "map.next"
  case mapPrevious = "map.previous"
  case mapLeft = "map.left"
  case mapRight = "map.right"
  case mapUp = "map.up"
  case mapDown = "map.down"
  case mapZoomIn = "map.zoom-in"
  case mapZoomOut = "map.zoom-out"
  case mapFit = "map.fit"
  case mapScope = "map.scope"

  case articleEdit = "article.edit"
  case articlePage = "article.page"
  case pipe = "pipe"
  case export = "export"

  case analysisPause = "analysis.pause"
  case skippedShow = "skipped.show"
  case helpShow = "help.show"
  case paletteShow = "palette.show"
  case redraw = "redraw"
  case suspend = "suspend"
  case quit = "quit"

  case promptAccept = "prompt.accept"
  case promptCancel = "prompt.cancel"
  case promptNext = "prompt.next"
  case promptPrevious = "prompt.previous"
  case promptComplete = "prompt.complete"
  case promptRegex = "prompt.regex"
  case promptLeft = "prompt.left"
  case promptRight = "prompt.right"
  case promptHome = "prompt.home"
  case promptEnd = "prompt.end"
  case promptDeleteBack = "prompt.delete-back"
  case promptDelete = "prompt.delete"
  case promptDeleteWord = "prompt.delete-word"
  case promptDeleteAll = "prompt.delete-all"

  /// The name keymaps and the palette use: `quote.next`.
  public var name: String { rawValue }
}
