import Documents

/// A decision as one line of JSON: aspect, article, passage, detail and value, what is empty left out.
///
/// `{"aspect": "speaker", "article": "8d77…", "passage": {"exact": …, "prefix": …, "suffix": …, "start": 214},
/// "value": "Ada Moss"}`. `start` counts code points from the start of the article; passages are TextQuoteSelector and
/// TextPositionSelector of the W3C Web Annotation Model together.
public enum DecisionLine {
  /// The lines of all decisions, in an order that does not change: by article, place in it, aspect, detail.
  public static func lines(_ decisions: Decisions) -> [UInt8] {
    var text = JSONText()
    let sorted = decisions.all.map { (order: order($0.key), key: $0.key, value: $0.value) }
      .sorted { $0.order < $1.order }
    for (_, key, value) in sorted { write(key, value, to: &text) }
    return text.bytes
  }

  private static func order(_ key: DecisionKey) -> (String, Int, String, String, String) {
    (
      key.article?.description ?? "", key.passage?.start ?? 0, key.aspect.rawValue, key.detail,
      key.passage?.written ?? ""
    )
  }

  private static func write(_ key: DecisionKey, _ value: String, to text: inout JSONText) {
    text.object { text in
      text.key("aspect")
      text.string(key.aspect.rawValue)
      if let article = key.article {
        text.key("article")
        text.string(article.description)
      }
      if let passage = key.passage {
        text.key("passage")
        text.object { text in
          text.key("exact")
          text.string(passage.exact)
          text.key("prefix")
          text.string(passage.prefix)
          text.key("suffix")
          text.string(passage.suffix)
          text.key("start")
          text.integer(passage.start)
        }
      }
      if !key.detail.isEmpty {
        text.key("detail")
        text.string(key.detail)
      }
      text.key("value")
      text.string(value)
    }
    text.endLine()
  }
}
