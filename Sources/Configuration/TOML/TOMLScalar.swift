/// Numbers, booleans, dates and times, all that is written without quotation marks.
///
/// Grammar: TOML 1.1.0, sections Integer to Local Time.
struct TOMLScalar {
  private var rest: Substring.UTF8View

  /// Reads a whole token, or gives `nil` where it is none of these.
  static func read(_ token: String) -> TOMLValue? {
    switch token {
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    case "inf", "+inf", "-inf", "nan", "+nan", "-nan":
      return .float(Double(token) ?? .nan)
    default: break
    }
    if let number = integer(token) { return .integer(number) }
    if isFloat(token) { return .float(Double(token.filter { $0 != "_" }) ?? .nan) }
    return isDateTime(token) ? .dateTime : nil
  }

  /// Digits with single underscores between them.
  private static func digits(_ text: Substring, radix: Int) -> String? {
    let groups = text.split(separator: "_", omittingEmptySubsequences: false)
    let fit = groups.allSatisfy { group in
      !group.isEmpty
        && group.utf8.allSatisfy { (Character(Unicode.Scalar($0)).hexDigitValue ?? radix) < radix }
    }
    return fit ? groups.joined() : nil
  }

  private static func integer(_ token: String) -> Int? {
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where token.hasPrefix(prefix) {
      return digits(token.dropFirst(2), radix: radix).flatMap { Int($0, radix: radix) }
    }
    let sign = token.hasPrefix("-") || token.hasPrefix("+") ? 1 : 0
    guard let number = digits(token.dropFirst(sign), radix: 10) else { return nil }
    guard number == "0" || !number.hasPrefix("0") else { return nil }
    return Int(token.prefix(sign) + number)
  }

  private static func isFloat(_ token: String) -> Bool {
    let sign = token.hasPrefix("-") || token.hasPrefix("+") ? 1 : 0
    var mantissa = token.dropFirst(sign)
    var marks = 0
    if let mark = mantissa.firstIndex(where: { $0 == "e" || $0 == "E" }) {
      var exponent = mantissa[mantissa.index(after: mark)...]
      if exponent.hasPrefix("-") || exponent.hasPrefix("+") { exponent = exponent.dropFirst() }
      guard digits(exponent, radix: 10) != nil else { return false }
      mantissa = mantissa[..<mark]
      marks += 1
    }
    let parts = mantissa.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = digits(parts[0], radix: 10), whole == "0" || !whole.hasPrefix("0") else { return false }
    if parts.count == 2 {
      guard digits(parts[1], radix: 10) != nil else { return false }
      marks += 1
    }
    return marks > 0
  }

  private static func isDateTime(_ token: String) -> Bool {
    var scalar = TOMLScalar(rest: token[...].utf8)
    guard let year = scalar.number(4) else { return scalar.time() && scalar.rest.isEmpty }
    guard scalar.skip("-"), let month = scalar.number(2), scalar.skip("-"), let day = scalar.number(2),
      (1...12).contains(month), day >= 1, day <= days(month, year)
    else { return false }
    if scalar.rest.isEmpty { return true }
    guard scalar.skip("T") || scalar.skip("t") || scalar.skip(" "), scalar.time() else { return false }
    return scalar.rest.isEmpty || scalar.offset() && scalar.rest.isEmpty
  }

  private static func days(_ month: Int, _ year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// `07:32`, `07:32:00`, `07:32:00.5`.
  private mutating func time() -> Bool {
    guard let hour = number(2), skip(":"), let minute = number(2), hour < 24, minute < 60 else {
      return false
    }
    guard skip(":") else { return true }
    guard let second = number(2), second <= 60 else { return false }
    guard skip(".") else { return true }
    let fraction = rest.prefix { (0x30...0x39).contains($0) }
    rest = rest[fraction.endIndex...]
    return !fraction.isEmpty
  }

  /// `Z`, `+01:30`.
  private mutating func offset() -> Bool {
    if skip("Z") || skip("z") { return true }
    guard skip("+") || skip("-"), let hour = number(2), skip(":"), let minute = number(2) else {
      return false
    }
    return hour < 24 && minute < 60
  }

  /// Takes exactly `count` digits, or nothing.
  private mutating func number(_ count: Int) -> Int? {
    let digits = rest.prefix(count)
    guard digits.count == count, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    rest = rest[digits.endIndex...]
    return digits.reduce(0) { $0 * 10 + Int($1) - 0x30 }
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest = rest.dropFirst()
    return true
  }
}
