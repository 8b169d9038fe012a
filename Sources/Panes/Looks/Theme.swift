import Reader
import Screen

/// How each role looks: the one table.
///
/// Colours are the first 16 of the terminal's own palette, so that a person's colours stay theirs and a change of
/// colour takes few bytes. Nothing is told by colour alone: the bar in the margin tells a quotation's kind, speakers
/// are bold, places underlined, matches reversed.
public struct Theme: Sendable {
  private let styles: [Style]
  private let isMono: Bool

  /// The theme for a terminal with so many colours; below 8 it is the monochrome one.
  public init(_ name: ThemeName, colours: Int) {
    isMono = name == .mono || colours < 8
    var styles: [Style] = []
    for kind in Role.Kind.allCases {
      if isMono {
        styles.append(Self.mono(kind))
      } else {
        styles.append(name == .light ? Self.light(kind) : Self.dark(kind, bright: colours >= 16))
      }
    }
    self.styles = styles
  }

  /// How the role of a cell looks.
  public func style(_ raw: UInt16) -> Style {
    let role = Role(rawValue: raw)
    var style = styles[Int(role.kind.rawValue)]
    if role.flags.contains(.dimmed) {
      style = Style(.dim)
    }
    if role.flags.contains(.unsure) { style.attributes.insert(.italic) }
    if role.flags.contains(.match) { style = Style(foreground: isMono ? nil : 3, [.reverse]) }
    if role.flags.contains(.current) {
      switch role.kind {
      case .barDirect, .barMixed, .barIndirect, .barAttitude: style.attributes.formUnion([.bold, .reverse])
      case .direct, .mixed, .indirect, .attitude:
        style.attributes.formUnion(isMono ? [.bold, .underline] : .bold)
      default: style.attributes.formUnion([.reverse, .bold])
      }
    }
    if role.flags.contains(.selected) { style.attributes.insert(.reverse) }
    return style
  }

  private static func dark(_ kind: Role.Kind, bright: Bool) -> Style {
    switch kind {
    case .text, .row, .popup, .status: Style()
    case .title, .headerFocused, .chosenRow, .statusStrong, .prompt, .popupTitle: Style(.bold)
    case .meta, .furniture, .rule, .rowDetail, .note, .header, .popupBorder:
      bright ? Style(foreground: 8) : Style(.dim)
    case .direct, .barDirect: Style(foreground: 2)
    case .mixed, .barMixed: Style(foreground: 2)
    case .indirect, .barIndirect: Style(foreground: 6)
    case .attitude, .barAttitude: Style(foreground: 5)
    case .cue: Style(.italic)
    case .speaker: Style(foreground: 3, .bold)
    case .place: Style(foreground: bright ? 12 : 4, .underline)
    case .heading: Style(.underline)
    case .count, .popupLabel: Style(foreground: 6)
    case .histogram: Style(foreground: 2)
    case .key: Style(foreground: 3)
    case .mapCoast: Style(foreground: 6)
    case .mapLake: Style(foreground: 4)
    case .mapBorder: bright ? Style(foreground: 8) : Style(.dim)
    case .mapPlace: Style(foreground: 1, .bold)
    case .mapLabel: Style(.bold)
    case .unread: Style(foreground: 6)
    case .star: Style(foreground: 3, .bold)
    case .warning: Style(foreground: 1, .bold)
    }
  }

  private static func light(_ kind: Role.Kind) -> Style {
    switch kind {
    case .text, .row, .popup, .status: Style()
    case .title, .headerFocused, .chosenRow, .statusStrong, .prompt, .popupTitle: Style(.bold)
    case .meta, .furniture, .rule, .rowDetail, .note, .header, .popupBorder: Style(.dim)
    case .direct, .barDirect, .mixed, .barMixed: Style(foreground: 4)
    case .indirect, .barIndirect: Style(foreground: 5)
    case .attitude, .barAttitude: Style(foreground: 6)
    case .cue: Style(.italic)
    case .speaker: Style(foreground: 1, .bold)
    case .place: Style(foreground: 2, .underline)
    case .heading: Style(.underline)
    case .count, .popupLabel: Style(foreground: 4)
    case .histogram: Style(foreground: 4)
    case .key: Style(foreground: 1)
    case .mapCoast, .mapLake: Style(foreground: 4)
    case .mapBorder: Style(.dim)
    case .mapPlace: Style(foreground: 1, .bold)
    case .mapLabel: Style(.bold)
    case .unread: Style(foreground: 4)
    case .star: Style(foreground: 1, .bold)
    case .warning: Style(foreground: 1, .bold)
    }
  }

  private static func mono(_ kind: Role.Kind) -> Style {
    switch kind {
    case .title, .headerFocused, .chosenRow, .statusStrong, .prompt, .popupTitle, .key, .warning: Style(.bold)
    case .direct, .barDirect, .mixed, .barMixed: Style(.bold)
    case .speaker: Style([.bold, .underline])
    case .place, .heading: Style(.underline)
    case .cue: Style(.italic)
    case .meta, .furniture, .rule, .rowDetail, .note, .header, .popupBorder, .mapBorder: Style(.dim)
    case .mapPlace, .mapLabel, .unread, .star: Style(.bold)
    default: Style()
    }
  }
}
