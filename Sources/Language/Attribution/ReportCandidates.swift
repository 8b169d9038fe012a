/// Which words may report, and which sentences are worth parsing for them.
///
/// Tags, trees and the models' look at a word cost most of the time; where neither a word that ever reported nor a
/// quotation mark stands, there is nothing to find.
struct ReportCandidates {
  /// The class of each token in `CueShares`.
  let share: [UInt8]
  /// Whether a sentence holds a word that may report or the border of a quotation.
  private(set) var isNear: [Bool]
  /// The share from which on a word may report by itself; "to" and its like are part of reporting words only.
  private static let least: UInt8 = 4

  /// Judges each word by `level`, its class in `CueShares`, and by the list of reporting verbs.
  init(_ text: TokenizedArticle, level: (UInt64) -> UInt8) {
    share = text.tokens.map { $0.has(.word) ? level($0.hash) : 0 }
    isNear = Array(repeating: false, count: text.sentences.count)
    for (index, token) in text.tokens.enumerated()
    where token.has(.quotationMark) || Self.isStrong(token, share[index]) {
      let sentence = Int(token.sentence)
      if isNear.indices.contains(sentence) { isNear[sentence] = true }
    }
  }

  /// The training texts decide; the list of reporting verbs speaks for words that they hardly hold.
  private static func isStrong(_ token: Token, _ share: UInt8) -> Bool {
    share >= least && !token.isAny(of: .closed)
      || (share == 0 || share == 2) && token.isAny(of: [.cue, .reportNoun])
  }

  /// Whether each token may be part of reporting words: by itself, as a verb that was never seen, because the rules say
  /// so, or as a word that was part of some near one of those.
  func candidates(in text: TokenizedArticle, parse: Parse, isRuled: (Int) -> Bool) -> [Bool] {
    let reach = 3
    var result = Array(repeating: false, count: share.count)
    for (index, token) in text.tokens.enumerated() {
      let isUnseenVerb = share[index] == 0 && token.has(.word) && parse.tags[index].isVerb
      guard Self.isStrong(token, share[index]) || isUnseenVerb || isRuled(index) else { continue }
      result[index] = true
      for near in max(0, index - reach)..<min(share.count, index + reach + 1) where share[near] >= 3 {
        result[near] = true
      }
    }
    return result
  }
}
