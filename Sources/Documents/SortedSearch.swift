extension RandomAccessCollection {
  /// The index of the first element that `isBehind`, found by halving: `isBehind` must hold for all elements after it.
  /// `endIndex` where there is none. Named as in swift-algorithms.
  public func partitioningIndex(where isBehind: (Element) -> Bool) -> Index {
    var low = startIndex
    var length = count
    while length > 0 {
      let half = length / 2
      let middle = index(low, offsetBy: half)
      if isBehind(self[middle]) {
        length = half
      } else {
        low = index(after: middle)
        length -= half + 1
      }
    }
    return low
  }
}
