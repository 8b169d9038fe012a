import JourneySupport
import Reader
import Screen
import Testing

@testable import Panes

@Suite struct LinesOnTheMap {
  @Test func theLinesOfBothScalesAreThere() {
    for lines in [MapLines.far.coasts, MapLines.far.borders, MapLines.near.coasts, MapLines.near.lakes] {
      #expect(lines.lines.count > 20)
      #expect(lines.lines.allSatisfy { $0.south >= -90 * 182 && $0.north <= 90 * 182 && $0.west <= $0.east })
    }
    #expect(MapLines.near.coasts.coordinates.count > 5 * MapLines.far.coasts.coordinates.count)
  }

  private func dots(_ field: DotField) -> Int { field.masks.reduce(0) { $0 + $1.nonzeroBitCount } }

  private func field(north: Double, east: Double, scale: Double = 4) -> DotField {
    let place = MapPlace(number: 0, name: "", mentions: 1, longitude: east, latitude: north)
    var field = DotField(columns: 40, rows: 20)
    field.draw(MapLines.far.coasts, .mapCoast, through: MapCamera(fitting: [place], columns: 80, rows: 80))
    return field
  }

  @Test func aCoastIsDrawnAndTheOpenSeaIsEmpty() {
    #expect(dots(field(north: 54, east: -3)) > 40)
    #expect(dots(field(north: -45, east: -120)) == 0)
  }

  @Test func noLineRunsAcrossThePictureAtTheAntimeridian() {
    // Fiji and the Bering Strait: a line that took the long way round would fill a row from edge to edge.
    for (north, east) in [(-17.0, 180.0), (66, 180), (66, -179.5)] {
      let field = field(north: north, east: east)
      for row in 0..<20 {
        let filled = field.masks[(row * 40)..<((row + 1) * 40)].count { $0 != 0 }
        #expect(filled < 40, "row \(row) at \(north), \(east)")
      }
    }
  }

  @Test func theCoastGoesOnAcrossTheAntimeridian() {
    // The north coast of Chukotka crosses it at about 69 degrees.
    let field = field(north: 68, east: 180)
    let columns = (0..<40).filter { column in (0..<20).contains { field.masks[$0 * 40 + column] != 0 } }
    #expect(columns.count > 30, "\(columns)")
  }

  @Test func bordersAreDottedAndCoastsAreNot() {
    let place = MapPlace(number: 0, name: "", mentions: 1, longitude: -100, latitude: 49)
    let camera = MapCamera(fitting: [place], columns: 80, rows: 80)
    var dotted = DotField(columns: 40, rows: 20)
    dotted.draw(MapLines.far.borders, .mapBorder, through: camera, dotted: true)
    var solid = DotField(columns: 40, rows: 20)
    solid.draw(MapLines.far.borders, .mapBorder, through: camera)
    #expect(dots(dotted) * 3 < dots(solid) * 2)
    #expect(dots(dotted) * 3 > dots(solid))
  }

  @Test func withoutUTF8TheMapIsASCII() {
    var journey = Journey([.cyclone], 80, 24, showsUTF8: false)
    journey.press("M")
    let map = journey.lines.dropFirst().dropLast().joined(separator: "\n")
    #expect(map.replacing("·", with: "").utf8.allSatisfy { $0 < 0x80 }, "\(map)")
    #expect(map.contains(".") && map.contains("* Apia 2"))
  }
}
