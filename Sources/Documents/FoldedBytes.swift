extension [UInt8] {
  /// Whether `word` stands somewhere in it.
  public func holds(_ word: ArraySlice<UInt8>) -> Bool {
    guard let first = word.first, count >= word.count else { return word.isEmpty }
    for start in 0...(count - word.count) where self[start] == first {
      if self[start..<(start + word.count)] == word { return true }
    }
    return false
  }
}
