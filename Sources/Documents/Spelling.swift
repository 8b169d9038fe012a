/// Finds the name that was probably meant by a misspelt one.
public enum Spelling {
  /// The nearest of `names`, or `nil` where none is near enough to be worth a suggestion.
  ///
  /// Names are near when they differ only in case, when few letters (a third of them, at least one) must be
  /// changed, or, for dotted names, when they end in the same word. Words over 64 bytes have no neighbours.
  public static func nearest(to word: String, among names: [String]) -> String? {
    let bytes = Array(word.lowercased().utf8)
    guard !bytes.isEmpty, bytes.count <= 64 else { return nil }
    let allowed = max(1, bytes.count / 3)
    var best: (name: String, distance: Int)?
    for name in names {
      let other = Array(name.lowercased().utf8)
      let distance = distance(bytes, other)
      if distance <= allowed, distance < best?.distance ?? .max { best = (name, distance) }
    }
    return best?.name ?? sharingLastWord(bytes, names)
  }

  private static func sharingLastWord(_ word: [UInt8], _ names: [String]) -> String? {
    let dot = UInt8(ascii: ".")
    guard let last = word.split(separator: dot).last else { return nil }
    let allowed = max(1, last.count / 3)
    var best: (name: String, distance: Int)?
    for name in names {
      guard let end = name.lowercased().utf8.split(separator: dot).last else { continue }
      let distance = distance(Array(last), Array(end))
      if distance <= min(allowed, end.count - 1), distance < best?.distance ?? .max {
        best = (name, distance)
      }
    }
    return best?.name
  }

  /// The optimal string alignment distance (Damerau 1964, restricted): insertions, deletions, substitutions and
  /// swaps of neighbours, each 1.
  static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [i] + Array(repeating: 0, count: b.count)
      for j in 1...b.count {
        let substitution = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
        row[j] = min(row[j - 1] + 1, last[j] + 1, substitution)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          row[j] = min(row[j], beforeLast[j - 2] + 1)
        }
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
