/// A hash of bytes, 128 bits (MurmurHash3 x64 128): the same bytes, the same hash; no two contents that happen to be met
/// share one.
///
/// It tells chance apart, not malice: whoever can write into the cache can write what he likes.
package struct ContentHash: Hashable, Sendable {
  /// The first 64 bits.
  package let high: UInt64
  /// The last 64 bits.
  package let low: UInt64

  /// Takes up a hash that was made before.
  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// The hash of some bytes.
  package init(of bytes: UnsafeRawBufferPointer) { (high, low) = MurmurHash.hash(bytes) }

  /// The hash of some bytes.
  package init(of bytes: [UInt8]) { (high, low) = MurmurHash.hash(bytes) }

  /// Folds what is already spread evenly.
  package func hash(into hasher: inout Hasher) { hasher.combine(low) }
}

extension Article {
  /// What an analysis of this article depends on: its bytes as they are, and where its parts stand in them, wherever it
  /// stands itself.
  package var analysisKey: ContentHash {
    var parts = PackedWriter(from: span.start)
    parts.put(title)
    parts.put(headline)
    parts.put(dateline)
    parts.put(outlet)
    parts.put(byline)
    parts.put(date)
    for piece in furniture {
      parts.put(piece.kind)
      parts.put(piece.range)
    }
    let start = min(span.start, source.utf8.count)
    let end = min(span.end, source.utf8.count)
    let text = source.utf8.withUnsafeBytes {
      ContentHash(of: UnsafeRawBufferPointer(rebasing: $0[start..<end]))
    }
    parts.put(word: text.high)
    parts.put(word: text.low)
    return ContentHash(of: parts.bytes)
  }
}
