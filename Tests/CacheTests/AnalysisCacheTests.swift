import Documents
import Foundation
import Ingest
import Testing

@testable import pullquote

@Suite struct AnalysisCacheTests {
  @Test func whatOneRunKeepsTheNextOneFinds() {
    let store = Store()
    store.cache().keep(0..<20)
    let next = store.opened()
    for number in 0..<20 { #expect(next.analysis(number) == analysis(number)) }
    #expect(next.analysis(20) == nil)
  }

  @Test func aFileIsDividedOnce() throws {
    let store = Store()
    let bytes = article(3).source.utf8
    let first = store.opened()
    let articles = [article(3)]
    let hash = ContentHash(of: bytes)
    let division = PackedDivision(articles, keys: articles.map(\.analysisKey))
    first.keep(first.record(hash, division))
    first.keep(3..<4)
    let next = store.opened()
    let known = try #require(next.known(bytes, hash, name: "moved.txt"))
    #expect(known.articles.map(\.identity) == articles.map(\.identity))
    #expect(known.articles[0].source.name == "moved.txt")
    #expect(known.analyses.map { $0?.analysis(of: article(3)) } == [analysis(3)])
    #expect(next.record(hash, division).isEmpty, "it is kept already")
    next.close()
    #expect(next.known(bytes, hash, name: "moved.txt") == nil)
  }

  @Test func anotherVersionFindsNothingAndTakesTheRoom() {
    let store = Store()
    store.cache().keep(0..<5)
    let before = store.files
    #expect(store.opened(version: 2).analysis(1) == nil)
    store.cache(version: 2).keep(0..<1)
    #expect(store.files.count == 1 && store.files != before)
    #expect(store.opened(version: 2).analysis(0) == analysis(0))
  }

  @Test func runsGoOnWithTheSameFile() {
    let store = Store()
    for number in 0..<5 { store.cache().keep(number..<(number + 1)) }
    #expect(store.files.count == 1)
    let last = store.opened()
    for number in 0..<5 { #expect(last.analysis(number) == analysis(number)) }
  }

  @Test func twoReadersWriteIntoTwoFiles() {
    let store = Store()
    let one = store.cache()
    let other = store.cache()
    for number in 0..<10 {
      one.keep(number..<(number + 1))
      other.keep((number + 10)..<(number + 11))
    }
    #expect(store.files.count == 2)
    let next = store.opened()
    for number in 0..<20 { #expect(next.analysis(number) == analysis(number)) }
  }

  @Test func whatWasCutOffIsLeftOutAndWrittenOver() throws {
    let store = Store()
    store.cache().keep(0..<10)
    let whole = try Data(contentsOf: URL(filePath: store.files[0]))
    for count in stride(from: 0, to: whole.count, by: 7) {
      try store.damage { $0 = whole.prefix(count) }
      let next = store.opened()
      for number in 0..<10 { #expect([nil, analysis(number)].contains(next.analysis(number))) }
      store.cache().keep(50..<51)
      #expect(store.opened().analysis(50) == analysis(50), "\(count) bytes of \(whole.count)")
    }
  }

  @Test func aDamagedRecordIsNotTakenUp() throws {
    let store = Store()
    store.cache().keep(0..<4)
    let whole = try Data(contentsOf: URL(filePath: store.files[0]))
    for at in whole.indices {
      try store.damage { bytes in
        bytes = whole
        bytes[at] ^= 0x21
      }
      let next = store.opened()
      var found = 0
      for number in 0..<4 {
        let kept = next.analysis(number)
        #expect([nil, analysis(number)].contains(kept))
        if kept != nil { found += 1 }
      }
      #expect(found < 4, "byte \(at)")
    }
  }

  @Test func theOldestGoesFirst() throws {
    let store = Store()
    // Files of 64 KB, 256 KB in all.
    let cache = store.cache(limit: 1 << 18)
    cache.keep(0..<6000)
    let size = store.folder.segments(nil).reduce(0) { $0 + $1.size }
    #expect(size <= 1 << 18, "\(size) bytes")
    #expect(store.files.count > 2)
    let next = store.opened()
    #expect(next.analysis(5999) == analysis(5999))
    #expect(next.analysis(0) == nil)
  }

  @Test func itMayBeDeletedAtAnyTime() throws {
    let store = Store()
    let cache = store.cache()
    cache.keep(0..<3)
    let reading = store.opened()
    try FileManager.default.removeItem(atPath: store.path)
    #expect(reading.analysis(1) == analysis(1), "an open file is read to the end")
    cache.keep(3..<6)
    let next = store.opened()
    #expect(next.analysis(1) == nil)
    #expect(next.analysis(4) == analysis(4))
    #expect(store.folder.clear() == 1)
    #expect(store.files.isEmpty)
  }

  @Test func whereNothingCanBeWrittenNothingIsKept() throws {
    let store = Store()
    store.cache().keep(0..<3)
    let written = try Data(contentsOf: URL(filePath: store.files[0]))
    // As root, permissions keep nobody out: a file stands where the folder should.
    let blocked = AnalysisCache(
      CacheFolder(path: store.files[0] + "/pullquote"), version: ContentHash(high: 1, low: 0), limit: 1 << 20)
    blocked.open()
    blocked.keep(0..<3)
    #expect(blocked.analysis(1) == nil)
    #expect(try Data(contentsOf: URL(filePath: store.files[0])) == written)
    #expect(CacheFolder(path: "/proc/pullquote").clear() == 0)
  }

  @Test func theProgramKnowsItself() throws {
    let version = try #require(ProgramVersion.hash)
    #expect(ProgramVersion.hash == version)
  }
}
