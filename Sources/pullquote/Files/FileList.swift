/// Paths of many files, in order: their bytes one behind the other, because an array of its own for each takes twice as much
/// memory as its path.
struct FileList: RandomAccessCollection, Sendable {
  private var bytes: [UInt8] = []
  /// Where each path ends.
  private var ends: [Int] = []

  init() {}

  init(_ files: some Sequence<FilePath>) { for file in files { append(file) } }

  mutating func append(_ file: FilePath) {
    bytes += file.bytes
    ends.append(bytes.count)
  }

  var startIndex: Int { 0 }
  var endIndex: Int { ends.count }

  subscript(index: Int) -> FilePath { FilePath(bytes: Array(path(index))) }

  private func path(_ index: Int) -> ArraySlice<UInt8> {
    bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }

  /// Whether each path stands behind the one before it, byte by byte.
  var isOrdered: Bool {
    ends.indices.dropFirst().allSatisfy { path($0 - 1).lexicographicallyPrecedes(path($0)) }
  }
}
