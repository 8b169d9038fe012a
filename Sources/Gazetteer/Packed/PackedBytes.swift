/// Read-only bytes that live as long as anything points at them; every read is checked against their bounds.
///
/// Reading past the end gives zero, so that damaged bytes find less and never fail.
struct PackedBytes: @unchecked Sendable {
  // Immutable after initialisation; static storage has no owner.
  private let base: UnsafePointer<UInt8>
  let count: Int
  private let owner: Owner?

  private final class Owner: Sendable {
    nonisolated(unsafe) let start: UnsafeMutablePointer<UInt8>

    init(_ bytes: [UInt8]) {
      start = .allocate(capacity: max(1, bytes.count))
      bytes.withUnsafeBufferPointer { source in
        if let first = source.baseAddress { start.initialize(from: first, count: source.count) }
      }
    }

    deinit { start.deallocate() }
  }

  /// Points at bytes that are never freed.
  init(static base: UnsafePointer<UInt8>, count: Int) {
    self.base = base
    self.count = count
    owner = nil
  }

  /// Copies `bytes`.
  init(_ bytes: [UInt8]) {
    let owner = Owner(bytes)
    base = UnsafePointer(owner.start)
    count = bytes.count
    self.owner = owner
  }

  /// The byte at `offset`, zero outside.
  @inline(__always)
  subscript(offset: Int) -> UInt8 {
    offset >= 0 && offset < count ? base[offset] : 0
  }

  /// A little-endian number of 16 bits.
  func uint16(_ offset: Int) -> Int { Int(self[offset]) | Int(self[offset + 1]) << 8 }
  /// A little-endian number of 24 bits.
  func uint24(_ offset: Int) -> Int { uint16(offset) | Int(self[offset + 2]) << 16 }
  /// A little-endian number of 32 bits.
  func uint32(_ offset: Int) -> Int { uint16(offset) | uint16(offset + 2) << 16 }

  /// A number in groups of seven bits, lowest first, that ends with a byte below 128; moves `offset` behind it.
  func varint(_ offset: inout Int) -> Int {
    var value = 0
    var shift = 0
    while shift < 35 {
      let byte = self[offset]
      offset += 1
      value |= Int(byte & 0x7F) << shift
      if byte < 0x80 { break }
      shift += 7
    }
    return value
  }

  /// A string behind a byte that holds its length.
  func string(_ offset: Int) -> String {
    let length = min(Int(self[offset]), max(0, count - offset - 1))
    guard length > 0, offset >= 0 else { return "" }
    return String(decoding: UnsafeBufferPointer(start: base + offset + 1, count: length), as: UTF8.self)
  }
}
