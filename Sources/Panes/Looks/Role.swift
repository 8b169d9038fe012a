/// What a cell is, never how it looks: drawing names roles, the theme turns them into styles.
public struct Role: Hashable, Sendable {
  /// What the cell belongs to.
  public enum Kind: UInt8, Sendable, CaseIterable {
    case text, title, meta, furniture
    case direct, mixed, indirect, attitude
    case cue, speaker, place
    case barDirect, barMixed, barIndirect, barAttitude
    case rule, header, headerFocused
    case row, rowDetail, chosenRow, heading, count, histogram, note
    case status, statusStrong, warning, prompt
    case popup, popupBorder, popupTitle, popupLabel, key
    case mapCoast, mapBorder, mapLake, mapPlace, mapLabel
    case unread, star
  }

  /// What else is true of the cell.
  public struct Flags: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt8
    /// Makes a set of bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// The selected row of the pane that has the keys.
    public static let selected = Flags(rawValue: 1)
    /// Outside of the spotlight.
    public static let dimmed = Flags(rawValue: 2)
    /// Found by the search.
    public static let match = Flags(rawValue: 4)
    /// What the reader stands on.
    public static let current = Flags(rawValue: 8)
    /// Part of an attribution that is a guess.
    public static let unsure = Flags(rawValue: 16)
  }

  /// What the cell belongs to.
  public var kind: Kind
  /// What else is true of it.
  public var flags: Flags

  /// Makes a role.
  public init(_ kind: Kind, _ flags: Flags = []) {
    self.kind = kind
    self.flags = flags
  }

  /// Whether the cell belongs to the words of a quotation.
  var isQuotation: Bool {
    switch kind {
    case .direct, .mixed, .indirect, .attitude: true
    default: false
    }
  }

  /// The number that a cell carries.
  public var rawValue: UInt16 { UInt16(flags.rawValue) << 8 | UInt16(kind.rawValue) }

  /// Reads a cell's number back; a number of no role is plain text.
  public init(rawValue: UInt16) {
    kind = Kind(rawValue: UInt8(truncatingIfNeeded: rawValue)) ?? .text
    flags = Flags(rawValue: UInt8(rawValue >> 8))
  }
}
