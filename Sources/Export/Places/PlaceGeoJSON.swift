import Documents

/// The places as GeoJSON (RFC 7946): a FeatureCollection of Points in WGS 84, longitude first.
///
/// A place without coordinates is left out, as a Feature without a geometry is more than most readers take.
public struct PlaceGeoJSON {
  private let listing: PlaceListing

  /// Writes `listing`.
  public init(_ listing: PlaceListing) { self.listing = listing }

  /// The text, one feature a line.
  public var bytes: [UInt8] {
    var text = Array("{\"type\": \"FeatureCollection\", \"features\": [".utf8)
    var isFirst = true
    for posting in listing.places {
      guard let place = posting.place else { continue }
      text += isFirst ? [0x0A] : [0x2C, 0x0A]
      isFirst = false
      var json = JSONText()
      json.object { json in
        json.key("type")
        json.string("Feature")
        if let geonames = place.geonames {
          json.key("id")
          json.integer(geonames)
        }
        json.key("geometry")
        json.object { json in
          json.key("type")
          json.string("Point")
          json.key("coordinates")
          json.array { json in
            json.number(place.longitude, decimals: 4)
            json.number(place.latitude, decimals: 4)
          }
        }
        json.key("properties")
        json.object { json in
          json.key("name")
          json.string(place.name)
          json.key("country")
          json.string(place.country)
          json.key("kind")
          json.string(place.kind.rawValue)
          json.key("geonames")
          json.integer(place.geonames)
          json.key("mentions")
          json.integer(posting.mentions)
          json.key("as_place")
          json.integer(posting.asPlace)
          json.key("as_metonym")
          json.integer(posting.metonyms)
          json.key("as_part_of_organisation")
          json.integer(posting.partsOfOrganisations)
          json.key("spoken_of_by")
          json.array { json in
            for speaker in posting.leadingSpeakers { json.string(speaker) }
          }
          json.key("articles")
          json.array { json in
            for id in listing.ids(posting) { json.string(id) }
          }
        }
      }
      text += json.bytes
    }
    return text + "\n]}\n".utf8
  }
}
