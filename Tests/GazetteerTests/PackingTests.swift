import Documents
import Gazetteer
import Testing

@Suite struct PackingTests {
  /// A small earth: two countries, a state, three towns of one name, a base.
  private static let places = """
    #id	src	kind	cc	adm1	pop	lat	lon	name	alternates
    gn:1	geonames-country	country	AA		5000000	10.5	20.25	Aland	Republic of Aland|Alandia
    gn:2	geonames-country	country	BB		700000	-33.5	-70.75	Beland	
    gn:3	admin1	admin1	AA	01	900000	10	20	Northmark	N.M.
    gn:4	cities500	capital	AA	01	1234567	10.1	20.1	Springton	
    gn:5	cities500	city	BB	07	54321	-33.25	-70.5	Springton	Springtown|springtaun
    gn:6	cities500	city	AA	01	900	11	21	Springton	
    own:1	own	base	AA	01	0	10.9	20.9	al-Mira	Mira base
    """

  private static func packer(_ extra: String = "") -> GazetteerPacker {
    var packer = GazetteerPacker()
    packer.read(
      countries: """
        #ISO
        AA	AAA	1	AL	Aland	Springton	1	5000000	EU	.a	X	x	1			en	1	BB	
        BB	BBB	2	BE	Beland	Other	1	700000	EU	.b	X	x	1			en	2	AA	
        """)
    packer.read(admin1Codes: "AA.01\tNorthmark\tNorthmark\t3\n")
    packer.read(demonyms: "#demonym\tcc\tsource\nAlandian\tAA\town\nFree\t\town\n")
    packer.read(places: places + "\n" + extra)
    return packer
  }

  private func open(_ packer: GazetteerPacker) throws -> Gazetteer {
    try #require(Gazetteer(packed: packer.packed()))
  }

  @Test func whatIsPackedIsFoundAgain() throws {
    let gazetteer = try open(Self.packer())
    let found = gazetteer.candidates("Springton".utf8)
    let place = try #require(found.first.map { gazetteer.place($0.record) })
    #expect(place.name == "Springton")
    #expect(place.kind == .city)
    #expect(place.country == "AA")
    #expect(place.geonames == 4)
    #expect(abs(place.latitude - 10.1) < 0.0002)
    #expect(abs(place.longitude - 20.1) < 0.0002)
    #expect(abs((found.first?.record.population ?? 0) - 1_234_567) < 2_000)
  }

  @Test func villagesAndMachineNamesAreLeftOut() throws {
    let gazetteer = try open(Self.packer())
    #expect(gazetteer.candidates("Springton".utf8).map(\.record.geonames) == [4, 5])
    #expect(gazetteer.candidates("springtaun".utf8).isEmpty)
    #expect(gazetteer.candidates("Springtown".utf8).map(\.match) == [.alternate])
  }

  @Test func factsAreFoundAgain() throws {
    let gazetteer = try open(Self.packer())
    let aland = try #require(gazetteer.country(code: "AA"))
    let facts = try #require(gazetteer.country(aland))
    #expect(facts.name == "Aland")
    #expect(facts.neighbours.map(gazetteer.countryCode) == ["BB"])
    #expect(facts.capital.flatMap(gazetteer.record)?.geonames == 4)
    #expect(gazetteer.demonym("alandian".utf8)?.place?.geonames == 1)
    #expect(gazetteer.demonym("Free".utf8) == Demonym(place: nil))
  }

  @Test func theSameDataGiveTheSameBytes() { #expect(Self.packer().packed() == Self.packer().packed()) }

  @Test func theOrderOfLinesDoesNotMatter() {
    var lines = Self.places.split(separator: "\n").map(String.init)
    lines.reverse()
    var reversed = Self.packer()
    reversed = GazetteerPacker()
    reversed.read(
      countries: """
        BB	BBB	2	BE	Beland	Other	1	700000	EU	.b	X	x	1			en	2	AA	
        AA	AAA	1	AL	Aland	Springton	1	5000000	EU	.a	X	x	1			en	1	BB	
        """)
    reversed.read(admin1Codes: "AA.01\tNorthmark\tNorthmark\t3\n")
    reversed.read(demonyms: "Free\t\town\nAlandian\tAA\town\n")
    reversed.read(places: lines.joined(separator: "\n"))
    #expect(reversed.packed() == Self.packer().packed())
  }

  @Test func aBadLineIsNamedAndSkipped() throws {
    let packer = Self.packer(
      "gn:9\tcities500\tcity\tAA\ngn:10\tx\tcastle\tAA\t\t1\t1\t1\tKeep\t\ngn:11\tx\tcity\tAA\t\t1\t91\t1\tFar\t"
    )
    #expect(packer.faults.count == 3)
    #expect(packer.faults.first?.hasPrefix("places.tsv:9: ") == true)
    #expect(try open(packer).candidates("Keep".utf8).isEmpty)
  }

  @Test func manyKeysAreAllFound() throws {
    var rows = ""
    for number in 0..<500 {
      rows += "gn:\(1000 + number)\tcities500\tcity\tAA\t01\t\(2000 + number)\t1\t1\tTown\(number)\t\n"
    }
    let gazetteer = try open(Self.packer(rows))
    for number in 0..<500 {
      #expect(gazetteer.candidates("town\(number)".utf8).map(\.record.geonames) == [1000 + number])
    }
    #expect(gazetteer.candidates("Town".utf8).isEmpty)
    #expect(gazetteer.candidates("Town500".utf8).isEmpty)
  }

  // MARK: - Damage

  private static func use(_ gazetteer: Gazetteer) {
    for name in ["Springton", "Aland", "Mira", "al-Mira base", "zzz", "a", "Alandian"] {
      for candidate in gazetteer.candidates(name.utf8) { _ = gazetteer.place(candidate.record) }
      _ = gazetteer.demonym(name.utf8)
    }
    for country in 0..<min(3, gazetteer.countryCount) { _ = gazetteer.country(country) }
    for region in 0..<3 { _ = (gazetteer.admin1Place(region), gazetteer.admin1Code(region)) }
  }

  @Test func cutOffBytesAreRefused() {
    let packed = Self.packer().packed()
    for length in 0..<packed.count { #expect(Gazetteer(packed: Array(packed.prefix(length))) == nil) }
  }

  @Test func damagedBytesNeverCrash() {
    let packed = Self.packer().packed()
    for offset in packed.indices {
      for value: UInt8 in [0x00, 0x7F, 0xFF] {
        var damaged = packed
        damaged[offset] = value
        let gazetteer = Gazetteer(packed: damaged)
        // The first four bytes name the format: with another name the rest is not looked at.
        #expect(gazetteer == nil || offset >= 4)
        if let gazetteer { Self.use(gazetteer) }
      }
    }
  }

  @Test func nothingPackedIsNothingFound() throws {
    let gazetteer = try open(GazetteerPacker())
    #expect(gazetteer.placeCount == 0)
    Self.use(gazetteer)
    Self.use(.empty)
  }
}
