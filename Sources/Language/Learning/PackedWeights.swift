import CScan

/// A table from feature hashes to sparse rows of weights, read in place from a model's bytes.
///
/// Layout, little-endian: magic "PQW3", the number of lines that hashes lead to (32 bits), the value of one unit of weight
/// (32-bit float), the numbers of classes, of lines and of long rows (32 bits each), zeros up to byte 64; the lines; where
/// each long row begins and the last one ends (32 bits each, from the first row's begin); the long rows.
///
/// A line is one line of the processor's cache, so that most look-ups are one load from memory. A hash belongs to the line
/// that its high half scales to. A line holds `lanes` features at most: their fingerprints (the low 16 bits of the hash), at
/// byte 16 where the entries of each begin and the last one's end (8 bits each), at byte 25 the classes of `entries`
/// entries (8 bits), at byte 38 their weights (16 bits, signed), at byte 63 a bit for each value of a hash's lowest three bits
/// with which a feature that belongs here or before lies in the lines behind. A feature with more than `longest` entries has one entry, of class 255, whose weight is the number of its
/// long row: classes, then weights. A fingerprint is wrong once in 15,000 look-ups of absent features, which costs
/// nothing measurable.
///
/// Damaged bytes find less and never fail.
public struct PackedWeights: Sendable {
  static let magic: [UInt8] = Array("PQW3".utf8)
  static let headerSize = 64
  static let lineSize = 64
  static let lanes = 8
  static let entries = 12
  /// The most entries of a row that lies in its line.
  static let longest = 6
  /// Where the parts of a line begin.
  static let starts = 16
  static let classes = 25
  static let values = 38
  static let flag = 63
  /// The class of an entry that stands for a long row.
  static let isLong: UInt8 = 255
  /// How many lines a feature may lie behind its own.
  static let furthest = 64

  private let bytes: ModelBytes
  private let hashedLines: UInt64
  private let lineCount: Int
  private let longCount: Int
  /// The number of classes; every class in the table is below 255.
  public let classCount: Int
  /// What one unit of a stored weight is worth; scores are sums of units.
  public let unit: Float

  /// How many scores a caller must provide: one for each value that a class byte can have.
  public static let scoreCount = 256

  /// Reads the header; bytes that are no table make a table without features.
  public init(_ bytes: ModelBytes) {
    self.bytes = bytes
    let hashed = bytes.hasPrefix(Self.magic) ? bytes.uint32(4) : 0
    let lines = bytes.uint32(16)
    let long = bytes.uint32(20)
    let fits =
      hashed > 0 && hashed <= lines && lines < 1 << 24 && long < 1 << 16
      && Self.headerSize + lines * Self.lineSize + 4 * (long + 1) <= bytes.count
    hashedLines = fits ? UInt64(hashed) : 0
    lineCount = fits ? lines : 0
    longCount = fits ? long : 0
    unit = fits ? Float(bitPattern: UInt32(bytes.uint32(8))) : 1
    classCount = fits ? min(bytes.uint32(12), Self.scoreCount) : 0
  }

  /// Whether the table holds nothing.
  public var isEmpty: Bool { lineCount == 0 }

  /// The line, of `count`, that `hash` belongs to.
  @inline(__always)
  static func line(of hash: UInt64, count: UInt64) -> Int {
    Int(truncatingIfNeeded: ((hash >> 32) &* count) >> 32)
  }

  @inline(__always)
  private func address(_ line: Int) -> UnsafeRawPointer {
    bytes.base + (Self.headerSize &+ line &* Self.lineSize)
  }

  /// The first lane of the line at `line` with the fingerprint of `hash`; 8 where there is none.
  @inline(__always)
  private func lane(of hash: UInt64, in line: UnsafeRawPointer) -> Int {
    Int(cscan_first(line, UInt16(truncatingIfNeeded: hash)))
  }

  /// Adds the weights of `count` features to `scores`, which must have room for `scoreCount` numbers; `hashes` is used up.
  ///
  /// Goes over the features three times, so that no look-up waits for the memory of the one before: asks for their lines,
  /// finds out which of them there are, without a branch, then adds their weights.
  @inline(__always)
  public func add(
    _ hashes: UnsafeMutablePointer<UInt64>, count: Int, to scores: UnsafeMutablePointer<Int32>
  ) {
    guard lineCount > 0 else { return }
    for index in 0..<count { cscan_fetch(address(Self.line(of: hashes[index], count: hashedLines))) }
    var kept = 0
    for index in 0..<count {
      let hash = hashes[index]
      let number = Self.line(of: hash, count: hashedLines)
      let line = address(number)
      let lane = lane(of: hash, in: line)
      hashes[kept] = UInt64(truncatingIfNeeded: number << 24 | lane << 16) | hash & 0xFFFF
      kept &+= lane < Self.lanes || Self.goesOn(line, hash) ? 1 : 0
    }
    for index in 0..<kept {
      let place = hashes[index]
      visit(
        Int(truncatingIfNeeded: place >> 24), lane: Int(truncatingIfNeeded: place >> 16 & 0xFF), hash: place
      ) { label, weight in
        scores[label] &+= weight
      }
    }
  }

  /// Calls `visit` with each class, below `scoreCount`, and weight, in units, of feature `hash`.
  @inline(__always)
  public func forEachWeight(of hash: UInt64, _ visit: (Int, Int32) -> Void) {
    guard lineCount > 0 else { return }
    let number = Self.line(of: hash, count: hashedLines)
    self.visit(number, lane: lane(of: hash, in: address(number)), hash: hash, visit)
  }

  /// Calls `visit` with the entries in lane `lane` of line `number` or, where that is none, of the lines behind.
  @inline(__always)
  private func visit(_ number: Int, lane: Int, hash: UInt64, _ visit: (Int, Int32) -> Void) {
    var lane = lane
    var line = address(number)
    if lane >= Self.lanes {
      (line, lane) = behind(number, hash)
      guard lane < Self.lanes else { return }
    }
    let start = Int(line.load(fromByteOffset: Self.starts &+ lane, as: UInt8.self))
    let end = min(Self.entries, Int(line.load(fromByteOffset: Self.starts &+ 1 &+ lane, as: UInt8.self)))
    var entry = start
    while entry < end {
      let label = line.load(fromByteOffset: Self.classes &+ entry, as: UInt8.self)
      let weight = line.loadUnaligned(fromByteOffset: Self.values &+ 2 &* entry, as: Int16.self)
      if label == Self.isLong {
        visitLong(Int(UInt16(bitPattern: weight)), visit)
      } else {
        visit(Int(label), Int32(weight))
      }
      entry &+= 1
    }
  }

  /// Whether the feature `hash`, which is not in the line at `line`, may lie in the lines behind.
  @inline(__always)
  private static func goesOn(_ line: UnsafeRawPointer, _ hash: UInt64) -> Bool {
    line.load(fromByteOffset: flag, as: UInt8.self) & flagBit(hash) != 0
  }

  @inline(__always)
  static func flagBit(_ hash: UInt64) -> UInt8 { 1 << UInt8(truncatingIfNeeded: hash & 7) }

  /// Where a feature lies that found no room in line `number`; lane 8 where there is none.
  private func behind(_ number: Int, _ hash: UInt64) -> (line: UnsafeRawPointer, lane: Int) {
    var number = number
    var line = address(number)
    for _ in 0..<Self.furthest {
      guard Self.goesOn(line, hash), number + 1 < lineCount else { break }
      number += 1
      line = address(number)
      let lane = lane(of: hash, in: line)
      if lane < Self.lanes { return (line, lane) }
    }
    return (line, Self.lanes)
  }

  @inline(__always)
  private func visitLong(_ row: Int, _ visit: (Int, Int32) -> Void) {
    guard row < longCount else { return }
    let directory = Self.headerSize &+ lineCount &* Self.lineSize
    let rows = directory &+ 4 &* (longCount &+ 1)
    let place = bytes.base + (directory &+ 4 &* row)
    let start = rows &+ Int(place.loadUnaligned(as: UInt32.self))
    let end = rows &+ Int(place.loadUnaligned(fromByteOffset: 4, as: UInt32.self))
    guard start < end, end <= bytes.count else { return }
    let count = (end &- start) / 3
    let labels = bytes.base + start
    for entry in 0..<count {
      visit(
        Int(labels.load(fromByteOffset: entry, as: UInt8.self)),
        Int32(labels.loadUnaligned(fromByteOffset: count &+ 2 &* entry, as: Int16.self)))
    }
  }
}
