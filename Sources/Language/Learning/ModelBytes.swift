import CAssets

/// Read-only bytes of a model, which live as long as anything points at them.
public struct ModelBytes: @unchecked Sendable {
  // Immutable after initialisation; bytes compiled into the program have no owner.
  let base: UnsafeRawPointer
  /// The number of bytes.
  public let count: Int
  /// Parts begin at multiples of this many bytes, a line of the processor's cache.
  static let alignment = 64
  private let owner: Owner?

  private final class Owner: @unchecked Sendable {
    let start: UnsafeMutableRawPointer

    init(_ bytes: [UInt8]) {
      start = .allocate(byteCount: max(1, bytes.count), alignment: ModelBytes.alignment)
      bytes.withUnsafeBytes { source in
        if let first = source.baseAddress { start.copyMemory(from: first, byteCount: source.count) }
      }
    }

    deinit { start.deallocate() }
  }

  /// Points at an asset compiled into the program.
  init(_ asset: pq_asset) {
    base = UnsafeRawPointer(asset.bytes)
    count = asset.count
    owner = nil
  }

  /// Copies `bytes`.
  public init(_ bytes: [UInt8]) {
    let owner = Owner(bytes)
    base = UnsafeRawPointer(owner.start)
    count = bytes.count
    self.owner = owner
  }

  private init(base: UnsafeRawPointer, count: Int, owner: Owner?) {
    self.base = base
    self.count = count
    self.owner = owner
  }

  /// A little-endian number of 32 bits; zero where it does not lie inside.
  func uint32(_ offset: Int) -> Int {
    guard offset >= 0, offset + 4 <= count else { return 0 }
    return Int(UInt32(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
  }

  func hasPrefix(_ prefix: [UInt8]) -> Bool {
    count >= prefix.count
      && prefix.indices.allSatisfy { base.load(fromByteOffset: $0, as: UInt8.self) == prefix[$0] }
  }

  /// Part `index` of a file that `joined(_:)` made; empty where there is none.
  public func part(_ index: Int) -> ModelBytes {
    let start = uint32(8 + 4 * index)
    let end = uint32(12 + 4 * index)
    guard hasPrefix(Self.magic), index >= 0, index < uint32(4), start <= end, end <= count else {
      return ModelBytes([])
    }
    return ModelBytes(base: base + start, count: end - start, owner: owner)
  }

  private static let magic: [UInt8] = Array("PQM1".utf8)

  /// The bytes of a model file of several parts: magic "PQM1", their number, their offsets and the end of the last one
  /// (32 bits each, little-endian), then the parts, each filled up with zeros to a multiple of `alignment`.
  public static func joined(_ parts: [[UInt8]]) -> [UInt8] {
    func filled(_ count: Int) -> Int { (count + alignment - 1) / alignment * alignment }
    var file = magic
    file.append(uint32: parts.count)
    var offset = filled(8 + 4 * (parts.count + 1))
    for part in parts {
      file.append(uint32: offset)
      offset += filled(part.count)
    }
    file.append(uint32: offset)
    for part in parts {
      file += Array(repeating: 0, count: filled(file.count) - file.count)
      file += part
    }
    return file + Array(repeating: 0, count: filled(file.count) - file.count)
  }
}

extension [UInt8] {
  /// Appends a little-endian number of 32 bits.
  mutating func append(uint32 value: Int) {
    for shift in [0, 8, 16, 24] { append(UInt8(truncatingIfNeeded: value >> shift)) }
  }

  /// Appends a little-endian number of 16 bits.
  mutating func append(uint16 value: Int) {
    append(UInt8(truncatingIfNeeded: value))
    append(UInt8(truncatingIfNeeded: value >> 8))
  }
}
