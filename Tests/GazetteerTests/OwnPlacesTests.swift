import Documents
import Testing

@testable import Gazetteer

@Suite struct OwnPlacesTests {
  private static let header = "#id\tsrc\tkind\tcc\tadm1\tpop\tlat\tlon\tname\talternates\n"

  private func table(_ lines: String...) -> OwnPlaceTable {
    OwnPlaceTable(
      Array((Self.header + lines.joined(separator: "\n")).utf8), name: "places.tsv", onto: .shared)
  }

  @Test func anOwnPlaceIsFoundUnderAllItsNames() throws {
    let table = table("me:1\town\tcity\tLY\t\t900\t30.5\t18.25\tQasr Zubaydah\tOld Fort|Camp Nine")
    #expect(table.faults == [])
    for name in ["Qasr Zubaydah", "qasr zubaydah", "OLD FORT", "Camp Nine"] {
      let candidate = try #require(table.gazetteer.candidates(name.utf8).first, "\(name)")
      let place = table.gazetteer.place(candidate.record)
      #expect(place.name == "Qasr Zubaydah")
      #expect(place.country == "LY")
      #expect((place.latitude, place.longitude) == (30.5, 18.25))
    }
    #expect(Gazetteer.shared.candidates("Qasr Zubaydah".utf8).isEmpty)
  }

  @Test func theGazetteersOwnPlacesStayBesideThem() {
    let table = table("me:1\town\tcity\tLY\t\t900\t30.5\t18.25\tTripoli\t")
    let packed = Gazetteer.shared.candidates("Tripoli".utf8)
    let both = table.gazetteer.candidates("Tripoli".utf8)
    #expect(both.count == packed.count + 1)
    #expect(table.gazetteer.name(of: both[0].record) == "Tripoli")
    #expect(both.dropFirst().map(\.record) == packed.map(\.record))
  }

  @Test(arguments: [
    ("x\town\tcity\tLY\t\t1\t91\t0\tFar\t", "latitude \"91\" is not between -90 and 90"),
    ("x\town\tcity\tLY\t\t1\t1\t181\tFar\t", "longitude \"181\" is not between -180 and 180"),
    ("x\town\tcity\tLY\t\t1\tnan\t1\tFar\t", "latitude \"nan\" is not between -90 and 90"),
    ("x\town\tcastle\tLY\t\t1\t1\t1\tFar\t", "unknown kind \"castle\"; it is one of admin1"),
    ("x\town\tcity\tLibya\t\t1\t1\t1\tFar\t", "country \"Libya\" is no code"),
    ("x\town\tcity\tLY\t\t1\t1\t1\t\t", "the name, column 9, is empty"),
    ("x\town\tcity", "3 columns instead of 10"),
  ])
  func aBadLineIsNamedWithItsNumberAndTheOthersCount(line: String, problem: String) {
    let good = "me:1\town\tcity\tLY\t\t900\t30.5\t18.25\tQasr Zubaydah\t"
    let table = table(good, line, good.replacing("Zubaydah", with: "Sukkar"))
    #expect(table.faults.count == 1)
    #expect(table.faults.first?.hasPrefix("places.tsv:3: \(problem)") == true, "\(table.faults)")
    #expect(table.gazetteer.candidates("Qasr Sukkar".utf8).count == 1)
  }

  @Test func windowsLineEndsAndAByteOrderMarkAreRead() {
    let text = "\u{FEFF}# mine\r\n\r\nme:1\town\tcity\tLY\t\t900\t30.5\t18.25\tQasr Zubaydah\tCamp Nine\r\n"
    let table = OwnPlaceTable(Array(text.utf8), name: "places.tsv", onto: .shared)
    #expect(table.faults == [])
    #expect(table.gazetteer.candidates("Camp Nine".utf8).count == 1)
  }

  @Test(arguments: ["", "\n", "\0\0\0", "\t\t\t\t\t\t\t\t\t\t\t", "“”\t‘", "\r"])
  func strangeFilesCostNothing(text: String) {
    let table = OwnPlaceTable(Array(text.utf8), name: "places.tsv", onto: .shared)
    #expect(
      table.gazetteer.candidates("Oslo".utf8).map(\.record)
        == Gazetteer.shared.candidates("Oslo".utf8).map(\.record))
  }
}
