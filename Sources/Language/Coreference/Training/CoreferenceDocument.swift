import Documents

/// A document of a treebank with its mentions, as GUM marks them in the last column of the CoNLL-U format.
struct CoreferenceDocument {
  /// A stretch of the text that speaks of an entity.
  struct Mention {
    /// Its bytes in `text`.
    let range: TextRange
    /// Equal for mentions of one entity.
    let entity: Int
    let isPerson: Bool
  }

  /// Paragraphs, an empty line between them.
  private(set) var text: [UInt8] = []
  /// In the order in which they end.
  private(set) var mentions: [Mention] = []

  /// The innermost mention that holds byte `offset`.
  func innermost(at offset: Int) -> Mention? {
    mentions.filter { $0.range.start <= offset && offset < $0.range.end }.min {
      $0.range.count < $1.range.count
    }
  }

  /// The documents of a file; words without a mark of their document belong to none.
  static func all(in file: [UInt8]) -> [CoreferenceDocument] {
    var reader = Reader()
    for line in file.split(separator: 0x0A, omittingEmptySubsequences: false) { reader.take(line) }
    return reader.documents
  }

  /// Reads one line after another.
  private struct Reader {
    var documents: [CoreferenceDocument] = []
    private var open: [(entity: Int, isPerson: Bool, start: Int)] = []
    private var opensParagraph = false
    private var multiword: (last: Int, spaceFollows: Bool) = (0, false)
    private var needsSpace = false

    mutating func take(_ line: ArraySlice<UInt8>) {
      if line.starts(with: "# newdoc".utf8) {
        documents.append(CoreferenceDocument())
        open = []
        opensParagraph = false
        needsSpace = false
      } else if line.starts(with: "# newpar".utf8) {
        opensParagraph = true
      } else if line.isEmpty {
        multiword = (0, false)
      } else if line.first != 0x23, !documents.isEmpty {
        word(line.split(separator: 0x09, omittingEmptySubsequences: false))
      }
    }

    private mutating func word(_ fields: [ArraySlice<UInt8>]) {
      guard fields.count >= 10 else { return }
      let notes = fields[9].split(separator: 0x7C)
      let spaceFollows = !notes.contains { $0.elementsEqual("SpaceAfter=No".utf8) }
      let number = String(decoding: fields[0], as: UTF8.self)
      if let dash = number.firstIndex(of: "-") {
        multiword = (Int(number[number.index(after: dash)...]) ?? 0, spaceFollows)
        return
      }
      guard let place = Int(number) else { return }
      let document = documents.count - 1
      if opensParagraph, !documents[document].text.isEmpty {
        documents[document].text += [0x0A, 0x0A]
      } else if needsSpace {
        documents[document].text.append(0x20)
      }
      opensParagraph = false
      let start = documents[document].text.count
      documents[document].text += fields[1]
      let end = documents[document].text.count
      needsSpace =
        place < multiword.last ? false : place == multiword.last ? multiword.spaceFollows : spaceFollows
      if let entities = notes.first(where: { $0.starts(with: "Entity=".utf8) }) {
        mark(entities.dropFirst(7), start, end, document)
      }
    }

    /// "(12-person-…" opens entity 12, "12)" closes it, "(12-person-…)" is both; several stand behind one another.
    private mutating func mark(_ marks: ArraySlice<UInt8>, _ start: Int, _ end: Int, _ document: Int) {
      var rest = marks
      while let first = rest.first {
        let isOpening = first == 0x28
        if isOpening { rest = rest.dropFirst() }
        let body = rest.prefix { $0 != 0x28 && $0 != 0x29 }
        rest = rest.dropFirst(body.count)
        let parts = body.split(separator: 0x2D)
        let entity = parts.first.flatMap { Int(String(decoding: $0.prefix { $0 != 0x5B }, as: UTF8.self)) }
        let closes = rest.first == 0x29
        if closes { rest = rest.dropFirst() }
        guard let entity else {
          guard !body.isEmpty || closes else { return }
          continue
        }
        if isOpening {
          open.append((entity, parts.dropFirst().first?.elementsEqual("person".utf8) ?? false, start))
        }
        if closes, let place = open.lastIndex(where: { $0.entity == entity }) {
          let opened = open.remove(at: place)
          documents[document].mentions.append(
            Mention(range: TextRange(opened.start, end), entity: entity, isPerson: opened.isPerson))
        }
      }
    }
  }
}
