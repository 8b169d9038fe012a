/// A value in a TOML file, as far as a setting or a binding may be one.
indirect enum TOMLValue {
  case string(String)
  case boolean(Bool)
  case integer(Int)
  /// A number with a point or an exponent.
  case float(Double)
  /// A date, a time or both; checked but not kept.
  case dateTime
  /// An array; its elements are checked but not kept.
  case array
  /// An inline table.
  case table([TOMLEntry])

  /// The text, if it is a string.
  var string: String? { if case .string(let text) = self { text } else { nil } }
  /// The truth, if it is a boolean.
  var boolean: Bool? { if case .boolean(let truth) = self { truth } else { nil } }
  /// The number, with a point or without.
  var number: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .float(let number): number
    default: nil
    }
  }
  /// The number, if it is an integer.
  var integer: Int? { if case .integer(let number) = self { number } else { nil } }
}

/// A key with its value, or a table header, in the order of the file.
struct TOMLEntry {
  /// What stands there.
  enum Kind {
    case value(TOMLValue)
    /// `[reading]`
    case header
    /// `[[reading]]`
    case arrayHeader
  }

  /// The names that lead to it, those of its table first.
  let path: [String]
  /// What stands there.
  let kind: Kind
  /// Where its first byte is.
  let place: FilePosition
}

/// Why a text is no TOML.
struct TOMLError: Error {
  let message: String
  let place: FilePosition
}
