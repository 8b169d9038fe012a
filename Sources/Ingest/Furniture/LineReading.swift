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
  ].map { Array($0.utf8) }

  private static let copyright = Array("©".utf8)

  func kind(of paragraph: Paragraph) -> LineKind {
    guard paragraph.range.count <= Self.longest, paragraph.words <= 60 else { return .plain }
    guard paragraph.traits.contains(.hasLetter) else { return kindWithoutLetters(paragraph) }
    // Running text is the commonest case and needs no look into the tables.
    let line = Folding.bytes(paragraph.range, in: utf8)
    let words = Int(paragraph.words)
    if isMenu(paragraph) { return .menu }
    if let kind = Phrasebook.kind(of: line, words: words), isCredible(kind, line, paragraph) { return kind }
    if words <= 14 {
      if isReadingTime(line) || isCounter(line) || isHandle(line) { return .widget }
      if line.starts(with: Self.copyright) || isAgencyCredit(line) { return .credit }
      if Byline(paragraph, folded: line, in: utf8) != nil { return .byline }
    }
    if words <= 16, let kind = DateLine(paragraph, in: utf8)?.kind { return kind }
    if words <= 30, Self.contributions.contains(where: { line.ends(with: $0) }) { return .credit }
    if isTopicList(paragraph) { return .tags }
    return .plain
  }

  /// Phrases that also open sentences need more than their first words.
  private func isCredible(_ kind: LineKind, _ line: ArraySlice<UInt8>, _ paragraph: Paragraph) -> Bool {
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
  private func isCall(_ line: ArraySlice<UInt8>) -> Bool {
    line.split { !(0x61...0x7A).contains($0) && $0 < 0x80 }
      .contains { Self.targets.contains(String(decoding: $0, as: UTF8.self)) }
  }

  /// What the reader of a page is called to.
  private static let targets: Set<String> = [
    "newsletter", "newsletters", "twitter", "facebook", "instagram", "youtube", "telegram", "whatsapp",
    "app", "cookies",
    "javascript", "browser", "inbox", "channel", "podcast", "window", "updates", "alerts", "notifications",
    "video",
    "subscriber", "account", "comments",
  ]

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
    guard utf8[paragraph.range.start..<paragraph.range.end].contains(0x7C) else { return false }
    let entries = utf8[paragraph.range.start..<paragraph.range.end].split(
      separator: 0x7C, omittingEmptySubsequences: false)
    return entries.count >= 4 && entries.allSatisfy { $0.count <= 24 && $0.split(separator: 0x20).count <= 3 }
  }

  /// "3 min read", "5 minutes read".
  private func isReadingTime(_ line: ArraySlice<UInt8>) -> Bool {
    guard let first = line.first, isDigit(first) else { return false }
    let words = line.split(separator: 0x20)
    return words.count <= 4 && words.last?.elementsEqual("read".utf8) == true
  }

  /// "12 comments", "1.4k shares".
  private func isCounter(_ line: ArraySlice<UInt8>) -> Bool {
    guard let first = line.first, isDigit(first) else { return false }
    let words = line.split(separator: 0x20)
    return words.count == 2 && Self.counted.contains(String(decoding: words[1], as: UTF8.self))
  }

  private static let counted: Set<String> = [
    "comments", "comment", "shares", "share", "likes", "views", "view", "reads", "retweets",
  ]

  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// "@name".
  private func isHandle(_ line: ArraySlice<UInt8>) -> Bool { line.first == 0x40 && !line.contains(0x20) }

  /// "REUTERS / Jane Roe", "AFP/Jane Roe".
  private func isAgencyCredit(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.contains(0x2F), line.last != 0x2E else { return false }
    let parts = line.split(separator: 0x2F, maxSplits: 1)
    guard parts.count == 2 else { return false }
    let first = String(
      decoding: Array(parts[0].split(separator: 0x20).joined(separator: [0x20])), as: UTF8.self)
    return Credit.agencies.contains(first) || first == "ap photo" || first == "getty images"
  }

  /// "Document 2 of 5", "3 of 20 documents", "End of document".
  private func isDocumentNumber(_ folded: ArraySlice<UInt8>) -> Bool {
    let line = String(decoding: folded, as: UTF8.self)
    if line == "end of document" { return true }
    let words = line.split(separator: " ")
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

extension ArraySlice<UInt8> {
  /// Whether it ends with these bytes.
  func ends(with bytes: [UInt8]) -> Bool { count >= bytes.count && suffix(bytes.count).elementsEqual(bytes) }
}
