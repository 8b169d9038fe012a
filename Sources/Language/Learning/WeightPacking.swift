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

  /// What a table of these numbers of features and entries takes, long rows aside.
  private static func lineCount(features: Int, entries: Int) -> Int {
    max(1, features * 2 / 9, entries / 8)
  }

  private static func estimatedSize(_ sorted: some Sequence<FeatureWeight>) -> Int {
    var features = 0
    var entries = 0
    var long = 0
    var last: UInt64?
    var row = 0
    func finish() {
      if row > longest { long += 4 + 3 * row }
      entries += row > longest ? 1 : row
      row = 0
    }
    for weight in sorted {
      if weight.feature != last {
        finish()
        features += 1
      }
      last = weight.feature
      row += 1
    }
    finish()
    return headerSize + lineSize * lineCount(features: features, entries: entries) + long
  }

  private static func write(_ sorted: [FeatureWeight], unit: Float, classCount: Int) -> [UInt8] {
    func units(_ weight: FeatureWeight) -> Int {
      Int(min(32767, max(-32767, (weight.value / unit).rounded())))
    }
    // Each feature with what its line holds of it.
    var rows: [(feature: UInt64, entries: [(label: UInt8, value: Int)])] = []
    var long: [[FeatureWeight]] = []
    var start = 0
    for index in sorted.indices
    where index + 1 == sorted.count || sorted[index + 1].feature != sorted[index].feature {
      let row = sorted[start...index]
      if row.count <= longest {
        rows.append((row[start].feature, row.map { ($0.label, units($0)) }))
      } else if long.count < 0xFFFF {
        rows.append((row[start].feature, [(isLong, long.count)]))
        long.append(Array(row))
      }
      start = index + 1
    }
    let hashed = lineCount(features: rows.count, entries: rows.reduce(0) { $0 + $1.entries.count })
    var lines: [UInt8] = []
    var line = 0
    var next = 0
    // Sorted by hash means sorted by line, as the line is the hash scaled down; what finds no room waits for the next.
    while line < hashed || next < rows.count {
      var bytes = [UInt8](repeating: 0, count: lineSize)
      var lane = 0
      var used = 0
      while next < rows.count, lane < lanes, used + rows[next].entries.count <= entries,
        Self.line(of: rows[next].feature, count: UInt64(hashed)) <= line
      {
        bytes.write(uint16: Int(rows[next].feature & 0xFFFF), at: 2 * lane)
        for entry in rows[next].entries {
          bytes[classes + used] = entry.label
          bytes.write(uint16: entry.value, at: values + 2 * used)
          used += 1
        }
        lane += 1
        next += 1
        bytes[starts + lane] = UInt8(used)
      }
      for empty in lane..<lanes { bytes[starts + 1 + empty] = UInt8(used) }
      var waiting = next
      while waiting < rows.count, Self.line(of: rows[waiting].feature, count: UInt64(hashed)) <= line {
        bytes[flag] |= flagBit(rows[waiting].feature)
        waiting += 1
      }
      lines += bytes
      line += 1
    }
    var bytes = magic
    bytes.append(uint32: hashed)
    bytes.append(uint32: Int(unit.bitPattern))
    bytes.append(uint32: classCount)
    bytes.append(uint32: line)
    bytes.append(uint32: long.count)
    bytes += [UInt8](repeating: 0, count: headerSize - bytes.count)
    bytes += lines
    var offset = 0
    for row in long {
      bytes.append(uint32: offset)
      offset += 3 * row.count
    }
    bytes.append(uint32: offset)
    for row in long {
      bytes += row.map(\.label)
      for weight in row { bytes.append(uint16: units(weight)) }
    }
    return bytes
  }
}

extension [UInt8] {
  /// Writes a little-endian number of 16 bits at `place`.
  mutating func write(uint16 value: Int, at place: Int) {
    self[place] = UInt8(truncatingIfNeeded: value)
    self[place + 1] = UInt8(truncatingIfNeeded: value >> 8)
  }
}
