/// The features of a word for the tagger, the same in training and at run time.
enum TaggerFeatures {
  /// How many features a word has.
  static let count = 36

  /// Writes the features of word `index` to `buffer`, which has room for `count`.
  ///
  /// `usual` holds the tag that the lexicon gives each word most often, with `Tagger.unknown` for unknown words; `previous`
  /// and `beforePrevious` are the tags of the two words on the left, `Tagger.outside` at the sentence's start.
  @inline(__always)
  static func extract(
    _ forms: UnsafeBufferPointer<WordForm>, _ index: Int, usual: UnsafePointer<UInt8>, previous: UInt8,
    beforePrevious: UInt8, into buffer: UnsafeMutablePointer<UInt64>
  ) {
    @inline(__always)
    func form(_ offset: Int) -> WordForm {
      let place = index + offset
      return place >= 0 && place < forms.count ? forms[place] : .outside
    }
    @inline(__always)
    func usually(_ offset: Int) -> UInt64 {
      let place = index + offset
      return UInt64(place >= 0 && place < forms.count ? usual[place] : Tagger.outside)
    }
    let word = form(0)
    let left = form(-1)
    let right = form(1)
    let shape = UInt64(word.shape.rawValue)
    let tag = UInt64(previous)
    let tags = tag << 8 | UInt64(beforePrevious)
    let own = usually(0)
    let next = usually(1)
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
    add(word.lower)
    add(word.lower, shape)
    add(shape)
    add(word.ending(1), shape)
    add(word.ending(2))
    add(word.ending(3))
    add(word.ending(4))
    add(word.beginning(1), shape)
    add(word.beginning(2))
    add(word.beginning(3))
    add(word.ending(3), shape)
    add(tag)
    add(tags)
    add(tag, word.lower)
    add(tags, word.lower)
    add(tag, word.ending(3))
    add(tag, shape)
    add(left.lower)
    add(left.lower, word.lower)
    add(form(-2).lower)
    add(right.lower)
    add(word.lower, right.lower)
    add(form(2).lower)
    add(left.ending(3))
    add(right.ending(3))
    add(UInt64(left.shape.rawValue), shape)
    add(UInt64(right.shape.rawValue), shape)
    add(tag, right.lower)
    add(own << 8 | next)
    add(tag << 16 | own << 8 | next)
    add(tags << 16 | own << 8 | next)
    add(own << 16 | next << 8 | usually(2))
    add(tag << 8 | own, shape)
    add(next, word.lower)
    add(tag << 8 | next, word.ending(2))
    add(right.ending(2), tag << 8 | own)
  }
}
