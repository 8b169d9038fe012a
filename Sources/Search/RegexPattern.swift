import CPcre2
import Documents

/// A compiled regular expression.
struct RegexPattern: Sendable {
  private static let maximumLength = 4_096
  private let code: CompiledCode
  /// The expression as it was typed.
  let expression: String

  /// Compiles an expression. The corresponding C function is `pcre2_compile`.
  init(_ expression: String) throws(PatternError) {
    let bytes = Array(expression.utf8)
    guard bytes.count <= RegexPattern.maximumLength else {
      throw .tooLong(limit: RegexPattern.maximumLength)
    }
    let options =
      PCRE2_UTF | PCRE2_UCP | PCRE2_CASELESS | PCRE2_MULTILINE | PCRE2_NEVER_BACKSLASH_C
      | PCRE2_USE_OFFSET_LIMIT
    let context = pcre2_compile_context_create_8(nil)
    defer { pcre2_compile_context_free_8(context) }
    pcre2_set_newline_8(context, UInt32(PCRE2_NEWLINE_ANYCRLF))
    var number: Int32 = 0
    var offset = 0
    guard let code = pcre2_compile_8(bytes, bytes.count, options, &number, &offset, context) else {
      let before = bytes.prefix(offset).count { $0 & 0xC0 != 0x80 }
      throw .malformed(RegexPattern.message(number), offset: before)
    }
    self.code = CompiledCode(code)
    self.expression = expression
  }

  /// The corresponding C function is `pcre2_get_error_message`.
  private static func message(_ number: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let count = pcre2_get_error_message_8(number, &buffer, buffer.count)
    return count > 0 ? String(decoding: buffer.prefix(Int(count)), as: UTF8.self) : "no regular expression"
  }

  func matches(in utf8: [UInt8], range: TextRange, limit: Int) throws(PatternError) -> [TextRange] {
    let end = min(range.end, utf8.count)
    guard limit > 0, range.start < end, let match = RegexMatch(code) else { return [] }
    return try utf8.withUnsafeBufferPointer { bytes throws(PatternError) in
      var found: [TextRange] = []
      var at = range.start
      let deadline = ContinuousClock.now + RegexPattern.patience
      while at < end, found.count < limit {
        if ContinuousClock.now > deadline { throw .tooHard }
        // Matching goes window by window, so that it can be given up between them.
        let last = RegexPattern.boundary(bytes, min(at + RegexPattern.window, end), end)
        guard let hit = try match.first(bytes, from: at, startingUpTo: last, end: end) else {
          at = last == end ? end : RegexPattern.boundary(bytes, last + 1, end)
          continue
        }
        // With \K a match may begin before the last one ended, or begin after it ends.
        if hit.start >= at, hit.end > hit.start { found.append(hit) }
        at = max(hit.end, RegexPattern.boundary(bytes, at + 1, end))
      }
      return found
    }
  }

  /// How long one search may take before it is given up.
  private static let patience = Duration.seconds(1)
  /// In how many bytes matches may begin before the time is looked at.
  private static let window = 512

  /// The first code point boundary from `offset` on.
  private static func boundary(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int, _ end: Int) -> Int {
    var at = offset
    while at < end, bytes[at] & 0xC0 == 0x80 { at += 1 }
    return min(at, end)
  }
}

/// What PCRE2 compiled, freed when nobody needs it any more.
///
/// After it is compiled PCRE2 only reads it, so that threads may share it (pcre2api(3), "Multithreading").
final class CompiledCode: @unchecked Sendable {
  let pointer: OpaquePointer

  init(_ pointer: OpaquePointer) {
    self.pointer = pointer
    // Where there is no just-in-time compiler the expression is interpreted.
    pcre2_jit_compile_8(pointer, PCRE2_JIT_COMPLETE)
  }

  deinit { pcre2_code_free_8(pointer) }
}

/// The memory that matching needs.
private final class RegexMatch {
  private let code: CompiledCode
  private let data: OpaquePointer
  private let context: OpaquePointer
  private var stack: OpaquePointer?

  /// Steps back that one start of a match may take.
  private static let steps: UInt32 = 200_000
  /// Kibibytes that the interpreter may keep its steps in.
  private static let heap: UInt32 = 16_384

  init?(_ code: CompiledCode) {
    guard let data = pcre2_match_data_create_8(1, nil) else { return nil }
    guard let context = pcre2_match_context_create_8(nil) else {
      pcre2_match_data_free_8(data)
      return nil
    }
    (self.code, self.data, self.context) = (code, data, context)
    pcre2_set_match_limit_8(context, RegexMatch.steps)
    pcre2_set_depth_limit_8(context, RegexMatch.steps)
    pcre2_set_heap_limit_8(context, RegexMatch.heap)
  }

  deinit {
    if let stack { pcre2_jit_stack_free_8(stack) }
    pcre2_match_context_free_8(context)
    pcre2_match_data_free_8(data)
  }

  /// The first match that starts from `start` to `last` and ends by `end`. The corresponding C function is
  /// `pcre2_match`.
  func first(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, startingUpTo last: Int, end: Int
  ) throws(PatternError) -> TextRange? {
    pcre2_set_offset_limit_8(context, last)
    let options = PCRE2_NO_UTF_CHECK | PCRE2_NOTEMPTY
    var result = pcre2_match_8(code.pointer, bytes.baseAddress, end, start, options, data, context)
    if result == PCRE2_ERROR_JIT_STACKLIMIT, stack == nil,
      let larger = pcre2_jit_stack_create_8(32 << 10, 1 << 20, nil)
    {
      // Most expressions are content with the thread's own stack: making one costs more than a match.
      stack = larger
      pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(larger))
      result = pcre2_match_8(code.pointer, bytes.baseAddress, end, start, options, data, context)
    }
    if result == PCRE2_ERROR_NOMATCH { return nil }
    guard result >= 0, let ends = pcre2_get_ovector_pointer_8(data) else { throw .tooHard }
    return TextRange(ends[0], ends[1])
  }
}
