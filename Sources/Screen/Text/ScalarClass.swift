/// How a scalar is drawn. The numbers are those of the generator of `unicodeRuns`.
enum WidthClass: UInt8 {
  /// Left out: bidi controls, joiners, variation selectors, tags, skin tones.
  case ignored
  /// One column.
  case narrow
  /// Two columns.
  case wide
  /// No column: it combines with the scalar before it.
  case mark
  /// White space, drawn as U+0020.
  case space
  /// C0 or DEL, drawn as its picture in the block U+2400.
  case control
  /// C1, a surrogate or unassigned, drawn as U+FFFD.
  case replaced
}

/// Where a line may end beside a scalar: UAX #14's classes as far as prose needs them.
enum BreakClass: UInt8 {
  /// Letters and all that is not below.
  case word
  /// White space a line may end behind, and U+200B.
  case breaking
  /// A hyphen or dash a line may end behind.
  case dash
  /// An ideograph, kana or emoji: a line may end on both sides.
  case ideograph
  /// Opening punctuation: no line ends behind it.
  case opening
  /// Closing punctuation, full stops, small kana: no line starts with it.
  case closing
  /// Straight quotation marks, NBSP, currency and per cent signs: only a space parts them from their neighbours.
  case quote
  /// Part of the character before it, whether it takes a column or not.
  case extending
}

/// Both classes of a scalar in a byte, looked up in constant time.
struct ScalarClass {
  private let bits: UInt8

  /// How it is drawn.
  var width: WidthClass { WidthClass(rawValue: bits & 7) ?? .replaced }
  /// Where a line may end beside it.
  var breaks: BreakClass { BreakClass(rawValue: bits >> 3) ?? .word }

  init(bits: UInt8) { self.bits = bits }

  /// Looks a scalar up.
  init(_ scalar: UInt32) {
    if scalar < UInt32(Self.table.count) {
      bits = Self.table[Int(scalar)]
    } else {
      bits = Self.run(of: scalar)
    }
  }

  /// The classes of the first two planes, which hold all but rare ideographs and private use.
  static let table: [UInt8] = {
    var table: [UInt8] = []
    table.reserveCapacity(0x20000)
    for (index, run) in unicodeRuns.enumerated() {
      let end = index + 1 < unicodeRuns.count ? min(unicodeRuns[index + 1] >> 8, 0x20000) : 0x20000
      guard end > run >> 8 else { break }
      table.append(contentsOf: repeatElement(UInt8(truncatingIfNeeded: run), count: Int(end - (run >> 8))))
    }
    return table
  }()

  private static func run(of scalar: UInt32) -> UInt8 {
    var low = 0
    var high = unicodeRuns.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if unicodeRuns[middle] >> 8 <= scalar { low = middle } else { high = middle }
    }
    return UInt8(truncatingIfNeeded: unicodeRuns[low])
  }
}
