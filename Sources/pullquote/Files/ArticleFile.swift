import Documents
import Glibc
import Ingest

/// Reads the articles of one file; safe to use from any thread.
struct ArticleFile: Sendable {
  /// Files with more bytes than this are left out.
  static let usualLimit = 64 << 20

  let path: FilePath
  /// The most bytes that are read.
  var limit = ArticleFile.usualLimit
  /// Whether it was just seen to be a regular file.
  var isSeen = false

  /// The articles in text order, at least one.
  func articles() throws(Unreadable) -> [Article] { try articles(of: contents()) }

  /// The articles of a file that has these bytes.
  func articles(of bytes: [UInt8]) throws(Unreadable) -> [Article] {
    guard TextDecoder.isText(bytes) else { throw Unreadable(reason: "not text") }
    return ArticleSplitter.articles(of: TextDecoder.decode(bytes, name: path.shown))
  }

  /// All bytes of the file; of one with more than `large` bytes `show` is given the beginning first.
  func contents(ofMoreThan large: Int = .max, show: (Article) -> Void = { _ in }) throws(Unreadable)
    -> [UInt8]
  {
    try opened { descriptor, size throws(Unreadable) in
      if size > large, let article = beginning(descriptor) { show(article) }
      return try read(descriptor, expecting: size)
    }
  }

  /// So many bytes of a large file are shown first.
  private static let beginning = 1 << 20

  /// The beginning of the file as one article, cut behind a line where one ends near; `nil` for what is no text. The file is
  /// still read from its first byte on.
  private func beginning(_ descriptor: Int32) -> Article? {
    var bytes = [UInt8](unsafeUninitializedCapacity: Self.beginning) { buffer, count in
      count = max(0, pread(descriptor, buffer.baseAddress, buffer.count, 0))
    }
    guard !bytes.isEmpty, TextDecoder.isText(bytes) else { return nil }
    if let lineEnd = bytes.suffix(Self.beginning / 16).lastIndex(of: 0x0A) {
      bytes.removeLast(bytes.count - lineEnd - 1)
    } else {
      // Half a character would be shown as damage.
      while let last = bytes.last, last & 0xC0 == 0x80 { bytes.removeLast() }
      if let last = bytes.last, last >= 0xC0 { bytes.removeLast() }
    }
    return ArticleSplitter.article(of: TextDecoder.decode(bytes, name: path.shown))
  }

  /// Opens the file, which is done only where it is a regular file of no more bytes than the limit, and closes it.
  private func opened<Result>(_ body: (Int32, _ size: Int) throws(Unreadable) -> Result) throws(Unreadable)
    -> Result
  {
    // A device may act on being opened and a pipe may block, so the path is looked at first, and what was opened
    // once more, for it may have changed in between.
    if !isSeen, case .other(let reason) = FileStatus(of: path) { throw Unreadable(reason: reason) }
    let descriptor = path.withCString { open($0, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY) }
    guard descriptor >= 0 else { throw Unreadable(reason: SystemError.phrase(errno)) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Unreadable(reason: SystemError.phrase(errno)) }
    switch FileStatus(status) {
    case .regular(let size):
      guard size <= limit else { throw Unreadable(reason: tooLarge(size)) }
      return try body(descriptor, size)
    case .folder: throw Unreadable(reason: "a folder, not a file")
    case .other(let reason): throw Unreadable(reason: reason)
    }
  }

  private func read(_ descriptor: Int32, expecting size: Int) throws(Unreadable) -> [UInt8] {
    var bytes: [UInt8] = []
    // One byte more than announced, so that a file of the announced size takes one call and its end another; a file
    // that grows meanwhile, or that announces nothing as those of /proc do, takes more.
    var room = size + 1
    while true {
      var received = 0
      let start = bytes.count
      let piece = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        received = Glibc.read(descriptor, buffer.baseAddress, room)
        count = max(0, received)
      }
      if received < 0 {
        if errno == EINTR { continue }
        throw Unreadable(reason: SystemError.phrase(errno))
      }
      if received == 0 { return bytes }
      // As many bytes as were announced although there was room for one more: that was all.
      if start == 0, received == size { return piece }
      if start == 0 { bytes = piece } else { bytes += piece }
      if bytes.count > limit { throw Unreadable(reason: tooLarge(bytes.count)) }
      room = max(64 << 10, size + 1 - start - received)
    }
  }

  private func tooLarge(_ size: Int) -> String {
    func megabytes(_ count: Int) -> Int { (count + (1 << 20) - 1) >> 20 }
    return "too large: \(megabytes(size)) MB, the limit is \(megabytes(limit)) MB"
  }
}

/// Why a file was not read, in one phrase.
struct Unreadable: Error, Hashable {
  let reason: String
}
