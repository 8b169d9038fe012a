import Documents
import Screen

extension ReaderState {
  // MARK: Speakers

  /// The numbers of the people that a list shows, in its order.
  func rankedSpeakers(_ list: RowList) -> [Int] {
    store.people.ranked(filter: list.filter.text, order: PersonOrder(rawValue: list.order) ?? .statements)
  }

  /// Runs an action in the list of people; false where it means nothing there.
  mutating func runInSpeakers(_ action: Action, count: Int?, _ effects: inout [Effect]) -> Bool {
    switch action {
    case .open, .dossierShow:
      guard let chosen = views.speakers.chosen else { return true }
      openDossier(of: chosen, &effects)
      return true
    default: return runInList(action, count: count, in: .speakers, &effects)
    }
  }

  /// Takes up people who were found since; names that turned out to be one person's stand in one row.
  mutating func addSpeakers() {
    settlePeople()
    // Names that nobody has looked at yet would come as people of their own. Where it takes long, they are shown so meanwhile.
    guard store.isSettled || store.uncountedCount > 0 else { return }
    let list = views.speakers
    if views.peopleVersion != store.decisions.peopleVersion {
      // Who was decided to be two stands in two rows at once.
      views.peopleVersion = store.decisions.peopleVersion
      rank(.speakers, selecting: list.chosen.flatMap(store.people.number))
      return
    }
    var seen: Set<Int> = []
    var rows: [Int] = []
    var before = 0
    for (index, row) in list.rows.enumerated() {
      let person = store.people.number(row) ?? row
      guard seen.insert(person).inserted else {
        if index < list.selected { before += 1 }
        continue
      }
      rows.append(person)
    }
    views.speakers.rows = rows
    views.speakers.selected = max(0, list.selected - before)
    views.speakers.top = max(0, list.top - before)
    addRows(.speakers)
  }

  /// The number of the person that the reader stands on: in a view, in the panel, or whose words they are.
  var personAtHand: Int? {
    switch views.shown {
    case .speakers: return views.speakers.chosen
    case .dossier: return views.person?.person
    case nil: break
    default: return nil
    }
    guard let article = reading.article, let entity = speakerAtHand else { return nil }
    return store.people.number(ofEntity: entity, inArticle: article)
  }

  /// The speaker chosen in the panel where that has the keys, else the one stood on or whose words are at hand.
  private var speakerAtHand: Int? {
    if focus == .panel {
      guard case .speaker(let entity) = panelSubject else { return nil }
      return entity
    }
    return chosenSpeaker ?? quotationAtHand.flatMap { analysis?.quotations[$0].speaker }
  }

  // MARK: Dossier

  /// Opens the dossier of the speaker stood on.
  mutating func openDossierAtHand(_ effects: inout [Effect]) {
    guard let analysis, let article = reading.article else {
      say("No article is open", &effects)
      return
    }
    guard let entity = speakerAtHand, analysis.entities.indices.contains(entity) else {
      say("Whose? Go to a quotation first, or choose a speaker in the panel", &effects)
      return
    }
    settlePeople()
    guard let number = store.people.number(ofEntity: entity, inArticle: article) else {
      say("“\(analysis.entities[entity].name)” is no name: other articles cannot know who that is", &effects)
      return
    }
    openDossier(of: number, &effects)
  }

  /// Shows the dossier of a person in place of what is shown; a filter of another one's is let go of.
  mutating func openDossier(of number: Int, _ effects: inout [Effect]) {
    settlePeople()
    guard let dossier = Dossier(of: number, in: store, attitudes: settings.showsAttitudes) else {
      say("Nothing is known of this speaker any more", &effects)
      return
    }
    if views.person?.person != dossier.person {
      views.dossier = RowList()
    }
    views.person = dossier
    if views.shown != .dossier { enter(.dossier) }
    rank(.dossier, selecting: views.dossier.chosen)
  }

  /// Collects the dossier anew after new findings; the reader stays on the same statement.
  mutating func refreshDossier() {
    settlePeople()
    guard store.isSettled || store.uncountedCount > 0 else { return }
    guard let old = views.person,
      let new = Dossier(of: old.person, in: store, attitudes: settings.showsAttitudes)
    else { return }
    let list = views.dossier
    let chosen = list.chosen.map { old.statements[$0] }
    views.person = new
    let selected = chosen.flatMap { new.statements.firstIndex(of: $0) }
    rank(.dossier, selecting: selected)
    // The row stays where it was on the screen.
    views.dossier.top = max(0, views.dossier.selected - (list.selected - list.top))
  }

  /// Runs an action in a dossier; false where it means nothing there.
  mutating func runInDossier(_ action: Action, count: Int?, _ effects: inout [Effect]) -> Bool {
    switch action {
    case .open:
      guard let statement = chosenStatement else { return true }
      views.trail.append(.dossier)
      views.shown = nil
      show(statement.article, &effects)
      show(.reading)
      stand(on: .quotation(statement.quotation))
    case .quoteWhy:
      guard let dossier = views.person else { return true }
      overlay = .text(
        TextPopup(
          title: dossier.posting.name,
          lines: dossier.facts.map { .init($0.label, $0.items.prefix(200).joined(separator: "; ")) }))
    case .quoteCopy:
      guard let statement = chosenStatement, let analysis = store.analysis(ofArticle: statement.article),
        analysis.quotations.indices.contains(statement.quotation)
      else { return true }
      effects.append(
        .copy(
          Self.citation(
            analysis.quotations[statement.quotation], in: analysis, of: store.articles[statement.article])))
      say("Copied with its source line", &effects)
    case .attitudesToggle:
      settings.showsAttitudes.toggle()
      refreshAnalysis()
      refreshDossier()
      say(settings.showsAttitudes ? "Attitudes are shown too" : "Statements only", &effects)
    case .speakerNext: openDossier(movedBy: count ?? 1, &effects)
    case .speakerPrevious: openDossier(movedBy: -(count ?? 1), &effects)
    case .dossierShow: leaveView()
    default: return runInList(action, count: count, in: .dossier, &effects)
    }
    return true
  }

  /// The statement that is selected in the dossier.
  public var chosenStatement: Dossier.Statement? {
    guard let dossier = views.person, let index = views.dossier.chosen,
      dossier.statements.indices.contains(index)
    else { return nil }
    return dossier.statements[index]
  }

  /// The dossier of the next or an earlier one in the list of people.
  private mutating func openDossier(movedBy count: Int, _ effects: inout [Effect]) {
    if views.speakers.rows.isEmpty { rank(.speakers, selecting: views.person?.person) }
    let rows = views.speakers.rows
    guard let person = views.person?.person, let place = rows.firstIndex(of: person),
      rows.indices.contains(place + count)
    else {
      say(count > 0 ? "Nobody comes behind" : "Nobody comes before", &effects)
      return
    }
    views.speakers.selected = place + count
    openDossier(of: rows[place + count], &effects)
  }
}
