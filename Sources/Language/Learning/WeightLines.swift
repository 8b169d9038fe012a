import CScan

/// A table from feature hashes to rows with a weight for each of a few classes, read in place from a model's bytes.
///
/// Layout, little-endian: magic "PQL1", the number of lines (32 bits), the value of one unit of weight (32-bit float), the
/// number of classes (32 bits), zeros up to byte 64, the lines, `padding` zeros. A hash belongs to the line that its high
/// half scales to. A line holds `lanes` features: first their fingerprints (the low 16 bits of the hash), then their
/// weights (16 bits, signed): class by class in a table of three classes, feature by feature in any other. A fingerprint
/// is wrong once in some 12,000 look-ups of absent features, which costs nothing measurable.
///
/// With three classes a line is one line of the processor's cache: a look-up, found or not, is one load from memory and
/// no branch.
///
/// Damaged bytes find less and never fail.
struct WeightLines: Sendable {
  static let magic: [UInt8] = Array("PQL1".utf8)
  static let headerSize = 64
  /// How many features a line holds at most.
  static let lanes = 8
  /// The most classes.
  static let mostClasses = 16
  /// What the last row may be read beyond its end.
  static let padding = 64

  private let bytes: ModelBytes
  private let lineCount: UInt64
  private let lineSize: Int
  /// The number of classes.
  let classCount: Int
  /// What one unit of a stored weight is worth; scores are sums of units.
  let unit: Float

  /// The bytes of a line with `classes` classes.
  static func lineSize(classes: Int) -> Int { 2 * lanes * (1 + classes) }

  /// Reads the header; bytes that are no table make a table without features.
  init(_ bytes: ModelBytes) {
    self.bytes = bytes
    let classes = bytes.uint32(12)
    let lines = bytes.hasPrefix(Self.magic) && (1...Self.mostClasses).contains(classes) ? bytes.uint32(4) : 0
    let size = Self.lineSize(classes: classes)
    let room = bytes.count - Self.headerSize - Self.padding
    let fits = lines > 0 && room >= 0 && room / size >= lines
    lineCount = fits ? UInt64(lines) : 0
    lineSize = fits ? size : 0
    unit = fits ? Float(bitPattern: UInt32(bytes.uint32(8))) : 0
    classCount = fits ? classes : 0
  }

  /// Whether the table holds nothing.
  var isEmpty: Bool { lineCount == 0 }

  /// The line, of `count`, that `hash` belongs to.
  @inline(__always)
  static func line(of hash: UInt64, count: UInt64) -> Int {
    Int(truncatingIfNeeded: ((hash >> 32) &* count) >> 32)
  }

  /// The sums of the weights of `count` features, in units, for a table of three classes; zeros for any other. `hashes` is
  /// used up.
  @inline(__always)
  func sums(_ hashes: UnsafeMutablePointer<UInt64>, count: Int) -> (Int32, Int32, Int32) {
    guard classCount == 3 else { return (0, 0, 0) }
    let kept = find(hashes, count: count)
    let lines = bytes.base + Self.headerSize
    var first: Int32 = 0
    var second: Int32 = 0
    var third: Int32 = 0
    for index in 0..<kept {
      let place = Int(truncatingIfNeeded: hashes[index])
      let row = lines + (place >> 3 &* 64 &+ (place & 7) &* 2)
      first &+= Int32(row.loadUnaligned(fromByteOffset: 16, as: Int16.self))
      second &+= Int32(row.loadUnaligned(fromByteOffset: 32, as: Int16.self))
      third &+= Int32(row.loadUnaligned(fromByteOffset: 48, as: Int16.self))
    }
    return (first, second, third)
  }

  /// Adds the weights of `count` features to `scores`, which has room for `classCount` numbers; `hashes` is used up.
  @inline(__always)
  func add(_ hashes: UnsafeMutablePointer<UInt64>, count: Int, to scores: UnsafeMutablePointer<Int32>) {
    if classCount == 3 {
      let sums = sums(hashes, count: count)
      scores[0] &+= sums.0
      scores[1] &+= sums.1
      scores[2] &+= sums.2
    } else if lineCount > 0 {
      addRows(hashes, count: count, to: scores)
    }
  }

  @inline(__always)
  private func addRows(
    _ hashes: UnsafeMutablePointer<UInt64>, count: Int, to scores: UnsafeMutablePointer<Int32>
  ) {
    let kept = find(hashes, count: count)
    let lines = bytes.base + Self.headerSize
    let isWide = classCount > 8
    // What lies behind a row is added to lanes that nobody reads.
    var low = SIMD8<Int32>()
    var high = low
    for index in 0..<kept {
      let place = Int(truncatingIfNeeded: hashes[index])
      let row = lines + (place >> 3 &* lineSize &+ 2 &* Self.lanes &+ (place & 7) &* (2 &* classCount))
      low &+= SIMD8<Int32>(truncatingIfNeeded: row.loadUnaligned(as: SIMD8<Int16>.self))
      if isWide {
        high &+= SIMD8<Int32>(
          truncatingIfNeeded: row.loadUnaligned(fromByteOffset: 16, as: SIMD8<Int16>.self))
      }
    }
    for label in 0..<classCount { scores[label] &+= label < 8 ? low[label] : high[label - 8] }
  }

  /// Replaces `hashes` by the places, line and lane, of those features that the table holds, and returns their number.
  ///
  /// No look-up depends on the one before and none branches. All lines are asked for first: as many then come from memory at
  /// a time as the processor can wait for, not only those of the few look-ups that it has begun.
  @inline(__always)
  private func find(_ hashes: UnsafeMutablePointer<UInt64>, count: Int) -> Int {
    let lines = bytes.base + Self.headerSize
    for index in 0..<count {
      cscan_fetch(lines + Self.line(of: hashes[index], count: lineCount) &* lineSize)
    }
    var kept = 0
    for index in 0..<count {
      let hash = hashes[index]
      let number = Self.line(of: hash, count: lineCount)
      let lane = cscan_first(lines + number &* lineSize, UInt16(truncatingIfNeeded: hash))
      hashes[kept] = UInt64(truncatingIfNeeded: number << 3) | UInt64(lane & 7)
      kept &+= lane < UInt32(Self.lanes) ? 1 : 0
    }
    return kept
  }
}

extension WeightLines {
  /// How many features there are to a line on average: of more than `lanes`, the weakest are left out, one in a hundred.
  private static let load = 5.25

  /// The bytes of a table with the rows of `weights`, at most `limit` of them: the rows nearest zero are left out.
  ///
  /// A weight is stored in units of which the largest weight makes 32,767. The order of `weights` does not matter.
  static func packed(_ weights: [FeatureWeight], classCount: Int, limit: Int = .max) -> [UInt8] {
    precondition((1...mostClasses).contains(classCount), "a line has room for 1 to 16 classes")
    let largest = weights.reduce(0) { max($0, abs($1.value)) }
    let unit = largest > 0 ? largest / 32767 : 0.001
    var kept = weights.filter { abs($0.value) >= unit / 2 && $0.label < classCount }
    kept.sort { ($0.feature, $0.label) < ($1.feature, $1.label) }
    var rows: [Range<Int>] = []
    var start = 0
    for index in kept.indices
    where index + 1 == kept.count || kept[index + 1].feature != kept[index].feature {
      rows.append(start..<(index + 1))
      start = index + 1
    }
    func strength(_ row: Range<Int>) -> Float { kept[row].reduce(0) { max($0, abs($1.value)) } }
    let size = lineSize(classes: classCount)
    let most = max(1, (limit - headerSize - padding) / size)
    if Double(rows.count) > Double(most) * load {
      let strengths = rows.map(strength).sorted(by: >)
      let least = strengths[min(strengths.count - 1, Int(Double(most) * load))]
      rows.removeAll { strength($0) <= least }
    }
    let lines = min(most, max(1, Int(Double(rows.count) / load)))
    var bytes = magic
    bytes.append(uint32: lines)
    bytes.append(uint32: Int(unit.bitPattern))
    bytes.append(uint32: classCount)
    bytes += [UInt8](repeating: 0, count: headerSize - bytes.count + lines * size + padding)
    var next = 0
    // Sorted by hash means sorted by line, as the line is the hash scaled down.
    for line in 0..<lines {
      var own: [Range<Int>] = []
      while next < rows.count,
        Self.line(of: kept[rows[next].lowerBound].feature, count: UInt64(lines)) <= line
      {
        own.append(rows[next])
        next += 1
      }
      if own.count > lanes {
        own.sort { (strength($1), kept[$0.lowerBound].feature) < (strength($0), kept[$1.lowerBound].feature) }
      }
      for (lane, row) in own.prefix(lanes).enumerated() {
        let start = headerSize + line * size
        bytes.write(uint16: Int(kept[row.lowerBound].feature & 0xFFFF), at: start + 2 * lane)
        for weight in kept[row] {
          let units = Int(min(32767, max(-32767, (weight.value / unit).rounded())))
          let label = Int(weight.label)
          let place = classCount == 3 ? lanes * label + lane : classCount * lane + label
          bytes.write(uint16: units, at: start + 2 * (lanes + place))
        }
      }
    }
    return bytes
  }
}
