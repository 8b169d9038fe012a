import Documents
/// Stub.
public struct PatternError: Error, CustomStringConvertible { public let description: String }
/// Stub.
public struct TextPattern: Sendable {
  let needle: [UInt8]
  /// Stub.
  public init(plain: String) { needle = Array(plain.lowercased().utf8) }
  /// Stub.
  public init(regex: String) throws(PatternError) {
    throw PatternError(description: "regular expressions are to come")
  }
  /// Stub.
  public func matches(in utf8: [UInt8], range: TextRange, limit: Int) throws(PatternError) -> [TextRange] {
    var result: [TextRange] = []
    var i = range.start
    while i + needle.count <= range.end, result.count < limit {
      if (0..<needle.count).allSatisfy({
        (utf8[i + $0] >= 65 && utf8[i + $0] <= 90 ? utf8[i + $0] + 32 : utf8[i + $0]) == needle[$0]
      }) {
        result.append(TextRange(i, i + needle.count)); i += needle.count
      } else {
        i += 1
      }
    }
    return result
  }
}
