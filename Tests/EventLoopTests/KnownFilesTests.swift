import Testing

@testable import pullquote

@Suite struct KnownFilesTests {
  private func paths(_ names: String...) -> [FilePath] { names.map { FilePath($0) } }

  @Test func aListHoldsItsPathsInOrder() {
    let files = paths("/n/b", "", "/n/a-longer-one")
    let list = FileList(files)
    #expect(Array(list) == files && list.count == 3)
    #expect(Array(list[1..<3]) == Array(files[1...]))
    #expect(!list.isOrdered && FileList(files.sorted()).isOrdered && FileList().isOrdered)
    #expect(!FileList(paths("a", "a")).isOrdered)
  }

  @Test func whatStandsBetweenListedFilesIsNotKnown() {
    let known = KnownFiles(FileList(paths("a", "b/c", "b/d")))
    let isKnown = paths("", "a", "b", "b/c", "b/cc", "b/d", "c").map(known.contains)
    #expect(isKnown == [false, true, false, true, false, true, false])
  }

  @Test(arguments: [["a/1", "a/2", "b/1"], ["b/1", "a/2", "a/1", "a/2"]])
  func whatWasListedCameAndWentIsKnown(_ listed: [String]) {
    var known = KnownFiles(FileList(listed.map { FilePath($0) }))
    #expect(known.sorted { _ in true } == paths("a/1", "a/2", "b/1"))
    #expect(known.contains(FilePath("a/2")) && !known.contains(FilePath("a/3")))

    let wasThere = [
      known.remove(FilePath("a/2")), known.remove(FilePath("a/2")), known.remove(FilePath("a/3")),
    ]
    #expect(wasThere == [true, false, false] && !known.contains(FilePath("a/2")))
    known.insert(FilePath("a/3"))
    known.insert(FilePath("a/0"))
    #expect(known.sorted { $0.isBelow(FilePath("a")) } == paths("a/0", "a/1", "a/3"))

    known.insert(FilePath("a/2"))
    let wentAgain = known.remove(FilePath("a/3"))
    #expect(wentAgain && known.sorted { _ in true } == paths("a/0", "a/1", "a/2", "b/1"))
  }
}
