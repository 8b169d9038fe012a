import Synchronization

/// The analyses that were looked at last, unpacked: what is drawn again and again is unpacked once.
///
/// Copies of a store share it, from any thread; what it gives follows from what is packed alone.
final class RecentAnalyses: Sendable {
  private struct Entry {
    let packed: PackedAnalysis
    let span: TextRange
    let analysis: Analysis
  }

  private struct Ring {
    var entries: [Entry] = []
    var next = 0
  }

  private let ring = Mutex(Ring())

  /// A screen shows fewer rows.
  private static let most = 64

  /// What was found in an article.
  func analysis(_ packed: PackedAnalysis, of article: Article) -> Analysis {
    let known = ring.withLock { ring in
      ring.entries.first { $0.span == article.span && Self.areSame($0.packed.bytes, packed.bytes) }?.analysis
    }
    if let known { return known }
    let analysis = packed.analysis(of: article)
    let entry = Entry(packed: packed, span: article.span, analysis: analysis)
    // What is let go of is freed behind the lock.
    _ = ring.withLock { ring -> Entry? in
      guard ring.entries.count == Self.most else {
        ring.entries.append(entry)
        return nil
      }
      defer { ring.next = (ring.next + 1) % Self.most }
      let old = ring.entries[ring.next]
      ring.entries[ring.next] = entry
      return old
    }
    return analysis
  }

  /// Whether two arrays are one in memory; as both are held, no other can stand at the same place.
  private static func areSame(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    a.count == b.count
      && a.withUnsafeBufferPointer { a in b.withUnsafeBufferPointer { a.baseAddress == $0.baseAddress } }
  }
}
