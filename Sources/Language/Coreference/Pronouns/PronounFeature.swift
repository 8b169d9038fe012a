/// What speaks for or against a person as the one that "he" or "she" stands for; each is there or not.
enum PronounFeature: Int, CaseIterable {
  // Sentences back to the last name of the person that the text itself uses, outside of what somebody says.
  case named0, named1, named2, named3, named4, named6, named9, neverNamed
  // Sentences back to the last of those names that is the subject of its clause.
  case subject0, subject1, subject2, subject3, subject6, neverSubject
  // Sentences back to the last time the person spoke.
  case spoke0, spoke1, spoke2, spoke4, neverSpoke
  /// Somebody else became the one the text speaks of after the person had spoken.
  case isOvertaken
  /// The person spoke last, and the pronoun stands behind a quotation.
  case spokeBeforeThese
  /// The person spoke last, and the pronoun opens its sentence.
  case spokeAndOpens
  /// The nearest name of the person stands in words that somebody says.
  case isNearestSaid
  /// The nearest name stands between quotation marks.
  case isNearestQuoted
  /// The person is named in the words that end right before the pronoun.
  case isNamedInThese
  /// The nearest name is the first of its sentence, the last, one behind a genitive's "'s" or behind a preposition.
  case isNearestFirst, isNearestLast, isNearestGenitive, isNearestBehindPreposition
  /// The nearest name is a full one: somebody comes up.
  case isNearestFull
  /// The nearest name stands in the pronoun's paragraph, or in the one before.
  case isInParagraph, isInParagraphBefore
  /// The text shows that the person is a man, or a woman, as the pronoun says.
  case isOfGender
  /// How often the person was named before.
  case namedOnce, namedTwice, namedOften
  /// Nobody of the permitted gender was named later; one was; more were.
  case isMostRecent, isSecond, isLater
  /// Nobody else comes into question.
  case isOnly

  // What speaks for nobody who is named.
  case nobody
  /// No name that comes into question stands nearer than three sentences.
  case nobodyIsNear
  /// Of none who come into question the gender is known.
  case nobodyIsOfGender
  /// Three and more come into question.
  case manyAreThere
}
