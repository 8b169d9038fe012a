/// Reporting words in one outline.
struct Cue {
  /// How the words report.
  enum Kind {
    /// A finite verb: said, has told.
    case finite
    /// A participle that takes over a subject: adding, saying.
    case participle
    /// "quoted as saying", "was told": the subject of the passive verb is not the speaker of it.
    case passive
    /// according to
    case accordingTo
    /// "claims by X that", "X's warning that".
    case noun
  }

  /// The outline items of the reporting words.
  let items: Range<Int>
  /// Their tokens.
  let tokens: Range<Int>
  let kind: Kind
  /// The verb's frames; empty for "according to".
  let frames: CueFrames
  let tense: CueForm.Tense
}
