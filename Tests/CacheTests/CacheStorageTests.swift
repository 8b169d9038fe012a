import Documents
import FaultyStorage
import Foundation
import Ingest
import Testing

@testable import pullquote

/// The n-th write, read, open, lock … of the cache's files fails, for n = 1, 2, 3 … until the work goes through without:
/// nothing wrong is ever found, what an earlier run has kept stays, and the next run keeps and finds again.
@Suite struct CacheStorageTests {
  private static let earlier = 100..<103
  private static let kept = 0..<6
  /// Filled up, so that a file is full after one or two.
  private static let large = 1_000..<1_003

  private func largeAnalysis(_ number: Int) -> Analysis {
    let role = String(repeating: "x", count: 40_000)
    return Analysis(entities: [Entity(name: "Chair \(number)", kind: .person, roles: [role])])
  }

  private func hash(_ number: Int) -> ContentHash { ContentHash(of: article(number).source.utf8) }

  /// What an earlier run has left: a whole file that was cut off at its end, and one of another version.
  private func prepare(_ store: Store) throws {
    let cache = store.cache()
    cache.keep(Self.earlier)
    cache.keep(
      cache.record(hash(100), PackedDivision([article(100)], keys: [article(100).analysisKey])))
    let file = try #require(store.folder.segments(ContentHash(high: 1, low: 0)).first { $0.isCurrent })
    let handle = try FileHandle(forWritingTo: URL(filePath: file.path))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data("cut off".utf8))
    try handle.close()
    let other = store.path + "/" + CacheFolder.prefix(ContentHash(high: 2, low: 0)) + "1-1-1.analyses"
    try Data(count: 100).write(to: URL(filePath: other))
  }

  /// Looks up and keeps as a reader does.
  private func work(_ store: Store, _ when: String) {
    let cache = store.opened()
    for number in Self.kept {
      cache.keep(number..<(number + 1))
      let earlier = Self.earlier.lowerBound + number % Self.earlier.count
      #expect([nil, analysis(earlier)].contains(cache.analysis(earlier)), "\(when): \(earlier)")
    }
    for number in Self.large {
      cache.keep(PackedAnalysis(largeAnalysis(number), of: article(number)), of: article(number))
    }
    cache.keep(cache.record(hash(0), PackedDivision([article(0)], keys: [article(0).analysisKey])))
    expectRight(store.opened(), "\(when), another reader")
  }

  /// Whatever is found is what was kept.
  private func expectRight(_ cache: AnalysisCache, _ when: String) {
    for number in [Self.earlier, Self.kept].joined() {
      #expect([nil, analysis(number)].contains(cache.analysis(number)), "\(when): \(number)")
    }
    for number in Self.large {
      let found = cache.analysis(article(number).analysisKey)?.analysis(of: article(number))
      #expect([nil, largeAnalysis(number)].contains(found), "\(when): \(number)")
    }
    for number in [0, 100] {
      guard let known = cache.known(article(number).source.utf8, hash(number), name: "f") else { continue }
      #expect(known.articles.map(\.identity) == [article(number).identity], "\(when): division of \(number)")
    }
  }

  /// Works with the n-th call failing; whether one failed.
  private func attempt(_ kind: fault_kind, at n: Int, lasting: Bool) throws -> Bool {
    let store = Store()
    let when = "\(kind) \(n)\(lasting ? " and on" : "")"
    if n % 3 != 0 { try prepare(store) }
    let place = faulty_calls_arm(store.path, Int32(kind.rawValue), n, lasting ? 1 : 0)
    #expect(place >= 0)
    work(store, when)
    let failed = faulty_calls_disarm(place)
    let next = store.opened()
    expectRight(next, "\(when), afterwards")
    if n % 3 != 0 {
      for number in Self.earlier { #expect(next.analysis(number) != nil, "\(when): \(number) is lost") }
      #expect(
        next.known(article(100).source.utf8, hash(100), name: "f") != nil, "\(when): a division is lost")
    }
    if failed == 0 {
      for number in Self.kept { #expect(next.analysis(number) != nil, "\(when): \(number) was not kept") }
      #expect(next.analysis(article(1_002).analysisKey) != nil)
    }
    store.cache().keep(50..<51)
    #expect(store.opened().analysis(50) == analysis(50), "\(when): the next run keeps nothing")
    return failed > 0
  }

  @Test(
    arguments: [
      fault_write, fault_read, fault_open, fault_truncate, fault_lock, fault_delete, fault_make, fault_status,
      fault_list,
    ],
    [false, true])
  func nothingWrongIsFoundAndTheNextRunGoesOn(_ kind: fault_kind, lasting: Bool) throws {
    var n = 1
    // Every n at first, then wider steps: the calls of a run repeat themselves.
    while try attempt(kind, at: n, lasting: lasting) { n += n < 40 ? 1 : n / 4 }
    #expect(n > 1, "\(kind) was never called")
  }

  /// Damage and the other version's file together: the one that cannot be deleted hides nothing.
  @Test func whatCannotBeDeletedIsPassedOver() throws {
    let store = Store()
    store.cache().keep(Self.kept)
    try store.damage { $0.replaceSubrange(0..<8, with: Data(count: 8)) }
    let place = faulty_calls_arm(store.path, Int32(fault_delete.rawValue), 1, 1)
    store.cache().keep(50..<51)
    #expect(faulty_calls_disarm(place) > 0)
    #expect(store.opened().analysis(50) == analysis(50))
    #expect(store.files.count == 2)
  }
}
