/// What tagger and parser see of a word: its letters in one case, its ends, its shape.
///
/// Quotation marks, apostrophes and dashes have one form each, and every digit is a zero: what is printed as “ in one
/// paper and as " in the treebanks is one word.
struct WordForm {
  /// What the letters look like.
  struct Shape: OptionSet {
    let rawValue: UInt16
    static let capitalised = Shape(rawValue: 1 << 0)
    static let allCaps = Shape(rawValue: 1 << 1)
    static let digit = Shape(rawValue: 1 << 2)
    static let letter = Shape(rawValue: 1 << 3)
    static let innerStop = Shape(rawValue: 1 << 4)
    static let beyondASCII = Shape(rawValue: 1 << 5)
    /// A sign without white space before it or behind it; set for signs only.
    static let signGluedBefore = Shape(rawValue: 1 << 6)
    static let signGluedBehind = Shape(rawValue: 1 << 7)
    static let innerCapital = Shape(rawValue: 1 << 8)
    static let single = Shape(rawValue: 1 << 9)
  }

  /// The hash of the normalised bytes.
  let lower: UInt64
  /// The first and the last four normalised bytes at most, the last byte lowest.
  let prefix: UInt32
  let suffix: UInt32
  /// The number of normalised bytes, 255 at most.
  let length: UInt8
  let shape: Shape

  /// What stands outside a sentence.
  static let outside = WordForm(lower: 1, prefix: 0, suffix: 0, length: 0, shape: [])

  private init(lower: UInt64, prefix: UInt32, suffix: UInt32, length: UInt8, shape: Shape) {
    self.lower = lower
    self.prefix = prefix
    self.suffix = suffix
    self.length = length
    self.shape = shape
  }

  /// The form of `bytes`, which may be any bytes.
  init(_ bytes: UnsafeBufferPointer<UInt8>, gluedBefore: Bool, gluedBehind: Bool) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var prefix: UInt32 = 0
    var suffix: UInt32 = 0
    var length = 0
    var letters = 0
    var capitals = 0
    var shape: Shape = []
    var index = 0
    while index < bytes.count {
      var byte = bytes[index]
      if byte >= 0x80 {
        byte = Self.normalised(bytes, &index)
        if byte >= 0x80 {
          shape.insert(.beyondASCII)
          letters += 1
        }
      } else if byte.isASCIILetter {
        if byte.isASCIIUpper {
          capitals += 1
          if letters == 0 { shape.insert(.capitalised) } else { shape.insert(.innerCapital) }
          byte |= 0x20
        }
        letters += 1
      } else if byte.isASCIIDigit {
        shape.insert(.digit)
        byte = 0x30
      } else if byte == 0x2E {
        if index > 0 { shape.insert(.innerStop) }
      } else if byte == 0x60 {
        byte = 0x27
      }
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
      suffix = suffix << 8 | UInt32(byte)
      if length < 4 { prefix = suffix }
      length += 1
      index += 1
    }
    if letters > 0 { shape.insert(.letter) }
    if letters > 1, capitals == letters { shape.formUnion([.allCaps, .innerCapital]) }
    if length == 1 { shape.insert(.single) }
    if letters == 0, !shape.contains(.digit) {
      if gluedBefore { shape.insert(.signGluedBefore) }
      if gluedBehind { shape.insert(.signGluedBehind) }
      // '' and `` are one double mark.
      if length == 2, suffix == 0x2727 {
        hash = (0xCBF2_9CE4_8422_2325 ^ 0x22) &* 0x100_0000_01B3
        suffix = 0x22
        prefix = 0x22
        length = 1
      }
    }
    self.init(
      lower: FeatureHash.mix(hash, 0x9E37_79B9_7F4A_7C15), prefix: prefix, suffix: suffix,
      length: UInt8(min(255, length)), shape: shape)
  }

  /// The ASCII sign that the code point at `index` counts as, moving `index` to its last byte, or its first byte.
  private static func normalised(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> UInt8 {
    let first = bytes[index]
    if first == 0xE2, index + 2 < bytes.count, bytes[index + 1] == 0x80 {
      let sign: UInt8? =
        switch bytes[index + 2] {
        case 0x98, 0x99: 0x27
        case 0x9C, 0x9D, 0x9E, 0x9F: 0x22
        case 0x90, 0x91, 0x92, 0x93, 0x94, 0x95: 0x2D
        default: nil
        }
      if let sign {
        index += 2
        return sign
      }
    } else if first == 0xC2, index + 1 < bytes.count, bytes[index + 1] == 0xAB || bytes[index + 1] == 0xBB {
      index += 1
      return 0x22
    } else if first == 0xCA, index + 1 < bytes.count, bytes[index + 1] == 0xBC {
      index += 1
      return 0x27
    }
    return first
  }

  /// The last `count` bytes, 1 to 4, or all there are.
  @inline(__always)
  func ending(_ count: Int) -> UInt64 {
    UInt64(count >= 4 ? suffix : suffix & (1 << UInt32(8 * count) - 1))
  }

  /// The first `count` bytes, 1 to 4, or all there are.
  @inline(__always)
  func beginning(_ count: Int) -> UInt64 {
    let held = min(4, Int(length))
    return UInt64(count >= held ? prefix : prefix >> UInt32(8 * (held - count)))
  }
}
