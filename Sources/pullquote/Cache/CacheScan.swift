import Documents
import Glibc

/// Reads through the records of a cache file without keeping what they hold.
enum CacheScan {
  /// Tells of each whole record and where it begins; the place behind the last one, or `nil` for a file that does not begin
  /// as those of `version` do.
  static func run(
    _ descriptor: Int32, _ version: ContentHash, _ tell: (CacheRecord.Head, Int) -> Void = { _, _ in }
  ) -> Int? {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    let expected = CacheRecord.fileHead(version)
    var window = Window(descriptor)
    guard window.holds(expected) else { return nil }
    var at = expected.count
    while let head = window.head(at: at), at + head.size <= Int(status.st_size) {
      tell(head, at)
      at += head.size
    }
    return at
  }

  /// Reads up to `buffer.count` bytes at a place of a file and returns how many came; fewer than `wanted` only where the file ends or
  /// cannot be read.
  static func read(
    _ descriptor: Int32, at offset: Int, wanted: Int, into buffer: UnsafeMutableRawBufferPointer
  ) -> Int {
    var count = 0
    while count < wanted {
      let received = pread(
        descriptor, buffer.baseAddress?.advanced(by: count), buffer.count - count, offset + count)
      if received < 0, errno == EINTR { continue }
      guard received > 0 else { break }
      count += received
    }
    return count
  }

  /// A piece of a file that moves on.
  private struct Window {
    private let descriptor: Int32
    private var buffer = [UInt8](repeating: 0, count: 1 << 20)
    private var start = 0
    private var count = 0

    init(_ descriptor: Int32) { self.descriptor = descriptor }

    /// Whether the file begins with these bytes.
    mutating func holds(_ bytes: [UInt8]) -> Bool {
      guard let first = first(of: bytes.count, at: 0) else { return false }
      return buffer[first..<(first + bytes.count)].elementsEqual(bytes)
    }

    mutating func head(at offset: Int) -> CacheRecord.Head? {
      guard let first = first(of: CacheRecord.headSize, at: offset) else { return nil }
      return buffer.withUnsafeBytes {
        CacheRecord.Head(UnsafeRawBufferPointer(rebasing: $0[first..<(first + CacheRecord.headSize)]))
      }
    }

    /// Where in the buffer the bytes at a place of the file stand; `nil` where the file has not so many.
    private mutating func first(of wanted: Int, at offset: Int) -> Int? {
      if offset < start || offset + wanted > start + count {
        start = offset
        let descriptor = descriptor
        count = buffer.withUnsafeMutableBytes {
          CacheScan.read(descriptor, at: offset, wanted: wanted, into: $0)
        }
      }
      return count - (offset - start) >= wanted ? offset - start : nil
    }
  }
}
