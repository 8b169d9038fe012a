/// The features that tell the relation of an arc, the same in training and at run time.
///
/// When the parser makes an arc, the dependent has all its children: what a clause or a phrase holds is known.
enum RelationFeatures {
  /// More than enough room for the features of an arc.
  static let capacity = 64

  /// Writes the features of the arc that `state` is about to make, from the top of the stack to the next word or to the
  /// word below the top, to `buffer`, which has room for `capacity`, and returns how many there are.
  @inline(__always)
  static func extract(_ state: ParserState, isLeft: Bool, into buffer: UnsafeMutablePointer<UInt64>) -> Int {
    let word = state.onStack(0)
    let head = isLeft ? state.ahead(0) : state.onStack(1)
    // What stands next on the other side of the dependent, and behind that.
    let beyond = isLeft ? state.onStack(1) : state.ahead(0)
    let farther = isLeft ? state.onStack(2) : state.ahead(1)
    let w = state.words
    let t = state.tags
    let wt = state.both
    let ends = state.endings
    let own = state.children[word]
    let other = state.children[head]
    let relation = state.relations
    let before = word > 0 ? word - 1 : state.none
    let behind = word + 1
    let headBefore = head > 0 ? head - 1 : state.none
    let headBehind = head + 1 <= state.root ? head + 1 : state.none
    let side: UInt64 = isLeft ? 64 : 128
    var slot = 0
    @inline(__always)
    func add(_ a: UInt64) {
      buffer[slot] = FeatureHash.feature(UInt64(slot + 1) | side, a)
      slot += 1
    }
    @inline(__always)
    func add(_ a: UInt64, _ b: UInt64) {
      buffer[slot] = FeatureHash.feature(UInt64(slot + 1) | side, a, b)
      slot += 1
    }
    @inline(__always)
    func tags(_ a: Int, _ b: Int) -> UInt64 { t[a] << 8 | t[b] }
    @inline(__always)
    func tags(_ a: Int, _ b: Int, _ c: Int) -> UInt64 { t[a] << 16 | t[b] << 8 | t[c] }
    @inline(__always)
    func label(_ word: Int) -> UInt64 { UInt64(relation[word]) << 32 }
    let pair = tags(word, head)
    let distance = min(10, UInt64(abs(head - word)))
    let gap = isLeft ? state.between(word, head) : state.between(head, word)

    // The two words.
    add(wt[word])
    add(w[word])
    add(w[head])
    add(wt[word], t[head])
    add(ends[word], t[head])

    // Their neighbours and what stands between.
    add(tags(before, word, behind) << 8 | t[head])
    add(tags(headBefore, head, headBehind) << 8 | t[word])
    add(w[before], pair)
    add(w[behind], pair)
    add(pair | distance << 32)
    add(pair | gap << 32)
    add(w[word], gap)
    add(pair | t[beyond] << 16)
    add(pair | t[beyond] << 16 | t[farther] << 24)
    add(w[beyond], pair)
    add(wt[word], t[beyond])
    add(pair | (state.isQuoted(word) | state.isQuoted(head) << 1) << 32 | t[behind] << 16)

    // The children of the dependent.
    add(own.leftRelations, pair)
    add(own.rightRelations, pair)
    add(own.leftRelations, w[head])
    add(own.leftRelations, w[word])
    add(w[own.left], pair | label(own.left))
    add(w[own.right], pair | label(own.right))
    add(w[own.left], w[head])
    add(pair | t[own.left] << 16 | t[own.right] << 24)
    add(tags(word, own.left, own.left2) | label(own.left))
    add(FeatureHash.mix(own.leftRelations, own.rightRelations), pair)

    // What the head has already.
    add(other.leftRelations, pair)
    add(other.rightRelations, pair)
    add(other.leftRelations, wt[word])
    add(other.rightRelations, w[head])
    add(FeatureHash.mix(other.leftRelations, other.rightRelations), pair)
    add(w[other.left], pair)
    add(pair | t[other.left] << 16 | label(other.left))
    add(pair | t[other.right] << 16 | label(other.right))
    return slot
  }
}
