import Documents

/// The files that were read or left out: those that were listed, but for what came and went since.
struct KnownFiles {
  /// Each once, in the order of their bytes.
  private let listed: FileList
  /// Which of those went.
  private var gone: Set<Int> = []
  private var came: Set<FilePath> = []

  /// Begins with the files that were listed, in whatever order.
  init(_ listed: FileList = FileList()) {
    // A folder is listed in this order.
    self.listed = listed.isOrdered ? listed : FileList(Set(listed).sorted())
  }

  private func index(_ file: FilePath) -> Int? {
    let index = listed.partitioningIndex { $0 >= file }
    return index < listed.count && listed[index] == file ? index : nil
  }

  func contains(_ file: FilePath) -> Bool {
    if let index = index(file) { !gone.contains(index) } else { came.contains(file) }
  }

  mutating func insert(_ file: FilePath) {
    if let index = index(file) { gone.remove(index) } else { came.insert(file) }
  }

  /// Forgets a file, and returns whether it was known.
  mutating func remove(_ file: FilePath) -> Bool {
    if let index = index(file) { gone.insert(index).inserted } else { came.remove(file) != nil }
  }

  /// Those that `isWanted` asks for, in the order of their bytes.
  func sorted(where isWanted: (FilePath) -> Bool) -> [FilePath] {
    let left = listed.indices.lazy.filter { !gone.contains($0) }.map { listed[$0] }
    return (Array(left.filter(isWanted)) + came.filter(isWanted)).sorted()
  }
}
