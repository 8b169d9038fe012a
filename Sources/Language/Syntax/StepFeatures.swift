/// The features of a parser's state that tell which step comes next, the same in training and at run time.
///
/// The templates start from those of Zhang and Nivre (2011), without heads of stack words, which arc-hybrid never has,
/// and with what stands between two words and the preposition of the top's phrase; of a hundred such templates those are
/// left that most often change a step.
enum StepFeatures {
  /// More than enough room for the features of a state.
  static let capacity = 64

  /// Writes the features of `state` to `buffer`, which has room for `capacity`, and returns how many there are.
  @inline(__always)
  static func extract(_ state: ParserState, into buffer: UnsafeMutablePointer<UInt64>) -> Int {
    let s0 = state.onStack(0)
    let s1 = state.onStack(1)
    let s2 = state.onStack(2)
    let b0 = state.ahead(0)
    let b1 = state.ahead(1)
    let b2 = state.ahead(2)
    let b3 = state.ahead(3)
    let w = state.words
    let t = state.tags
    let wt = state.both
    let ends = state.endings
    let below = state.children[s0]
    let beside = state.children[s1]
    let ahead = state.children[b0]
    let relation = state.relations
    var slot = 0
    @inline(__always)
    func add(_ a: UInt64) {
      buffer[slot] = FeatureHash.feature(UInt64(slot + 1), a)
      slot += 1
    }
    @inline(__always)
    func add(_ a: UInt64, _ b: UInt64) {
      buffer[slot] = FeatureHash.feature(UInt64(slot + 1), a, b)
      slot += 1
    }
    @inline(__always)
    func tags(_ a: Int, _ b: Int) -> UInt64 { t[a] << 8 | t[b] }
    @inline(__always)
    func tags(_ a: Int, _ b: Int, _ c: Int) -> UInt64 { t[a] << 16 | t[b] << 8 | t[c] }
    @inline(__always)
    func label(_ word: Int) -> UInt64 { UInt64(relation[word]) << 32 }

    // One word.
    add(t[s0])
    add(t[s1])
    add(t[s2])
    add(t[b0])
    add(t[b1])
    add(t[b2])
    add(t[b3])
    add(w[s0])
    add(w[b0])
    add(w[b1])
    add(wt[s0])
    add(wt[s1])
    add(wt[s2])
    add(wt[b0])
    add(wt[b1])
    add(wt[b2])
    add(ends[s0])
    add(ends[b0])

    // Two words.
    add(tags(s0, b0))
    add(tags(s1, b0))
    add(tags(b0, b1))
    add(tags(s0, b1))
    add(wt[s1], t[b0])
    add(wt[b0], t[b1])
    add(t[b0], wt[b1])

    // Three words and more.
    add(tags(b0, b1, b2))
    add(tags(s0, b0, b1))
    add(tags(s2, s1, s0))
    add(tags(s0, b0, b1) << 8 | t[b2])
    add(tags(s1, s0, b0) << 8 | t[b1])

    // Children.
    add(tags(s0, b0, below.left) | label(below.left))
    add(tags(s0, b0, below.right) | label(below.right))
    add(tags(s0, b0, ahead.left) | label(ahead.left))
    add(tags(s1, s0, beside.right) | label(beside.right))
    add(tags(s1, s0, below.left) | label(below.left))
    add(tags(s1, s0, below.right) | label(below.right))
    add(tags(s0, below.left, below.left2) | label(below.left))
    add(tags(s0, below.right, below.right2) | label(below.right))
    add(tags(b0, ahead.left, ahead.left2) | label(ahead.left))
    add(w[below.left], t[s0] | label(below.left))
    add(w[below.right], t[s0] | label(below.right))
    add(w[beside.right], t[s1] | label(beside.right))
    add(w[ahead.left], t[b0] | label(ahead.left))

    // The relations a word has already.
    add(t[s0], below.leftRelations)
    add(t[s0], below.rightRelations)
    add(w[s0], below.leftRelations)
    add(w[s0], below.rightRelations)
    add(t[s1], beside.rightRelations)
    add(t[b0], ahead.leftRelations)
    add(tags(s1, s0) | beside.rightRelations << 16, below.leftRelations)
    add(tags(s0, b0) | below.rightRelations << 16, ahead.leftRelations)

    // The preposition or conjunction of the top's phrase, and what it may belong to.
    add(t[s1] << 8 | t[s0], w[below.left])
    add(w[s1], w[below.left])
    add(w[s2], w[below.left])

    // Distance and what stands between.
    let near = min(10, UInt64(max(0, b0 - s0))) << 32
    let far = min(10, UInt64(max(0, s0 - s1))) << 32
    let gap = state.between(s0, b0)
    let lower = state.between(s1, s0)
    add(w[s0], near)
    add(tags(s0, b0) | near)
    add(tags(s1, s0) | far)
    add(tags(s0, b0) | gap << 24)
    add(tags(s1, s0) | lower << 24)
    add(w[s0], gap)
    add(w[b0], gap)
    add(tags(s1, s0, b0) | (state.isQuoted(s0) | state.isQuoted(s1) << 1 | state.isQuoted(b0) << 2) << 24)
    return slot
  }
}
