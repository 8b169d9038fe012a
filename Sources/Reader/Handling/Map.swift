import Documents
import Screen

extension ReaderState {
  private var mapDots: (columns: Int, rows: Int) { Self.dots(of: mapRect) }

  /// Opens the map: from an article on its places, where it has any, from another view on all.
  mutating func openMap(from view: CorpusView?, selecting number: Int?) {
    views.map.scope = view == nil && !panelPlaces.isEmpty ? .article : .corpus
    views.map.isFitted = true
    views.map.fittedTo = nil
    placeOnMap(selecting: number)
    fitMapIfDue()
    showChosenPlace()
  }

  /// Puts the places of the scope on the map; the selection stays on the place of that number, or goes to the first.
  mutating func placeOnMap(selecting number: Int?) {
    switch views.map.scope {
    case .article:
      views.map.places = panelPlaces
      let listed = panel.rows.count { row in if case .place = row { true } else { false } }
      views.map.unlocated = listed - views.map.places.count
    case .corpus:
      let ranked = store.places.ranked()
      views.map.places = ranked.compactMap { number in
        let posting = store.places.all[number]
        return posting.place.map {
          MapPlace(
            number: number, name: $0.name, mentions: posting.mentions, longitude: $0.longitude,
            latitude: $0.latitude)
        }
      }
      views.map.unlocated = ranked.count - views.map.places.count
    }
    let index = number.flatMap { number in views.map.places.firstIndex { $0.number == number } }
    views.map.selected = index ?? (views.map.places.isEmpty ? nil : 0)
    views.map.fittedTo = nil
  }

  /// Has all places in the picture, as long as the person has not moved it.
  mutating func fitMapIfDue() {
    let rect = mapRect
    let size = Size(columns: rect.columns, rows: rect.rows)
    guard views.map.isFitted, views.map.fittedTo != size else { return }
    let dots = mapDots
    views.map.camera = MapCamera(fitting: views.map.places, columns: dots.columns, rows: dots.rows)
    views.map.fittedTo = size
  }

  /// Runs an action on the map; false where it means nothing there.
  mutating func runOnMap(_ action: Action, times: Int, _ effects: inout [Effect]) -> Bool {
    let step = 0.15 * Double(times)
    switch action {
    case .mapLeft: panMap(right: -step, down: 0)
    case .mapRight: panMap(right: step, down: 0)
    case .mapUp, .moveUp: panMap(right: 0, down: -step)
    case .mapDown, .moveDown: panMap(right: 0, down: step)
    case .pageDown, .halfDown: panMap(right: 0, down: 0.5 * Double(times))
    case .pageUp, .halfUp: panMap(right: 0, down: -0.5 * Double(times))
    case .mapZoomIn: zoomMap(by: 1.5, times)
    case .mapZoomOut: zoomMap(by: 1 / 1.5, times)
    case .mapNext: selectOnMap(movedBy: times)
    case .mapPrevious: selectOnMap(movedBy: -times)
    case .goTop: selectOnMap(at: 0)
    case .goBottom: selectOnMap(at: views.map.places.count - 1)
    case .mapFit, .cancel:
      views.map.isFitted = true
      views.map.fittedTo = nil
    case .mapScope: changeMapScope(&effects)
    case .open, .mentionNext:
      guard let chosen = views.map.chosen else {
        say("No place is on the map", &effects)
        return true
      }
      goToMention(ofPlace: chosen.number, inOpenArticle: views.map.scope == .article, &effects)
    default: return false
    }
    return true
  }

  mutating func zoomMap(by factor: Double, _ times: Int) {
    let dots = mapDots
    views.map.isFitted = false
    let chosen = views.map.chosen.flatMap { place in
      views.map.camera.shows(
        longitude: place.longitude, latitude: place.latitude, columns: dots.columns, rows: dots.rows)
        ? (place.longitude, place.latitude) : nil
    }
    for _ in 0..<max(1, min(20, times)) {
      views.map.camera.zoom(by: factor, around: chosen, columns: dots.columns, rows: dots.rows)
    }
  }

  private mutating func panMap(right: Double, down: Double) {
    let dots = mapDots
    views.map.isFitted = false
    views.map.camera.pan(right: right, down: down, columns: dots.columns, rows: dots.rows)
  }

  /// Selects the next or an earlier place in the order of mentions; behind the last comes the first again.
  private mutating func selectOnMap(movedBy count: Int) {
    let places = views.map.places.count
    guard places > 0 else { return }
    let target = ((views.map.selected ?? -1) + count) % places
    selectOnMap(at: target < 0 ? target + places : target)
  }

  mutating func selectOnMap(at index: Int) {
    guard views.map.places.indices.contains(index) else { return }
    views.map.selected = index
    showChosenPlace()
  }

  /// Moves the map so that the selected place is in the picture.
  private mutating func showChosenPlace() {
    let dots = mapDots
    guard let place = views.map.chosen,
      !views.map.camera.shows(
        longitude: place.longitude, latitude: place.latitude, columns: dots.columns, rows: dots.rows)
    else { return }
    views.map.isFitted = false
    views.map.camera.look(at: place.longitude, place.latitude)
  }

  private mutating func changeMapScope(_ effects: inout [Effect]) {
    let chosen = views.map.chosen?.number
    switch views.map.scope {
    case .article: views.map.scope = .corpus
    case .corpus:
      guard reading.article != nil else {
        say("No article is open", &effects)
        return
      }
      views.map.scope = .article
    }
    views.map.isFitted = true
    placeOnMap(selecting: chosen)
    if views.map.places.isEmpty { say("No place with known coordinates is named here", &effects) }
  }
}
