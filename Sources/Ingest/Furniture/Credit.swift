import Documents

/// Recognises who a picture is by, at the end of its caption.
enum Credit {
  /// Agencies and collections that pictures come from, in small letters.
  static let agencies: Set<String> = [
    "reuters", "afp", "ap", "epa", "epa-efe", "efe", "getty", "getty images", "anadolu", "anadolu agency",
    "aa", "xinhua",
    "tass", "sputnik", "ria novosti", "dpa", "ansa", "pa", "pa media", "pa wire", "bloomberg", "shutterstock",
    "alamy",
    "istock", "associated press", "the associated press", "ap photo", "upi", "kyodo", "yonhap", "imago",
    "zuma press",
  ]

  private static let marks: Set<Substring> = [
    "photo", "photos", "photograph", "picture", "image", "file", "getty", "reuters", "afp", "ap", "epa",
    "efe", "anadolu",
    "xinhua", "tass", "sputnik", "dpa", "ansa", "courtesy", "handout", "via", "screengrab", "screenshot",
    "supplied",
    "shutterstock", "alamy", "bloomberg", "illustration", "archive", "archives", "credit", "pool",
  ]

  /// Whether the paragraph ends with a credit: "(Reuters)", "[Jane Roe/AFP]", "Photo: Jane Roe", "REUTERS/Jane Roe".
  static func ends(_ paragraph: Paragraph, in utf8: [UInt8]) -> Bool {
    guard paragraph.weight >= 4, paragraph.weight <= 90 else { return false }
    let range = paragraph.range
    let last = utf8[range.end - 1]
    if last == 0x29 || last == 0x5D {
      let open: UInt8 = last == 0x29 ? 0x28 : 0x5B
      guard let start = utf8[max(range.start, range.end - 90)..<range.end].lastIndex(of: open) else {
        return false
      }
      let inside = Folding.line(TextRange(start + 1, range.end - 1), in: utf8)
      let words = inside.split { !$0.isLetter && $0 != "-" }
      // "Jane Roe/The Lantern": a person and a medium.
      if words.count <= 7, inside.split(separator: "/").count == 2, inside.allSatisfy({ !$0.isNumber }),
        last == 0x5D || words.count >= 3
      {
        return true
      }
      return words.count <= 10 && words.contains { marks.contains($0) }
    }
    guard !paragraph.traits.contains(.endsWithStop) else { return false }
    let tail = Folding.bytes(TextRange(max(range.start, range.end - 60), range.end), in: utf8)
    return tail.indices.contains { at in
      endings[Int(tail[at])].contains { tail[at...].starts(with: $0) }
    }
  }

  /// What stands at the end of credits, by its first byte.
  private static let endings: [[[UInt8]]] = {
    var byFirst = Array(repeating: [[UInt8]](), count: 256)
    for ending in endingWords {
      let bytes = Array(ending.utf8)
      byFirst[Int(bytes[0])].append(bytes)
    }
    return byFirst
  }()

  private static let endingWords = [
    "photo: ", "photos: ", "photograph: ", "photo by ", "photo credit", "picture: ", "image: ", "credit: ",
    "reuters/",
    "ap photo", "/afp", "/reuters", "/getty", "/epa", "getty images", "/anadolu", "afp/", "epa/",
    "file photo", "©",
    "/the guardian", "/ap", "| reuters", "| afp",
  ]
}
