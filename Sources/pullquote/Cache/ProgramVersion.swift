import Documents
import Glibc

/// What tells this program from any other: what it finds depends on all of it, code, models, lexicons and gazetteer.
enum ProgramVersion {
  /// A hash of the build's identifier, which the linker makes of all that is in the program; of the whole file where it has
  /// none; `nil` where the program cannot read itself.
  static var hash: ContentHash? {
    let path = FilePath("/proc/self/exe")
    let descriptor = path.withCString { open($0, O_RDONLY | O_CLOEXEC) }
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    if let identifier = buildIdentifier(of: descriptor) { return ContentHash(of: identifier) }
    return (try? ArticleFile(path: path, limit: 1 << 30).contents()).map { ContentHash(of: $0) }
  }

  /// The content of the note NT_GNU_BUILD_ID of a program of 64 bits (elf(5)).
  static func buildIdentifier(of descriptor: Int32) -> [UInt8]? {
    guard let head = bytes(of: descriptor, at: 0, count: 64),
      head.starts(with: [0x7F, 0x45, 0x4C, 0x46, 2, 1])
    else {
      return nil
    }
    let size = number(head, 54, 2)
    let count = number(head, 56, 2)
    guard size >= 56, let table = bytes(of: descriptor, at: number(head, 32, 8), count: size * count) else {
      return nil
    }
    for index in 0..<count where number(table, index * size, 4) == 4 {
      let start = number(table, index * size + 8, 8)
      let length = number(table, index * size + 32, 8)
      if let notes = bytes(of: descriptor, at: start, count: length), let found = identifier(in: notes) {
        return found
      }
    }
    return nil
  }

  /// Notes are three numbers (lengths of name and content, type), then name and content, each filled to 4 bytes.
  private static func identifier(in notes: [UInt8]) -> [UInt8]? {
    func filled(_ count: Int) -> Int { (count + 3) & ~3 }
    var at = 0
    while at + 12 <= notes.count {
      let content = at + 12 + filled(number(notes, at, 4))
      let end = content + number(notes, at + 4, 4)
      guard end <= notes.count else { return nil }
      if number(notes, at + 8, 4) == 3, notes[(at + 12)..<content].elementsEqual([0x47, 0x4E, 0x55, 0]) {
        return Array(notes[content..<end])
      }
      at = content + filled(number(notes, at + 4, 4))
    }
    return nil
  }

  private static func number(_ bytes: [UInt8], _ at: Int, _ count: Int) -> Int {
    var value: UInt64 = 0
    for index in (0..<count).reversed() { value = value << 8 | UInt64(bytes[at + index]) }
    return Int(clamping: value)
  }

  /// So many bytes of a file; `nil` where it has not so many, and for more than a table of a program has.
  private static func bytes(of descriptor: Int32, at offset: Int, count: Int) -> [UInt8]? {
    guard (1...(1 << 20)).contains(count), offset < 1 << 40 else { return nil }
    var buffer = [UInt8](repeating: 0, count: count)
    let received = buffer.withUnsafeMutableBytes {
      CacheScan.read(descriptor, at: offset, wanted: count, into: $0)
    }
    return received == count ? buffer : nil
  }
}
