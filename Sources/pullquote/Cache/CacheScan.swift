import Documents
import Glibc

/// Reads through the records of a cache file without keeping what they hold.
enum CacheScan {
  /// What a file was found to be.
  enum Outcome: Equatable {
    /// Records up to a place; what lies behind was cut off or is damaged.
    case records(end: Int)
    /// It does not begin as those of the version do.
    case foreign
    /// It could not be read to the end, which says nothing of what is in it.
    case unreadable
  }

  /// Tells of each whole record and where it begins.
  @discardableResult
  static func run(
    _ descriptor: Int32, _ version: ContentHash, _ tell: (CacheRecord.Head, Int) -> Void = { _, _ in }
  ) -> Outcome {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return .unreadable }
    let expected = CacheRecord.fileHead(version)
    var window = Window(descriptor)
    guard window.holds(expected) else { return window.isUnreadable ? .unreadable : .foreign }
    var at = expected.count
    while let head = window.head(at: at), at + head.size <= Int(status.st_size) {
      tell(head, at)
      at += head.size
    }
    return window.isUnreadable ? .unreadable : .records(end: at)
  }

  /// Reads up to `buffer.count` bytes at a place of a file and returns how many came, fewer than `wanted` only where the file
  /// ends; `nil` where it cannot be read.
  static func read(
    _ descriptor: Int32, at offset: Int, wanted: Int, into buffer: UnsafeMutableRawBufferPointer
  ) -> Int? {
    var count = 0
    while count < wanted {
      let received = pread(
        descriptor, buffer.baseAddress?.advanced(by: count), buffer.count - count, offset + count)
      if received < 0, errno == EINTR { continue }
      guard received >= 0 else { return nil }
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
    /// Whether a piece could not be read.
    private(set) var isUnreadable = false

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
        let received = buffer.withUnsafeMutableBytes {
          CacheScan.read(descriptor, at: offset, wanted: wanted, into: $0)
        }
        if received == nil { isUnreadable = true }
        count = received ?? 0
      }
      return count - (offset - start) >= wanted ? offset - start : nil
    }
  }
}
