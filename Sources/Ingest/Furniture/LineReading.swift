import Documents

/// Tells what a paragraph is when looked at alone.
struct LineReading {
  let utf8: [UInt8]

  /// Longer paragraphs are text.
  private static let longest = 400

  private static let contributions = [
    "contributed to this report.", "contributed to this story.", "contributed to this article.",
    "contributed reporting.",
    "contributed to this report", "contributed reporting",
  ]

  func kind(of paragraph: Paragraph) -> LineKind {
    guard paragraph.range.count <= Self.longest, paragraph.words <= 60 else { return .plain }
    guard paragraph.traits.contains(.hasLetter) else { return kindWithoutLetters(paragraph) }
    // Running text is the commonest case and needs no look into the tables.
    let line = Folding.line(paragraph.range, in: utf8)
    let words = Int(paragraph.words)
    if isMenu(paragraph) { return .menu }
    if let kind = Phrasebook.kind(of: line, words: words), isCredible(kind, line, paragraph) { return kind }
    if words <= 14 {
      if isReadingTime(line) || isCounter(line) || isHandle(line) { return .widget }
      if line.utf8.starts(with: "©".utf8) || isAgencyCredit(line) { return .credit }
      if Byline(paragraph, folded: line, in: utf8) != nil { return .byline }
    }
    if words <= 16, let kind = DateLine(paragraph, in: utf8)?.kind { return kind }
    if words <= 30, Self.contributions.contains(where: { line.hasSuffix($0) }) { return .credit }
    if isTopicList(paragraph) { return .tags }
    return .plain
  }

  /// Phrases that also open sentences need more than their first words.
  private func isCredible(_ kind: LineKind, _ line: String, _ paragraph: Paragraph) -> Bool {
    switch kind {
    case .delimiter: return isDocumentNumber(line)
    case .update: return DateLine(paragraph, in: utf8) != nil
    case .widget, .related:
      // "Share prices fell." is text; "Subscribe to our newsletter." is not.
      return paragraph.words <= 3 || !paragraph.traits.contains(.endsWithStop) || isCall(line)
    default: return true
    }
  }

  /// Whether a full sentence speaks to the reader of a page.
  private func isCall(_ line: String) -> Bool {
    let words = line.split { !$0.isLetter }
    let targets: Set<Substring> = [
      "newsletter", "newsletters", "twitter", "facebook", "instagram", "youtube", "telegram", "whatsapp",
      "app", "cookies",
      "javascript", "browser", "inbox", "channel", "podcast", "window", "updates", "alerts", "notifications",
      "video",
      "subscriber", "account", "comments",
    ]
    return words.contains { targets.contains($0) }
  }

  private func kindWithoutLetters(_ paragraph: Paragraph) -> LineKind {
    let bytes = utf8[paragraph.range.start..<paragraph.range.end]
    if bytes.allSatisfy({ (0x30...0x39).contains($0) }), bytes.count <= 5 { return .number }
    if bytes.count >= 3, bytes.allSatisfy({ [0x2D, 0x3D, 0x2A, 0x5F, 0x23, 0x7E, 0x20].contains($0) }) {
      return .separator
    }
    if DateLine(paragraph, in: utf8) != nil { return .timestamp }
    return .plain
  }

  /// "Home | News | Sport | Weather": short words between bars, three bars at least.
  private func isMenu(_ paragraph: Paragraph) -> Bool {
    guard !paragraph.traits.contains(.endsWithStop) else { return false }
    let entries = utf8[paragraph.range.start..<paragraph.range.end].split(
      separator: 0x7C, omittingEmptySubsequences: false)
    return entries.count >= 4 && entries.allSatisfy { $0.count <= 24 && $0.split(separator: 0x20).count <= 3 }
  }

  /// "3 min read", "5 minutes read".
  private func isReadingTime(_ line: String) -> Bool {
    let words = line.split(separator: " ")
    guard words.count <= 4, words.last == "read", let first = words.first?.utf8.first else { return false }
    return (0x30...0x39).contains(first)
  }

  /// "12 comments", "1.4k shares".
  private func isCounter(_ line: String) -> Bool {
    let words = line.split(separator: " ")
    guard words.count == 2, let first = words[0].utf8.first, (0x30...0x39).contains(first) else {
      return false
    }
    return ["comments", "comment", "shares", "share", "likes", "views", "view", "reads", "retweets"].contains(
      words[1])
  }

  /// "@name".
  private func isHandle(_ line: String) -> Bool { line.utf8.first == 0x40 && !line.contains(" ") }

  /// "REUTERS / Jane Roe", "AFP/Jane Roe".
  private func isAgencyCredit(_ line: String) -> Bool {
    let parts = line.split(separator: "/", maxSplits: 1)
    guard parts.count == 2, !line.hasSuffix(".") else { return false }
    let first = parts[0].split(separator: " ").joined(separator: " ")
    return Credit.agencies.contains(first) || first == "ap photo" || first == "getty images"
  }

  /// "Document 2 of 5", "3 of 20 documents", "End of document".
  private func isDocumentNumber(_ line: String) -> Bool {
    let words = line.split(separator: " ")
    if line == "end of document" { return true }
    return words.count == 4 && words[2] == "of" && words[1].allSatisfy(\.isNumber)
      && words[3].allSatisfy(\.isNumber)
  }

  /// Many short names between commas and no sentence: "Libya, UN Security Council, Khalifa Haftar, Tripoli".
  private func isTopicList(_ paragraph: Paragraph) -> Bool {
    guard !paragraph.traits.contains(.endsSentence), paragraph.words >= 4 else { return false }
    var items = 1
    var words = 1
    var small = 0
    var isAtStart = true
    for i in paragraph.range.start..<paragraph.range.end {
      let byte = utf8[i]
      if byte == 0x22 || byte == 0x3A || byte == 0x3B { return false }
      if byte == 0x2C {
        items += 1
        words = 0
        isAtStart = true
      } else if byte == 0x20 {
        if !isAtStart || words == 0 { words += 1 }
        isAtStart = true
      } else {
        if isAtStart, (0x61...0x7A).contains(byte) { small += 1 }
        isAtStart = false
      }
      if words > 5 { return false }
    }
    return items >= 5 && small * 3 <= Int(paragraph.words)
  }
}
