import Documents
import JourneySupport
import Screen
import Testing

@testable import Reader

private let samples = [SampleArticle.harbour, .cyclone, .plain("Fog", paragraphs: 3)]

private func place(_ north: Double, _ east: Double) -> MapPlace {
  MapPlace(number: 0, name: "X", mentions: 1, longitude: east, latitude: north)
}

@Suite struct Projection {
  @Test func theMiddleIsTheMiddleAndNorthIsUp() {
    var camera = MapCamera()
    camera.look(at: 10, 50)
    camera.dotsPerDegree = 4
    let middle = camera.dot(longitude: 10, latitude: 50, columns: 100, rows: 80)
    #expect((middle.x, middle.y) == (50, 40))
    let north = camera.dot(longitude: 10, latitude: 55, columns: 100, rows: 80)
    #expect((north.x, north.y) == (50, 20))
    // A degree of longitude is cos 50° as long.
    let east = camera.dot(longitude: 20, latitude: 50, columns: 100, rows: 80)
    #expect(abs(east.x - (50 + 40 * 0.6428)) < 0.01)
  }

  @Test func theCosineIsExactEnough() {
    for (degrees, cosine) in [(0.0, 1.0), (30, 0.866025), (60, 0.5), (-45, 0.707107), (85, 0.087156)] {
      #expect(abs(MapCamera.cosine(degrees) - cosine) < 0.0001)
    }
  }

  @Test func theNearerSideOfTheEarthCounts() {
    var camera = MapCamera()
    camera.look(at: 178, 0)
    camera.dotsPerDegree = 2
    #expect(camera.dot(longitude: -178, latitude: 0, columns: 100, rows: 50).x == 58)
    camera.pan(right: 0.5, down: 0, columns: 100, rows: 50)
    #expect(camera.longitude == -157)
  }

  @Test func theShortestStretchMayCrossTheAntimeridian() {
    let pacific = MapCamera.shortestArc([178.44, -171.76, 174.78])
    #expect(abs(pacific.west - 174.78) < 1e-9)
    #expect(abs(pacific.width - 13.46) < 1e-9)
    #expect(MapCamera.shortestArc([-10, 20]).width == 30)
    #expect(MapCamera.shortestArc([5]).width == 0)
  }

  @Test(arguments: [
    [place(32.9, 13.2)], [place(-18.1, 178.4), place(-13.8, -171.8), place(-41.3, 174.8)],
    [place(70, -150), place(-50, 150), place(0, 0)], [place(89, 10), place(-89, 10)],
  ])
  func allPlacesAreInTheFittedPicture(places: [MapPlace]) {
    for (columns, rows) in [(240, 140), (160, 88), (80, 40), (40, 16)] {
      let camera = MapCamera(fitting: places, columns: columns, rows: rows)
      for place in places where abs(place.latitude) < 80 {
        let dot = camera.dot(
          longitude: place.longitude, latitude: place.latitude, columns: columns, rows: rows)
        #expect(dot.x >= 0 && dot.x < Double(columns) && dot.y >= 0 && dot.y < Double(rows))
      }
    }
  }

  @Test func zoomingKeepsTheChosenPlaceWhereItIs() {
    var camera = MapCamera()
    camera.look(at: 10, 0)
    camera.dotsPerDegree = 4
    let before = camera.dot(longitude: 14, latitude: 3, columns: 100, rows: 80)
    camera.zoom(by: 1.5, around: (14, 3), columns: 100, rows: 80)
    let after = camera.dot(longitude: 14, latitude: 3, columns: 100, rows: 80)
    #expect(abs(before.x - after.x) < 0.2 && abs(before.y - after.y) < 0.2)
    for _ in 0..<40 { camera.zoom(by: 1 / 1.5, around: nil, columns: 100, rows: 80) }
    #expect(camera.dotsPerDegree == 100.0 / 360)
  }
}

@Suite struct Map {
  @Test func theMapOpensOnTheArticleAndTogglesToAll() {
    var journey = Journey(samples, 100, 30)
    journey.press("M")
    #expect(journey.state.views.map.scope == .article)
    #expect(journey.state.views.map.places.map(\.name) == ["Hillford", "Lowport"])
    journey.press("a")
    #expect(journey.state.views.map.places.map(\.name).prefix(2) == ["Lowport", "Apia"])
    #expect(journey.state.views.map.unlocated == 1)
    #expect(journey.lines.first?.contains("Map · all articles · 6 places · 1 not located") == true)
    #expect(journey.state.views.map.chosen?.name == "Hillford")
  }

  @Test func theSelectedPlaceIsNamedWithItsCountAndInThePicture() {
    var journey = Journey(samples, 100, 30)
    journey.press("J", "M")
    #expect(journey.screen.contains("Apia 2"))
    #expect(journey.lines.last?.hasPrefix("Apia, WS · 2 mentions") == true)
    journey.press("Tab", "Tab", "n")
    #expect(journey.state.views.map.chosen?.name == "Lowport")
    #expect(journey.screen.contains("Lowport 1"))
    journey.press("+", "+", "+", "+", "+", "+", "N")
    #expect(journey.screen.contains("Suva 1"))
    journey.press("f")
    #expect(journey.screen.contains("Lowport"))
  }

  @Test func enterGoesToTheMentionAndBackToTheMap() {
    var journey = Journey(samples, 100, 30)
    journey.press("P", "M", "Tab", "+", "l")
    let camera = journey.state.views.map.camera
    journey.press("Enter")
    #expect(journey.state.views.shown == nil)
    #expect(journey.state.focusRange.map { journey.state.article?.source.string($0) } == "Apia")
    journey.press("q")
    #expect(journey.state.views.shown == .map)
    #expect(journey.state.views.map.camera == camera)
    journey.press("q")
    #expect(journey.state.views.shown == .places)
    journey.press("q")
    #expect(journey.state.views.shown == nil)
  }

  @Test func placesThatComeLaterDoNotMoveAMapThatWasMoved() {
    var journey = Journey([SampleArticle.harbour], 100, 30)
    journey.press("P", "M", "+")
    let camera = journey.state.views.map.camera
    journey.send(.articles([SampleArticle.cyclone.article]))
    journey.find(SampleArticle.cyclone.analysis, in: 1)
    journey.wait(for: .view)
    #expect(journey.state.views.map.places.count == 6)
    #expect(journey.state.views.map.camera == camera)
    #expect(journey.state.views.map.chosen?.name == "Hillford")
  }

  @Test func actionsOfTheMapSayWhereTheyWork() {
    var journey = Journey(samples, 100, 30)
    journey.press(":")
    journey.type("map.fit")
    journey.press("Enter")
    #expect(journey.state.message?.text == "map.fit works on the map · M shows it")
  }
}
