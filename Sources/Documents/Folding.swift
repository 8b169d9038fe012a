/// Reduces names to what their spellings share: no case, no diacritics, no apostrophes, one space between words.
///
/// `Misrātah`, `MISRATAH` and `Misra'tah` fold to `misratah`; `al-Jufra` to `al jufra`; `U.S.` to `us`. Letters
/// outside the Latin script stay as they are. The result is UTF-8, ASCII for all names in the Latin script.
public enum Folding {
  /// The folded form of `bytes`, which should be UTF-8; malformed bytes are kept.
  @specialized(where Bytes == ArraySlice<UInt8>)
  public static func fold<Bytes: Sequence<UInt8>>(_ bytes: Bytes) -> [UInt8] {
    var folded: [UInt8] = []
    folded.reserveCapacity(bytes.underestimatedCount)
    fold(bytes, into: &folded)
    return folded
  }

  /// The folded form of the text in `range`; what lies beyond the end of `text` counts as empty.
  public static func fold(_ text: [UInt8], _ range: TextRange) -> [UInt8] {
    let end = min(range.end, text.count)
    return range.start < end ? fold(text[range.start..<end]) : []
  }

  /// Appends the folded form of `bytes` to `folded`, without allocating where its capacity is enough.
  @specialized(where Bytes == ArraySlice<UInt8>)
  public static func fold<Bytes: Sequence<UInt8>>(_ bytes: Bytes, into folded: inout [UInt8]) {
    let first = folded.count
    var pendingSpace = false
    var iterator = bytes.makeIterator()
    var next = iterator.next()
    func append(_ byte: UInt8) {
      if pendingSpace, folded.count > first { folded.append(0x20) }
      pendingSpace = false
      folded.append(byte)
    }
    while let byte = next {
      next = iterator.next()
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): append(byte | 0x20)
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): append(byte)
      case UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "."): break
      case 0x00..<0x80: pendingSpace = true
      default:
        let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
        var scalar = UInt32(byte) & (length == 4 ? 0x07 : length == 3 ? 0x0F : 0x1F)
        var raw: (UInt8, UInt8, UInt8) = (0, 0, 0)
        var count = 1
        while count < length, let continuation = next, continuation & 0xC0 == 0x80 {
          scalar = scalar << 6 | UInt32(continuation & 0x3F)
          if count == 1 {
            raw.0 = continuation
          } else if count == 2 {
            raw.1 = continuation
          } else {
            raw.2 = continuation
          }
          count += 1
          next = iterator.next()
        }
        if count == length, length > 1, let meaning = Self.meaning(of: scalar) {
          switch meaning {
          case .nothing: break
          case .space: pendingSpace = true
          case .letters(let one, let two):
            append(one)
            if two != 0x20 { append(two) }
          }
        } else {
          append(byte)
          if count > 1 { append(raw.0) }
          if count > 2 { append(raw.1) }
          if count > 3 { append(raw.2) }
        }
      }
    }
  }

  private enum Meaning {
    case nothing, space
    case letters(UInt8, UInt8)
  }

  /// What a character beyond ASCII becomes; `nil` where it stays.
  private static func meaning(of scalar: UInt32) -> Meaning? {
    switch scalar {
    case 0xC0..<0x260: letters(latin, Int(scalar - 0xC0))
    case 0x1E00..<0x1F00: letters(latinAdditional, Int(scalar - 0x1E00))
    // Modifier letters (ʿ, ʾ, ʼ), combining marks, quotation marks used as apostrophes, soft hyphen, joiners.
    case 0x2B0..<0x370, 0x2018...0x201B, 0x2032, 0xB4, 0xAD, 0x200B...0x200F, 0x2060, 0xFEFF: .nothing
    case 0x80..<0xC0, 0x2000..<0x2070, 0x3000, 0x2212: .space
    default: nil
    }
  }

  private static func letters(_ table: StaticString, _ index: Int) -> Meaning? {
    guard 2 * index + 1 < table.utf8CodeUnitCount else { return nil }
    let first = table.utf8Start[2 * index]
    return first == 0x20 ? nil : .letters(first, table.utf8Start[2 * index + 1])
  }

  // Two letters for each character from U+00C0 and from U+1E00, the second a space where there is one letter only,
  // both where the character is no letter with a Latin base (Unicode NFKD without marks, and the usual digraphs).
  private static let latin: StaticString =
    """
    a a a a a a aec e e e e i i i i d n o o o o o x o u u u u y thss\
    a a a a a a aec e e e e i i i i d n o o o o o   o u u u u y thy \
    a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g \
    g g g g h h h h i i i i i i i i i i ijijj j k k k l l l l l l l \
    l l l n n n n n n n ngngo o o o o o oeoer r r r r r s s s s s s \
    s s t t t t t t u u u u u u u u u u u u w w y y y z z z z z z s \
    b                 d         e a e   f         i     l           \
    o o                           u u         z z                   \
            dzdzdzljljljnjnjnja a i i o o u u u u u u u u u u a a a \
    a a aeae    g g k k o o o o     j dzdzdzg g     n n a a aeae    \
    a a a a e e e e i i i i o o o o r r r r u u u u s s t t     h h \
                a a e e o o o o o o o o y y               c c l t   \
          b     e e j j     r r y y                   a             
    """
  private static let latinAdditional: StaticString =
    """
    a a b b b b b b c c d d d d d d d d d d e e e e e e e e e e f f \
    g g h h h h h h h h h h i i i i k k k k k k l l l l l l l l m m \
    m m m m n n n n n n n n o o o o o o o o p p p p r r r r r r r r \
    s s s s s s s s s s t t t t t t t t u u u u u u u u u u v v v v \
    w w w w w w w w w w x x x x y y z z z z z z h t w y a s     ss  \
    a a a a a a a a a a a a a a a a a a a a a a a a e e e e e e e e \
    e e e e e e e e i i i i o o o o o o o o o o o o o o o o o o o o \
    o o o o u u u u u u u u u u u u u u y y y y y y y y             
    """
}
