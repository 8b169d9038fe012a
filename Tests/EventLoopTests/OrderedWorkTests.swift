import Synchronization
import Testing

@testable import pullquote

@Suite struct OrderedWorkTests {
  /// How many jobs are under way, and the most there were.
  private final class UnderWay: Sendable {
    private let counts = Mutex((now: 0, most: 0))
    var most: Int { counts.withLock { $0.most } }

    func change(_ by: Int) {
      counts.withLock {
        $0.now += by
        $0.most = max($0.most, $0.now)
      }
    }
  }

  private func results(_ work: OrderedWork<Int, Int>, of jobs: Int, size: Int, _ underWay: UnderWay) -> [Int]
  {
    let isStarted = BackgroundThread.start(.low) {
      for job in 0..<jobs where work.add(job, size: size) { underWay.change(1) }
      work.end()
    }
    #expect(isStarted)
    var results: [Int] = []
    while let result = work.take() {
      underWay.change(-1)
      results.append(result)
    }
    return results
  }

  @Test(arguments: [1, 2, 7])
  func resultsComeInTheOrderOfTheJobs(_ threads: Int) {
    let work = OrderedWork<Int, Int>(threads: threads, jobs: 20, bytes: 1000) { job in
      if job % 5 == 0 { BackgroundThread.rest(milliseconds: 3) }
      return job * 2
    }
    #expect(results(work, of: 200, size: 1, UnderWay()) == (0..<200).map { $0 * 2 })
  }

  @Test func noMoreThanAllowedIsUnderWay() {
    for (size, most) in [(1, 10), (300, 3), (5000, 1)] {
      let underWay = UnderWay()
      let work = OrderedWork<Int, Int>(threads: 3, jobs: 10, bytes: 1000) { $0 }
      #expect(results(work, of: 100, size: size, underWay) == Array(0..<100))
      // Who adds counts a job after it was let in, so one more may seem to be.
      #expect(underWay.most <= most + 1)
    }
  }

  @Test func nothingIsBegunOnceResultsAreNotWanted() {
    let begun = UnderWay()
    let work = OrderedWork<Int, Int>(threads: 2, jobs: 4, bytes: 1000) { job in
      begun.change(1)
      return job
    }
    #expect(work.add(0, size: 1))
    #expect(work.take() == 0)
    work.giveUp()
    #expect(!work.add(1, size: 1))
    #expect(work.take() == nil)
    #expect(begun.most == 1)
  }

  @Test func noJobsGiveNoResults() {
    let work = OrderedWork<Int, Int>(threads: 2, jobs: 4, bytes: 1000) { $0 }
    work.end()
    #expect(work.take() == nil)
  }
}
