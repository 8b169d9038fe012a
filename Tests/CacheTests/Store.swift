import Documents
import Foundation
import Ingest

@testable import pullquote

/// A cache folder and articles to keep, gone with the value.
final class Store {
  let path = NSTemporaryDirectory() + "pullquote-cache-\(UUID().uuidString)"
  var folder: CacheFolder { CacheFolder(path: path) }

  deinit {
    chmod(path, 0o700)
    try? FileManager.default.removeItem(atPath: path)
  }

  func cache(version: UInt64 = 1, limit: Int = 1 << 20) -> AnalysisCache {
    AnalysisCache(folder, version: ContentHash(high: version, low: 0), limit: limit)
  }

  /// The same, as a new run of the reader has it.
  func opened(version: UInt64 = 1) -> AnalysisCache {
    let cache = cache(version: version)
    cache.open()
    return cache
  }

  var files: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted().map { path + "/" + $0 }
  }

  func damage(_ work: (inout Data) -> Void) throws {
    for file in files {
      var bytes = try Data(contentsOf: URL(filePath: file))
      work(&bytes)
      try bytes.write(to: URL(filePath: file))
    }
  }
}

func article(_ number: Int) -> Article {
  let text = "Report \(number)\n\nThe mayor of Bergen said that number \(number) was right.\n"
  return ArticleSplitter.article(of: SourceText(name: "\(number).txt", utf8: Array(text.utf8)))
}

func analysis(_ number: Int) -> Analysis {
  Analysis(entities: [Entity(name: "Mayor \(number)", kind: .person, mentions: [TextRange(0, 6)])])
}

extension AnalysisCache {
  func analysis(_ number: Int) -> Analysis? {
    let article = article(number)
    return analysis(article.analysisKey)?.analysis(of: article)
  }

  func keep(_ numbers: Range<Int>) {
    for number in numbers {
      keep(PackedAnalysis(CacheTests.analysis(number), of: article(number)), of: article(number))
    }
  }
}
