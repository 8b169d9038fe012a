import Documents
import Glibc

/// Articles by their index in the store, for as long as they wait; memory of what has been taken out is given back.
struct WaitingArticles {
  /// Articles lie in blocks, `nil` where none waits.
  private var blocks: [Block?] = []
  /// How many indices there are.
  private(set) var count = 0

  /// Whether there is such an index.
  func contains(_ index: Int) -> Bool { (0..<count).contains(index) }

  /// Adds an index behind the others, with an article that waits or with none.
  mutating func append(_ article: Article?) {
    if count % Block.size == 0 { blocks.append(nil) }
    count += 1
    if let article { put(article, at: count - 1) }
  }

  /// Has an article wait at an index, in place of one that waits there.
  mutating func put(_ article: Article, at index: Int) {
    let (number, place) = index.quotientAndRemainder(dividingBy: Block.size)
    let block = blocks[number] ?? Block()
    blocks[number] = block
    if block.articles[place] == nil { block.waiting += 1 }
    block.articles[place] = article
  }

  /// Whether an article waits at an index.
  func waits(_ index: Int) -> Bool {
    let (number, place) = index.quotientAndRemainder(dividingBy: Block.size)
    return blocks[number]?.articles[place] != nil
  }

  /// Takes out what waits at an index; `nil` where nothing does.
  mutating func take(_ index: Int) -> Article? {
    let (number, place) = index.quotientAndRemainder(dividingBy: Block.size)
    guard let block = blocks[number], let article = block.articles[place] else { return nil }
    block.articles[place] = nil
    block.waiting -= 1
    if block.waiting == 0 { blocks[number] = nil }
    return article
  }

  /// Room for some articles in pages of its own: what is freed in the heap stays with the threads that had it.
  private final class Block {
    static let size = 256
    private static let bytes = size * MemoryLayout<Article?>.stride
    let articles: UnsafeMutablePointer<Article?>
    /// How many articles wait in it.
    var waiting = 0
    private let isMapped: Bool

    init() {
      let pages = mmap(nil, Self.bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
      if let pages, pages != MAP_FAILED {
        articles = pages.bindMemory(to: Article?.self, capacity: Self.size)
        isMapped = true
      } else {
        articles = .allocate(capacity: Self.size)
        isMapped = false
      }
      articles.initialize(repeating: nil, count: Self.size)
    }

    deinit {
      articles.deinitialize(count: Self.size)
      if isMapped { munmap(articles, Self.bytes) } else { articles.deallocate() }
    }
  }
}
