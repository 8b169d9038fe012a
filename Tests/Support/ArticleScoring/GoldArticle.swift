import Foundation

/// One annotated article of a gold file; offsets count code points.
public struct GoldArticle: Decodable, Sendable {
  /// A quotation as two people read it.
  public struct Quote: Decodable, Sendable {
    /// direct, mixed or indirect.
    public let kind: String
    /// `core` quotations must be found; `optional` ones may be.
    public let tier: String
    /// The content's spans.
    public let content: [[Int]]
    /// Who says it; `null` where nobody can tell.
    public let speaker: String?
    /// Other names that are right as well.
    public let speakerAlso: [String]?

    private enum CodingKeys: String, CodingKey {
      case kind, tier, content, speaker
      case speakerAlso = "speaker_also"
    }
  }

  /// A person and where the article names him.
  public struct Person: Decodable, Sendable {
    /// The spans of the name.
    public let mentions: [[Int]]
  }

  /// The record's id, where the text is in the record.
  public let id: String?
  /// The seed file, where it is not.
  public let file: String?
  /// The article's place in the seed file, from 1.
  public let article: Int?
  /// The text, where it is in the record.
  public let text: String?
  /// The article's extent in its file.
  public let span: [Int]?
  /// What is said.
  public let quotes: [Quote]
  /// Who is named.
  public let people: [Person]
  /// Names that may be found and need not.
  public let peopleOptional: [[Int]]?

  private enum CodingKeys: String, CodingKey {
    case id, file, article, text, span, quotes, people
    case peopleOptional = "people_optional"
  }

  /// The articles of a JSON Lines file.
  public static func read(_ url: URL) throws -> [GoldArticle] {
    try Data(contentsOf: url).split(separator: 0x0A).map {
      try JSONDecoder().decode(GoldArticle.self, from: Data($0))
    }
  }
}
