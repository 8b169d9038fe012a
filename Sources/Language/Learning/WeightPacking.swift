/// One weight of a model in training: feature, class, value.
public struct FeatureWeight: Sendable {
  /// The feature's hash.
  public let feature: UInt64
  /// The class, below 256.
  public let label: UInt8
  /// The weight.
  public let value: Float

  /// Makes a weight.
  public init(feature: UInt64, label: UInt8, value: Float) {
    self.feature = feature
    self.label = label
    self.value = value
  }
}

extension PackedWeights {
  /// The bytes of a table with `weights`, at most `limit` of them: the weights nearest zero are left out until it fits.
  ///
  /// A weight is stored in units of `unit`, chosen so that the largest weight fits unless it is given.
  /// The order of `weights` does not matter; weights that round to nothing are left out.
  public static func packed(
    _ weights: [FeatureWeight], classCount: Int, unit given: Float? = nil, limit: Int = .max
  ) -> [UInt8] {
    let largest = weights.reduce(0) { max($0, abs($1.value)) }
    let unit = given ?? (largest > 0 ? largest / 32767 : 1)
    var kept = weights.filter { abs($0.value) >= unit / 2 }
    kept.sort { ($0.feature, $0.label) < ($1.feature, $1.label) }
    if estimatedSize(kept) > limit {
      let magnitudes = kept.map { abs($0.value) }.sorted()
      var low = 0
      var high = magnitudes.count
      while high - low > 1 {
        let middle = (low + high) / 2
        let threshold = magnitudes[middle]
        if estimatedSize(kept.lazy.filter { $0.value.magnitude > threshold }) > limit {
          low = middle
        } else {
          high = middle
        }
      }
      let threshold = high < magnitudes.count ? magnitudes[high] : .infinity
      kept = kept.filter { $0.value.magnitude > threshold }
    }
    return write(kept, unit: unit, classCount: classCount)
  }

  private static func bucketCount(features: Int) -> Int { max(1, features / 3) }

  /// The logarithm of the filter's bits: eight to sixteen bits for each feature.
  private static func filterSize(features: Int) -> Int {
    var size = 6
    while size < largestFilter, 1 << size < 8 * features { size += 1 }
    return size
  }

  private static func estimatedSize(_ sorted: some Sequence<FeatureWeight>) -> Int {
    var features = 0
    var entries = 0
    var last: UInt64?
    for weight in sorted {
      if weight.feature != last { features += 1 }
      last = weight.feature
      entries += 1
    }
    let buckets = bucketCount(features: features)
    return headerSize + 1 << filterSize(features: features) / 8 + 4 * (buckets + 1) + buckets + 3 * features
      + 3 * entries
  }

  private static func write(_ sorted: [FeatureWeight], unit: Float, classCount: Int) -> [UInt8] {
    var rows: [Range<Int>] = []
    var start = 0
    for index in sorted.indices
    where index + 1 == sorted.count || sorted[index + 1].feature != sorted[index].feature {
      rows.append(start..<(index + 1))
      start = index + 1
    }
    let buckets = bucketCount(features: rows.count)
    var offsets: [Int] = []
    var data: [UInt8] = []
    var row = 0
    // Sorted by hash means sorted by bucket, as the bucket is the hash scaled down.
    for bucket in 0..<buckets {
      offsets.append(data.count)
      let first = row
      while row < rows.count, row - first < 255,
        Self.bucket(of: sorted[rows[row].lowerBound].feature, count: UInt64(buckets)) <= bucket
      {
        row += 1
      }
      guard row > first else { continue }
      data.append(UInt8(row - first))
      for entry in rows[first..<row] {
        data.append(uint16: Int(truncatingIfNeeded: sorted[entry.lowerBound].feature & 0xFFFF))
      }
      for entry in rows[first..<row] { data.append(UInt8(min(255, entry.count))) }
      for weight in rows[first..<row].lazy.flatMap({ sorted[$0.prefix(255)] }) {
        data.append(weight.label)
        data.append(uint16: Int(min(32767, max(-32767, (weight.value / unit).rounded()))))
      }
    }
    offsets.append(data.count)
    let filterSize = filterSize(features: rows.count)
    var filter = [UInt8](repeating: 0, count: 1 << filterSize / 8)
    for row in rows {
      let bit = filterBit(of: sorted[row.lowerBound].feature, mask: 1 << UInt64(filterSize) - 1)
      filter[Int(bit >> 3)] |= 1 << UInt8(bit & 7)
    }
    var bytes = magic
    bytes.append(uint32: buckets)
    bytes.append(uint32: Int(unit.bitPattern))
    bytes.append(uint32: classCount)
    bytes.append(uint32: filterSize)
    bytes += filter
    for offset in offsets { bytes.append(uint32: offset) }
    return bytes + data
  }
}
