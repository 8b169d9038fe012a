import Synchronization

/// The sorted folded keys of a packed gazetteer, front-coded in blocks, and the records each leads to.
struct KeyIndex: Sendable {
  let bytes: PackedBytes
  let blockCount: Int
  let blocks: Int
  let keys: Int
  private let heads = BlockHeads()

  init(bytes: PackedBytes, blockCount: Int, blocks: Int, keys: Int) {
    self.bytes = bytes
    self.blockCount = blockCount
    self.blocks = blocks
    self.keys = keys
  }

  /// The first eight bytes of a block's first key.
  private func head(_ block: Int) -> UInt64 {
    let offset = keys + bytes.uint32(blocks + 4 * block)
    let length = Int(bytes[offset + 1])
    return (0..<8).reduce(0) { $0 << 8 | ($1 < length ? UInt64(bytes[offset + 2 + $1]) : 0) }
  }

  /// Calls `visit` with each posting of `key`, in the order of importance.
  func forEachPosting(of key: [UInt8], _ visit: (Int) -> Void) {
    guard blockCount > 0, !key.isEmpty, key.count <= PackedLayout.longestKey + 1 else { return }
    let count = max(0, min(blockCount, bytes.count / 4))
    let heads = heads.values(count) { self.head($0) }
    var low = 0
    var high = count
    var head: UInt64 = 0
    for index in 0..<8 { head = head << 8 | (index < key.count ? UInt64(key[index]) : 0) }
    // The last block whose first key is not behind `key`.
    while high - low > 1 {
      let middle = (low + high) / 2
      let other = heads[middle]
      if other < head || other == head && compareHead(middle, key) <= 0 {
        low = middle
      } else {
        high = middle
      }
    }
    scan(low, key, visit)
  }

  /// The order of a block's first key and `key`: below, equal to or above zero.
  private func compareHead(_ block: Int, _ key: [UInt8]) -> Int {
    let offset = keys + bytes.uint32(blocks + 4 * block)
    let length = Int(bytes[offset + 1])
    for index in 0..<min(length, key.count) {
      let byte = bytes[offset + 2 + index]
      if byte != key[index] { return byte < key[index] ? -1 : 1 }
    }
    return length - key.count
  }

  private func scan(_ block: Int, _ key: [UInt8], _ visit: (Int) -> Void) {
    var offset = keys + bytes.uint32(blocks + 4 * block)
    // How many bytes the entry before this one shares with `key`: enough to compare without writing keys out.
    var matched = 0
    for entry in 0..<PackedLayout.blockSize {
      guard offset < bytes.count else { return }
      let shared = Int(bytes[offset])
      let length = Int(bytes[offset + 1])
      let suffix = offset + 2
      if entry > 0, shared < matched { return }
      if entry == 0 || shared == matched {
        var index = 0
        while index < length, matched < key.count, bytes[suffix + index] == key[matched] {
          index += 1
          matched += 1
        }
        if index == length, matched == key.count {
          readPostings(suffix + length, visit)
          return
        }
        if index < length, matched < key.count, bytes[suffix + index] > key[matched] { return }
        if index < length, matched == key.count { return }
      }
      offset = suffix + length
      var remaining = bytes.varint(&offset)
      while remaining > 0, offset < bytes.count {
        _ = bytes.varint(&offset)
        remaining -= 1
      }
    }
  }

  private func readPostings(_ start: Int, _ visit: (Int) -> Void) {
    var offset = start
    var remaining = bytes.varint(&offset)
    var posting = 0
    while remaining > 0, offset < bytes.count {
      posting += bytes.varint(&offset)
      visit(posting)
      remaining -= 1
    }
  }
}

/// The first eight bytes of each block's first key, so that most comparisons stay in a small part of memory; made when a
/// key is looked up for the first time: the start does not wait two milliseconds for them.
private final class BlockHeads: Sendable {
  // The address of the heads, 0 where there are none yet: a pointer in an `Atomic` is not `Sendable`.
  private let address = Atomic<UInt>(0)

  private var start: UnsafeMutablePointer<UInt64>? {
    UnsafeMutablePointer(bitPattern: address.load(ordering: .acquiring))
  }

  /// The heads of `count` blocks, made by `make` the first time.
  @inline(__always)
  func values(_ count: Int, _ make: (Int) -> UInt64) -> UnsafeMutablePointer<UInt64> {
    start ?? made(count, make)
  }

  private func made(_ count: Int, _ make: (Int) -> UInt64) -> UnsafeMutablePointer<UInt64> {
    let new = UnsafeMutablePointer<UInt64>.allocate(capacity: max(1, count))
    for block in 0..<count { new[block] = make(block) }
    let result = address.compareExchange(
      expected: 0, desired: UInt(bitPattern: new), ordering: .acquiringAndReleasing)
    guard !result.exchanged, let first = UnsafeMutablePointer<UInt64>(bitPattern: result.original) else {
      return new
    }
    new.deallocate()
    return first
  }

  deinit { start?.deallocate() }
}
