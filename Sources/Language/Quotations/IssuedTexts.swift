import Documents

// Texts that somebody issues: "The ministry released a statement saying that".
extension SourceFinder {
  /// Who issues the text that `document` is: the subject of the verb before it; without an issuer where that verb is joined
  /// to another, whose subject it shares ("denied it, and released a statement"). `first` is the item where that begins.
  func issue(of document: Found) -> (issuer: Mention?, first: Int)? {
    let verb = document.items.lowerBound - 1
    guard verb > 0, isIssuedText(document.mention.head), isIssuing(verb) else { return nil }
    if let found = subject(before: verb), canSpeak(found.mention) {
      return (found.mention, found.items.lowerBound)
    }
    var first = verb
    while first > 0, items[first - 1].part == .adverb { first -= 1 }
    guard first > 0, items[first - 1].part == .coordinator else { return nil }
    return (nil, first - 1)
  }

  /// Words for texts that say what whoever issues them says; a study speaks for itself.
  private func isIssuedText(_ token: Int) -> Bool {
    return text.isAnyWord(
      token,
      [
        "statement", "statements", "release", "communique", "communiqué", "bulletin", "tweet", "message",
        "letter", "post", "video", "email", "advisory", "announcement", "notice",
      ])
  }

  private func isIssuing(_ item: Int) -> Bool {
    return isAnyWord(
      item,
      [
        "released", "issued", "published", "posted", "sent", "made", "wrote", "circulated", "issues",
        "releases",
      ])
  }
}
