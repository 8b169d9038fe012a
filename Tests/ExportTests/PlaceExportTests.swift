import Documents
import Export
import Foundation
import JourneySupport
import Testing

private func listing(_ samples: SampleArticle...) -> PlaceListing {
  var postings = PlacePostings()
  for (number, sample) in samples.enumerated() {
    postings.add(sample.analysis, of: sample.article, number: number)
  }
  return PlaceListing(postings, articles: samples.map { ArticleRecord.id(of: $0.article) })
}

@Suite struct GeoJSONTests {
  @Test func placesAreAFeatureCollectionOfPointsWithLongitudeFirst() throws {
    let bytes = PlaceGeoJSON(listing(.harbour, .cyclone)).bytes
    let json = try #require(JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    #expect(Set(json.keys) == ["type", "features"])
    #expect(json["type"] as? String == "FeatureCollection")
    let features = try #require(json["features"] as? [[String: Any]])
    #expect(features.count == 6)
    for feature in features {
      #expect(feature["type"] as? String == "Feature")
      #expect(feature["properties"] is [String: Any])
      let geometry = try #require(feature["geometry"] as? [String: Any])
      #expect(geometry["type"] as? String == "Point")
      let position = try #require(geometry["coordinates"] as? [Double])
      try #require(position.count == 2)
      #expect(abs(position[0]) <= 180 && abs(position[1]) <= 90)
    }
    let apia = try #require(
      features.first { ($0["properties"] as? [String: Any])?["name"] as? String == "Apia" })
    #expect((apia["geometry"] as? [String: Any])?["coordinates"] as? [Double] == [-171.76, -13.83])
    let properties = try #require(apia["properties"] as? [String: Any])
    #expect(properties["mentions"] as? Int == 2)
    #expect(properties["country"] as? String == "WS")
    #expect(properties["articles"] as? [String] == ["cyclone.txt#1"])
    #expect(properties["spoken_of_by"] as? [String] == ["Mele Tora"])
  }

  @Test func aPlaceWithoutCoordinatesIsLeftOutAndHidesNoOther() {
    let listing = listing(.cyclone)
    #expect(listing.unlocated == 1)
    #expect(!String(decoding: PlaceGeoJSON(listing).bytes, as: UTF8.self).contains("Suva Bay"))
  }

  @Test func noPlaceIsAnEmptyCollection() throws {
    let bytes = PlaceGeoJSON(listing()).bytes
    let json = try #require(JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    #expect((json["features"] as? [Any])?.isEmpty == true)
  }
}

@Suite struct CSVTests {
  /// Reads RFC 4180 as strictly as it is written.
  private func records(_ text: String) -> [[String]] {
    var records: [[String]] = [[]]
    var field = ""
    var quoted = false
    var scalars = text.unicodeScalars.makeIterator()
    var next = scalars.next()
    while let scalar = next {
      next = scalars.next()
      switch scalar {
      case "\"" where quoted && next == "\"":
        field += "\""
        next = scalars.next()
      case "\"": quoted.toggle()
      case "," where !quoted:
        records[records.count - 1].append(field)
        field = ""
      case "\r" where !quoted && next == "\n":
        next = scalars.next()
        records[records.count - 1].append(field)
        field = ""
        records.append([])
      default: field.unicodeScalars.append(scalar)
      }
    }
    return records.dropLast()
  }

  @Test func aRecordHasAllColumnsAndEndsWithCRLF() {
    let text = String(decoding: PlaceCSV(listing(.harbour, .cyclone)).bytes, as: UTF8.self)
    let records = records(text)
    #expect(records.count == 8)
    #expect(records[0] == PlaceCSV.columns)
    #expect(records.allSatisfy { $0.count == PlaceCSV.columns.count })
    #expect(text.utf8.suffix(2).elementsEqual([0x0D, 0x0A]))
    let wellington = records.first { $0[0] == "Wellington" }
    #expect(wellington?[3...10] == ["-41.29", "174.78", "", "2", "0", "2", "0", "1"])
    let unknown = records.first { $0[0] == "Suva Bay" }
    #expect(unknown?[1...5] == ["", "", "", "", ""])
  }

  @Test func commasAndQuotationMarksAreQuoted() {
    var sample = SampleArticle("Nobody came to Bay, \"Old\" Side today.")
    sample.unresolvedPlace("Bay, \"Old\" Side")
    let text = String(decoding: PlaceCSV(listing(sample)).bytes, as: UTF8.self)
    #expect(text.contains("\r\n\"Bay, \"\"Old\"\" Side\",,"))
    #expect(records(text)[1][0] == "Bay, \"Old\" Side")
  }
}

@Test func theTableIsAlignedAndStartsWithTheMostMentioned() {
  let lines = PlaceTable(listing(.cyclone)) { $0.count }.lines
  #expect(lines.count == 7)
  #expect(lines[0].hasPrefix("PLACE       CC  KIND"))
  #expect(lines[1].hasPrefix("Apia        WS  city"))
  #expect(lines[1].hasSuffix("-13.83 -171.76  Mele Tora"))
  #expect(lines[2].contains(" 0/2/0 "))
  #expect(lines.first { $0.hasPrefix("Suva Bay") }?.contains("not known") == true)
}
