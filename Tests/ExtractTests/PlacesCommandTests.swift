import Foundation
import Testing

private let ferry = """
  Ferry strike enters second week

  “Nobody in Bergen has spoken to the crews,” said Ingrid Halvorsen, the head of the seafarers' union. The Norwegian \
  company's director told reporters in Oslo that talks in Bergen could begin at once.
  """

private func folder() throws -> TemporaryFolder {
  let folder = try TemporaryFolder()
  try folder.write("news/ferry.txt", ferry)
  try folder.write("news/more/ferry.txt", ferry)
  return folder
}

@Suite struct PlacesCommand {
  @Test func theTableCountsThePlacesOfAllArticles() throws {
    let folder = try folder()
    let program = try Program(["places", folder.path + "/news"])
    #expect(program.status == 0)
    let lines = program.output.split(separator: "\n")
    #expect(lines.first?.hasPrefix("PLACE") == true)
    let bergen = try #require(lines.first { $0.hasPrefix("Bergen") })
    #expect(bergen.split(separator: " ").prefix(6) == ["Bergen", "NO", "city", "4", "4/0/0", "2"])
    #expect(bergen.contains("  Ingrid Halvorsen"), "\(bergen)")
    #expect(!lines.contains { $0.hasPrefix("Norway") })
  }

  @Test func geoJSONParses() throws {
    let folder = try folder()
    let program = try Program(["places", "--format", "geojson", folder.path + "/news"])
    let json = try #require(
      JSONSerialization.jsonObject(with: Data(program.output.utf8)) as? [String: Any])
    let features = try #require(json["features"] as? [[String: Any]])
    #expect(features.count == 2)
    let names = features.compactMap { ($0["properties"] as? [String: Any])?["name"] as? String }
    #expect(names == ["Bergen", "Oslo"])
  }

  @Test func csvHasARecordForEachPlace() throws {
    let folder = try folder()
    let program = try Program(["places", "--format", "csv", folder.path + "/news"])
    #expect(program.output.utf8.count { $0 == 0x0A } == 3)
    #expect(program.output.contains("\r\nOslo,NO,city,59.9"))
  }

  @Test func aFolderThatIsNotThereIsNamedAndGivesStatusOne() throws {
    let program = try Program(["places", "/no/such/folder"])
    #expect(program.status == 1)
    #expect(program.errors.contains("/no/such/folder"))
    #expect(try Program(["places"]).status == 2)
  }

  @Test func ownPlacesAreAddedAndABadLineIsNamed() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "config/pullquote/places.tsv",
      "me:1\town\tcity\tNO\t\t\t60.5\t5.5\tGullvika\t\nme:2\town\tcity\tNO\t\t\t91\t5\tFar\t\n")
    try folder.write(
      "a.txt", "Boat lost\n\nA boat sank near Gullvika on Monday. Police in Gullvika said nobody was hurt.\n")
    let shell = "XDG_CONFIG_HOME='\(folder.path)/config' exec \"$0\" \"$@\""
    let program = try Program(["places", "--format", "csv", folder.path + "/a.txt"], shell: shell)
    #expect(program.status == 0)
    #expect(
      program.errors.contains("places.tsv:2: latitude \"91\" is not between -90 and 90"), "\(program.errors)")
    #expect(program.output.contains("\r\nGullvika,NO,city,60.5,5.5,,2,"), "\(program.output)")
    let record = try Program(["extract", folder.path + "/a.txt"], shell: shell)
    #expect(record.output.contains("Gullvika"))
    #expect(record.errors.contains("places.tsv:2: "))
  }

  @Test func theVersionNamesTheSourcesOfThePlaces() throws {
    let program = try Program(["--version"])
    #expect(program.output.contains("GeoNames"))
    #expect(program.output.contains("CC BY"))
    #expect(program.output.contains("Natural Earth"))
  }
}
