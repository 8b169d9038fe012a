/// What a quotation mark looks like and which side it can stand on.
struct QuotationMark: Equatable {
  /// Marks pair only with marks of the same shape.
  enum Shape: UInt8 { case double, single, guillemet, lowDouble }
  /// Where a mark can stand; a straight one decides by the spaces around it.
  enum Side: UInt8 { case opening, closing, either }

  let shape: Shape
  let side: Side

  /// The mark that `bytes` spell, or `nil`.
  init?(_ bytes: ArraySlice<UInt8>) {
    let start = bytes.startIndex
    switch bytes.count {
    case 1:
      switch bytes[start] {
      case 0x22: self.init(.double, .either)
      case 0x27, 0x60: self.init(.single, .either)
      default: return nil
      }
    case 2:
      switch (bytes[start], bytes[start + 1]) {
      case (0x27, 0x27): self.init(.double, .either)
      case (0x60, 0x60): self.init(.double, .opening)
      case (0xC2, 0xAB): self.init(.guillemet, .either)
      case (0xC2, 0xBB): self.init(.guillemet, .either)
      default: return nil
      }
    case 3:
      guard bytes[start] == 0xE2, bytes[start + 1] == 0x80 else { return nil }
      switch bytes[start + 2] {
      case 0x98: self.init(.single, .opening)
      case 0x99: self.init(.single, .closing)
      case 0x9A: self.init(.single, .opening)
      case 0x9C: self.init(.double, .opening)
      case 0x9D: self.init(.double, .closing)
      case 0x9E: self.init(.double, .opening)
      case 0x9F: self.init(.double, .opening)
      case 0xB9: self.init(.single, .opening)
      case 0xBA: self.init(.single, .closing)
      default: return nil
      }
    default: return nil
    }
  }

  private init(_ shape: Shape, _ side: Side) {
    self.shape = shape
    self.side = side
  }
}
