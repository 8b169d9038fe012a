/// In which order rows stand; the raw value is what is shown for it.
public enum RowOrder: String, Sendable {
  /// As the articles were read and their texts run.
  case natural = "file"
  /// Of what was searched for, the best first.
  case best = "best match"
  /// The newest article first; those without a date last.
  case newest = "date, newest first"
  /// The oldest article first; those without a date last.
  case oldest = "date, oldest first"
  /// What has not been looked at first.
  case unread = "unread first"
  /// The articles with the most quotations first.
  case quotations = "most quotations"
  /// By the speaker's name; those without one last.
  case speaker
  /// Direct, mixed, indirect.
  case kind

  /// The orders of the list of articles.
  static let ofArticles: [RowOrder] = [.natural, .newest, .oldest, .unread, .quotations]
  /// The orders of quotations.
  static let ofQuotations: [RowOrder] = [.natural, .newest, .oldest, .speaker, .kind]
  /// The orders of what was searched for.
  static let ofHits: [RowOrder] = [.best, .newest, .oldest]
}
