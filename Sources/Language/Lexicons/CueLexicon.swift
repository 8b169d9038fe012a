/// What a reporting verb takes as the words it reports; the names are those of `cues.txt`.
struct CueFrames: OptionSet, Sendable, Hashable {
  let rawValue: UInt16
  static let clause = CueFrames(rawValue: 1 << 0)
  static let zero = CueFrames(rawValue: 1 << 1)
  static let noun = CueFrames(rawValue: 1 << 2)
  static let infinitive = CueFrames(rawValue: 1 << 3)
  static let addressee = CueFrames(rawValue: 1 << 4)
  static let asPhrase = CueFrames(rawValue: 1 << 5)
  static let ofPhrase = CueFrames(rawValue: 1 << 6)
  static let about = CueFrames(rawValue: 1 << 7)
  static let quote = CueFrames(rawValue: 1 << 8)
  static let attitude = CueFrames(rawValue: 1 << 9)
  static let document = CueFrames(rawValue: 1 << 10)
  static let bare = CueFrames(rawValue: 1 << 11)

  init(rawValue: UInt16) { self.rawValue = rawValue }

  init?(heading: Substring) {
    switch heading {
    case "clause": self = .clause
    case "zero": self = .zero
    case "noun": self = .noun
    case "infinitive": self = .infinitive
    case "addressee": self = .addressee
    case "as": self = .asPhrase
    case "of": self = .ofPhrase
    case "about": self = .about
    case "quote": self = .quote
    case "attitude": self = .attitude
    case "document": self = .document
    case "bare": self = .bare
    default: return nil
    }
  }
}

/// One form of a reporting verb.
struct CueForm: Sendable, Hashable {
  /// The form's place in the verb's paradigm; a regular past form is a participle as well.
  enum Tense: UInt8, Sendable { case base, third, past, participle, ing }

  /// The verb's place in the lexicon; the forms of a verb share it.
  let verb: Int
  let tense: Tense
  /// The frames of the verb, from all headings it stands under.
  let frames: CueFrames
}

/// The reporting verbs with all their forms.
struct CueLexicon: Sendable {
  /// The forms and the index of each.
  private(set) var forms: [(String, Int)] = []
  private var table: [CueForm] = []

  /// The form with the index `index`.
  func form(_ index: Int) -> CueForm? { table.indices.contains(index) ? table[index] : nil }

  init(text: String) {
    var frames: CueFrames = []
    var order: [String] = []
    var byVerb: [String: CueFrames] = [:]
    for line in text.split(separator: "\n") where line.first != "#" {
      if line.first == "[", let end = line.firstIndex(of: "]") {
        frames = []
        for name in line[line.index(after: line.startIndex)..<end].split(separator: " ") {
          frames.formUnion(CueFrames(heading: name) ?? [])
        }
        continue
      }
      for entry in line.split(separator: " ") {
        let base = String(entry.split(separator: "/").first ?? entry)
        if let known = byVerb[base] {
          // Attitude and finding are what a verb is at its weakest: a plain heading lifts them.
          var merged = known.union(frames)
          if known.isDisjoint(with: [.attitude, .document])
            || frames.isDisjoint(with: [.attitude, .document])
          {
            merged.subtract([.attitude, .document])
          }
          byVerb[base] = merged
          if entry.contains("/"), let place = order.firstIndex(of: base) { order[place] = String(entry) }
        } else {
          byVerb[base] = frames
          order.append(String(entry))
        }
      }
    }
    var seen: Set<String> = []
    for (verb, entry) in order.enumerated() {
      let listed = entry.split(separator: "/").map(String.init)
      let forms = listed.count == 5 ? listed : Self.regular(entry)
      for (tense, form) in zip([CueForm.Tense.base, .third, .past, .participle, .ing], forms)
      where !seen.contains(form) {
        seen.insert(form)
        self.forms.append((form, table.count))
        table.append(CueForm(verb: verb, tense: tense, frames: byVerb[listed[0]] ?? []))
      }
    }
  }

  /// The forms of a regular verb: admit, admits, admitted, admitted, admitting.
  private static func regular(_ base: String) -> [String] {
    let letters = Array(base)
    let last = letters.last ?? "x"
    let before = letters.dropLast().last ?? "x"
    let isVowel: (Character) -> Bool = { "aeiou".contains($0) }
    if last == "e" {
      return [base, base + "s", base + "d", base + "d", base.dropLast() + "ing"]
    }
    if last == "y" && !isVowel(before) {
      let stem = String(base.dropLast())
      return [base, stem + "ies", stem + "ied", stem + "ied", base + "ing"]
    }
    if base.hasSuffix("sh") || base.hasSuffix("ch") || base.hasSuffix("s") {
      return [base, base + "es", base + "ed", base + "ed", base + "ing"]
    }
    let doubled = ["admit", "quip", "plan", "beg", "submit", "snap", "dub", "chat", "regret"].contains(base)
    let stem = doubled ? base + String(last) : base
    return [base, base + "s", stem + "ed", stem + "ed", stem + "ing"]
  }
}
