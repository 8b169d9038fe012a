/// Where a parse of one sentence stands: the stack, the next word, and the arcs made so far.
///
/// The transition system is arc-hybrid (Kuhlmann, Gómez-Rodríguez and Satta 2011) with the root behind the last word
/// (Ballesteros and Nivre 2013): shift moves the next word to the stack, left makes the next word the head of the
/// stack's top, right makes the word below the top its head; both pop the top. Every sentence of n words takes 2n steps.
///
/// Words are numbered from 0; `root` stands behind them, and `none` for what there is not.
final class ParserState {
  /// What is between two words, counted from the sentence's start: commas, quotation marks, verbs, other signs; 16 bits
  /// each.
  private static let comma: UInt64 = 1
  private static let quote: UInt64 = 1 << 16
  private static let verb: UInt64 = 1 << 32
  private static let sign: UInt64 = 1 << 48
  /// The tags of the root and of nothing.
  static let rootTag: UInt64 = 60
  static let noneTag: UInt64 = 61
  /// The relation of a word without a head.
  static let noRelation: UInt8 = 63

  private(set) var count = 0
  var root: Int { count }
  var none: Int { count + 1 }
  private(set) var next = 0
  private(set) var depth = 0

  private var capacity = 0
  private(set) var stack: UnsafeMutablePointer<Int> = .allocate(capacity: 1)
  private(set) var heads: UnsafeMutablePointer<Int> = .allocate(capacity: 1)
  private(set) var relations: UnsafeMutablePointer<UInt8> = .allocate(capacity: 1)
  private(set) var words: UnsafeMutablePointer<UInt64> = .allocate(capacity: 1)
  private(set) var tags: UnsafeMutablePointer<UInt64> = .allocate(capacity: 1)
  private(set) var both: UnsafeMutablePointer<UInt64> = .allocate(capacity: 1)
  private(set) var endings: UnsafeMutablePointer<UInt64> = .allocate(capacity: 1)
  private(set) var passed: UnsafeMutablePointer<UInt64> = .allocate(capacity: 1)
  private(set) var children: UnsafeMutablePointer<Children> = .allocate(capacity: 1)

  /// The outermost children of a word, the ones attached before those, and the sets of all children's relations.
  struct Children {
    var left: Int
    var left2: Int
    var right: Int
    var right2: Int
    var leftRelations: UInt64
    var rightRelations: UInt64
  }

  deinit { deallocate() }

  private func deallocate() {
    stack.deallocate()
    heads.deallocate()
    relations.deallocate()
    words.deallocate()
    tags.deallocate()
    both.deallocate()
    endings.deallocate()
    passed.deallocate()
    children.deallocate()
  }

  private func reserve(_ size: Int) {
    guard size > capacity else { return }
    deallocate()
    capacity = max(128, size)
    stack = .allocate(capacity: capacity)
    heads = .allocate(capacity: capacity)
    relations = .allocate(capacity: capacity)
    words = .allocate(capacity: capacity)
    tags = .allocate(capacity: capacity)
    both = .allocate(capacity: capacity)
    endings = .allocate(capacity: capacity)
    passed = .allocate(capacity: capacity)
    children = .allocate(capacity: capacity)
  }

  /// Begins with the words `forms` and their tags, which are as many.
  func begin(_ forms: ArraySlice<WordForm>, _ tags: ArraySlice<UInt8>) {
    count = min(forms.count, tags.count)
    next = 0
    depth = 0
    reserve(count + 2)
    var sum: UInt64 = 0
    for (index, (form, tag)) in zip(forms, tags).enumerated() {
      words[index] = form.lower
      self.tags[index] = UInt64(tag)
      both[index] = form.lower &+ (UInt64(tag) + 1) &* 0xD6E8_FEB8_6659_FD93
      endings[index] = form.ending(3) << 8 | UInt64(tag)
      passed[index] = sum
      sum &+= Self.weight(of: tag)
    }
    for (place, tag) in [(root, Self.rootTag), (none, Self.noneTag)] {
      words[place] = tag
      self.tags[place] = tag
      both[place] = tag
      endings[place] = tag
      passed[place] = sum
    }
    heads.update(repeating: none, count: count + 2)
    relations.update(repeating: Self.noRelation, count: count + 2)
    children.update(
      repeating: Children(
        left: none, left2: none, right: none, right2: none, leftRelations: 0, rightRelations: 0),
      count: count + 2)
  }

  private static func weight(of tag: UInt8) -> UInt64 {
    switch PartOfSpeech(rawValue: tag) {
    case .comma: comma
    case .openingQuote, .closingQuote: quote
    case .colon, .openingBracket, .closingBracket, .fullStop, .nfp: sign
    case let tag? where tag.isVerb: verb
    default: 0
    }
  }

  /// What stands between two words, `a` before `b`: up to two commas, verbs and signs, and up to three quotation marks,
  /// in eight bits.
  @inline(__always)
  func between(_ a: Int, _ b: Int) -> UInt64 {
    guard a < b, b <= count else { return 0x1_00 }
    let passed = passed[b] &- passed[a + 1]
    return min(2, passed & 0xFFFF) | min(3, passed >> 16 & 0xFFFF) << 2 | min(2, passed >> 32 & 0xFFFF) << 4
      | min(2, passed >> 48) << 6
  }

  /// Whether an odd number of quotation marks stands before `word`.
  @inline(__always)
  func isQuoted(_ word: Int) -> UInt64 { passed[word] >> 16 & 1 }

  var isFinished: Bool { next == root && depth == 0 }
  var canGoRight: Bool { depth > 1 }

  /// The word `place` below the top of the stack, or `none`.
  @inline(__always)
  func onStack(_ place: Int) -> Int { place < depth ? stack[depth - 1 - place] : none }
  /// The word `place` behind the next one, the root or `none`.
  @inline(__always)
  func ahead(_ place: Int) -> Int { next + place <= root ? next + place : none }

  func shift() {
    stack[depth] = next
    depth += 1
    next += 1
  }

  func left(_ relation: UInt8) {
    let word = stack[depth - 1]
    depth -= 1
    heads[word] = next
    relations[word] = relation
    // A later left child stands farther from its head.
    children[next].left2 = children[next].left
    children[next].left = word
    children[next].leftRelations |= 1 << UInt64(relation & 63)
  }

  func right(_ relation: UInt8) {
    let word = stack[depth - 1]
    depth -= 1
    let head = stack[depth - 1]
    heads[word] = head
    relations[word] = relation
    children[head].right2 = children[head].right
    children[head].right = word
    children[head].rightRelations |= 1 << UInt64(relation & 63)
  }
}
