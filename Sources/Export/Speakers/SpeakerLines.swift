import Documents

/// The speakers as JSON Lines: one object each.
public struct SpeakerLines {
  private let listing: SpeakerListing

  /// Writes `listing`.
  public init(_ listing: SpeakerListing) { self.listing = listing }

  /// Writes the objects.
  public func write(to json: inout JSONText) {
    for speaker in listing.speakers {
      let posting = speaker.posting
      json.object { json in
        json.key("corpus_id")
        json.string(speaker.identifier)
        json.key("name")
        json.string(posting.name)
        json.key("kind")
        json.string(posting.kind.rawValue)
        json.key("statements")
        json.integer(posting.statements)
        json.key("first")
        json.string(speaker.first?.description)
        json.key("last")
        json.string(speaker.last?.description)
        json.key("names")
        Self.write(posting.names.map { ($0.name, $0.articles) }, "name", "articles", &json)
        json.key("roles")
        Self.write(posting.roles.map { ($0.role, $0.articles) }, "role", "articles", &json)
        json.key("places")
        Self.write(Array(zip(speaker.places, posting.places.map(\.mentions))), "place", "mentions", &json)
        json.key("articles")
        json.array { json in
          for article in speaker.articles { json.string(article) }
        }
      }
      json.endLine()
    }
  }

  private static func write(
    _ counts: [(String, Int)], _ what: String, _ number: String, _ json: inout JSONText
  ) {
    json.array { json in
      for (text, count) in counts {
        json.object { json in
          json.key(what)
          json.string(text)
          json.key(number)
          json.integer(count)
        }
      }
    }
  }
}
