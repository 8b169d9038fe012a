import Documents

/// Articles by their index in the store, for as long as they wait; memory of what has been taken out is given back.
struct WaitingArticles {
  /// Articles lie in blocks of so many; a block in which none waits is empty.
  private static let blockSize = 256
  private var blocks: [[Article?]] = []
  private var waitingInBlock: [Int] = []
  /// How many indices there are.
  private(set) var count = 0

  /// Whether there is such an index.
  func contains(_ index: Int) -> Bool { (0..<count).contains(index) }

  /// Adds an index behind the others, with an article that waits or with none.
  mutating func append(_ article: Article?) {
    if count % Self.blockSize == 0 {
      blocks.append([])
      waitingInBlock.append(0)
    }
    count += 1
    if let article { put(article, at: count - 1) }
  }

  /// Has an article wait at an index, in place of one that waits there.
  mutating func put(_ article: Article, at index: Int) {
    let (block, place) = index.quotientAndRemainder(dividingBy: Self.blockSize)
    if blocks[block].isEmpty { blocks[block] = Array(repeating: nil, count: Self.blockSize) }
    if blocks[block][place] == nil { waitingInBlock[block] += 1 }
    blocks[block][place] = article
  }

  /// Takes out what waits at an index; `nil` where nothing does.
  mutating func take(_ index: Int) -> Article? {
    let (block, place) = index.quotientAndRemainder(dividingBy: Self.blockSize)
    guard !blocks[block].isEmpty, let article = blocks[block][place] else { return nil }
    blocks[block][place] = nil
    waitingInBlock[block] -= 1
    if waitingInBlock[block] == 0 { blocks[block] = [] }
    return article
  }
}
