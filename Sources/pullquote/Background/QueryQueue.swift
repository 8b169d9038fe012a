import Documents
import Reader
import Search
import Synchronization

/// Answers queries away from the keys, each on as many threads as there are processors; a later query of the same purpose
/// takes the place of one that is under way.
final class QueryQueue: Sendable {
  private let latest = Mutex<[QueryRequest.Purpose: Int]>([:])
  private let inbox: Inbox

  /// So many articles are looked at between two looks at whether the answer is still wanted.
  private static let chunk = 128

  /// Sends `Event.answered` to `inbox`.
  init(inbox: Inbox) { self.inbox = inbox }

  /// Begins to answer a request from the store as it is now.
  func start(_ request: QueryRequest, in store: DocumentStore, new: Set<Int>) {
    latest.withLock { $0[request.purpose] = request.number }
    let work: @Sendable () -> Void = { [self] in
      // What cannot be understood is not asked: the reader has read it before.
      guard let scan = try? QueryScan(request, in: store, new: new) else { return }
      if let answer = Self.answer(scan, isWanted: { self.isWanted(request) }) {
        inbox.post(.answered(answer))
      }
    }
    if !BackgroundThread.start(.usual, work) { work() }
  }

  /// Begins to count the values of a query's key in the store as it is now; sends `Event.vocabulary`.
  func count(_ key: QueryKey, in store: DocumentStore) {
    let work: @Sendable () -> Void = { [inbox] in
      var vocabulary = QueryVocabulary(store)
      inbox.post(.vocabulary(key, vocabulary.values(of: key)))
    }
    if !BackgroundThread.start(.usual, work) { work() }
  }

  /// Gives up what is under way.
  func stop() { latest.withLock { $0 = [:] } }

  private func isWanted(_ request: QueryRequest) -> Bool {
    latest.withLock { $0[request.purpose] == request.number }
  }

  /// The answer of a scan, made on all processors; `nil` where it is not wanted any more.
  static func answer(_ scan: QueryScan, isWanted: @escaping @Sendable () -> Bool = { true }) -> QueryAnswer? {
    let chunks = (scan.count + chunk - 1) / chunk
    let pieces = PieceResults<QueryScan.Piece>(chunks)
    ParallelWork.run(chunks, isWanted: isWanted) { index in
      pieces.put(scan.piece(index * chunk..<min(scan.count, (index + 1) * chunk)), at: index)
    }
    return isWanted() ? scan.answer(pieces.all.compactMap { $0 }) : nil
  }
}
