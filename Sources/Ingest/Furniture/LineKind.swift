import Documents

/// What a short line is when looked at alone; where it stands decides what becomes of it.
enum LineKind: UInt8 {
  /// Nothing known: a heading or text.
  case plain
  /// A button, a player, a counter: furniture wherever it stands.
  case widget
  /// A word of a menu, furniture only around the text.
  case menu
  /// A number alone, furniture only beside other furniture.
  case number
  /// The heading of a list of links to other articles.
  case related
  /// One link to another article ("Read more: ...").
  case link
  /// A list of topics.
  case tags
  /// Who owns a picture or a text.
  case credit
  /// A caption that says so ("Image caption ...").
  case caption
  /// A date or a time alone.
  case timestamp
  /// When the page was changed ("Updated 14:02").
  case update
  /// "By" and a name.
  case byline
  /// A rule between parts ("-----").
  case separator
  /// A heading between documents of an archive ("Document 2 of 5").
  case delimiter

  /// Whether it belongs to the page and not to any text.
  var isFurniture: Bool { self != .plain && self != .separator && self != .delimiter }

  /// The kind of furniture it becomes.
  var furniture: Furniture.Kind {
    switch self {
    case .widget, .menu, .number: .widget
    case .related, .link: .related
    case .tags: .tags
    case .credit, .byline: .credit
    case .caption: .caption
    case .timestamp, .update: .timestamp
    case .plain, .separator, .delimiter: .other
    }
  }
}
