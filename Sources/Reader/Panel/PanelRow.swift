import Documents

/// What a row of the panel, a spotlight or a walk through mentions is about.
public enum Subject: Hashable, Sendable {
  /// An entity of the article's analysis, by index.
  case speaker(Int)
  /// A place.
  case place(PlaceKey)
}

/// One row of the panel.
public enum PanelRow: Hashable, Sendable {
  /// "Speakers", "Also named", "Places"; cannot be selected.
  case heading(String)
  /// Somebody who speaks or is named, with the number of quotations and of mentions.
  case speaker(Int, name: String, quotations: Int, mentions: Int)
  /// A place with the number of mentions.
  case place(PlaceKey, mentions: Int)
  /// Words where there is nothing to list; cannot be selected.
  case note(String)

  /// What it is about; `nil` where it cannot be selected.
  public var subject: Subject? {
    switch self {
    case .heading, .note: nil
    case .speaker(let entity, _, _, _): .speaker(entity)
    case .place(let key, _): .place(key)
    }
  }

  /// What the histogram shows: quotations of a speaker, mentions of a place.
  public var counted: Int {
    switch self {
    case .speaker(_, _, let quotations, _): quotations
    case .place(_, let mentions): mentions
    case .heading, .note: 0
    }
  }

  /// The rows for an article.
  ///
  /// Speakers come first, by number of quotations; then people who are named only; then places by number of
  /// mentions, demonyms left out. Ties keep the order of the text.
  static func rows(for analysis: Analysis?, walking landmarks: Landmarks, attitudes: Bool) -> [PanelRow] {
    guard let analysis else { return [.note("Reading …")] }
    var quotations = Array(repeating: 0, count: analysis.entities.count)
    for quotation in analysis.quotations where attitudes || quotation.attribution == .statement {
      if let speaker = quotation.speaker, quotations.indices.contains(speaker) { quotations[speaker] += 1 }
    }
    let order = analysis.entities.indices.sorted {
      (quotations[$1], $0) < (quotations[$0], $1)
    }
    func row(_ index: Int) -> PanelRow {
      let entity = analysis.entities[index]
      let mentions = landmarks.mentions(of: .speaker(index)).count
      return .speaker(index, name: entity.name, quotations: quotations[index], mentions: mentions)
    }
    var rows: [PanelRow] = [.heading("Speakers")]
    let speakers = order.filter { quotations[$0] > 0 }
    rows += speakers.isEmpty ? [.note("nobody is quoted")] : speakers.map(row)
    // What is counted is what can be walked to: names and places in hidden captions are neither.
    let named = order.filter {
      quotations[$0] == 0 && analysis.entities[$0].kind == .person
        && !landmarks.mentions(of: .speaker($0)).isEmpty
    }
    if !named.isEmpty {
      rows.append(.heading("Also named"))
      rows += named.map(row)
    }
    var counts: [PlaceKey: Int] = [:]
    var places: [PlaceKey] = []
    for place in landmarks.places {
      if counts[place.key] == nil { places.append(place.key) }
      counts[place.key, default: 0] += 1
    }
    rows.append(.heading("Places"))
    if places.isEmpty { rows.append(.note("no place is named")) }
    rows += places.enumerated()
      .sorted { (counts[$1.element] ?? 0, $0.offset) < (counts[$0.element] ?? 0, $1.offset) }
      .map { .place($0.element, mentions: counts[$0.element] ?? 0) }
    return rows
  }
}
