import Documents
import Testing

@testable import pullquote

@Suite struct CachePlacesTests {
  @Test func theLastPlaceOfEachKeyIsFound() {
    // Many keys share their lower bits, and some their lower half.
    let keys = (0..<3000).map { ContentHash(high: UInt64($0 % 7), low: UInt64($0 / 7) << 32 | 5) }
    var places = CachePlaces()
    #expect(places[keys[0]] == nil)
    for round in 0..<2 {
      for (index, key) in keys.enumerated() where round == 0 || index % 3 == 0 {
        places.put(key, CachePlaces.Place(file: Int32(round), count: UInt32(index), start: index << 33))
      }
    }
    for (index, key) in keys.enumerated() {
      let expected = CachePlaces.Place(
        file: index % 3 == 0 ? 1 : 0, count: UInt32(index), start: index << 33)
      #expect(places[key] == expected)
    }
    #expect(places[ContentHash(high: 9, low: 5)] == nil)
  }
}
