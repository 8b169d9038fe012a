import Documents

/// How quotations stand in a file, told by the ending of its name.
public enum ExportForm: String, Sendable, CaseIterable {
  /// Block quotations with their source.
  case markdown = ".md"
  /// Comma-separated values.
  case csv = ".csv"
  /// One JSON object a line.
  case jsonl = ".jsonl"
  /// W3C Web Annotations.
  case annotations = ".jsonld"
  /// Columns to read.
  case table = ".txt"

  /// The form of a file by its name; `nil` where its ending is none of those known.
  public init?(ofFile path: String) {
    let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex,
      let form = Self(rawValue: name[dot...].lowercased())
    else { return nil }
    self = form
  }

  /// The endings that are known, for a sentence.
  static let endings = allCases.map(\.rawValue).joined(separator: " ")

  /// The same path with the next ending; one that has none of those known gets the first.
  static func withNextEnding(_ path: String) -> String {
    guard let form = Self(ofFile: path), let index = allCases.firstIndex(of: form) else {
      return path + ExportForm.markdown.rawValue
    }
    return path.dropLast(form.rawValue.count) + allCases[(index + 1) % allCases.count].rawValue
  }
}

/// Which quotations go out of the reader.
public enum ExportScope: Hashable, Sendable {
  /// Those that the view over all quotations lists.
  case quotes
  /// Those of the articles that the list shows.
  case listed
  /// Those of the articles that were found.
  case found
  /// The statements that the dossier lists.
  case dossier
  /// A person's, by the number among the people of the store.
  case person(Int)
  /// Those of an article.
  case article(Int)
  /// One quotation of an article.
  case quotation(article: Int, TextAnchor)
}

/// Quotations to be written into a file.
public struct ExportRequest: Hashable, Sendable {
  /// The path as it was typed: relative to the working folder, or below the home folder with `~/`.
  public let path: String
  /// How they are written.
  public let form: ExportForm
  /// What is written.
  public let references: [QuotationReference]
  /// Whether a file that is there is replaced.
  public let replaces: Bool
  /// Which quotations were asked for, to ask once more.
  let scope: ExportScope

  /// Asks for quotations in a file.
  public init(
    _ references: [QuotationReference], to path: String, as form: ExportForm, replaces: Bool = false,
    scope: ExportScope = .quotes
  ) {
    self.references = references
    self.path = path
    self.form = form
    self.replaces = replaces
    self.scope = scope
  }
}

/// What came of an export.
public enum ExportOutcome: Hashable, Sendable {
  /// So many quotations stand in the file.
  case written(Int)
  /// The file is there already and was left alone.
  case exists
  /// Nothing was written, and why: a few words.
  case failed(String)
}
