import Documents

/// One person: the names that are spellings of one another, and what the article says of their bearer.
struct Person {
  /// Name spans, by index, in text order.
  var spans: [Int] = []
  /// The forms of the name, the fullest first.
  var forms: [NameForm] = []
  var gender: Gender = .unknown
  /// Roles as printed: the range of the words and the head noun's token.
  var roles: [Role] = []

  /// An office or trade that the article gives somebody.
  struct Role {
    let tokens: Range<Int>
    let head: Int
  }

  /// The span with the fullest name.
  var fullest = 0
}
