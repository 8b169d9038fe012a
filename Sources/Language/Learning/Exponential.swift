/// Exponential and logarithm in plain arithmetic, so that training gives the same bytes on every machine.
///
/// The C library's functions may differ in the last bit from one version to the next.
enum Exponential {
  private static let log2 = 0.693_147_180_559_945_3
  private static let perLog2 = 1.442_695_040_888_963_4

  /// e to the power of `x`; 0 below -700, and as for 700 above.
  @inline(__always)
  static func exp(_ x: Double) -> Double {
    if x < -700 { return 0 }
    let x = x > 700 ? 700 : x
    let shifted = x * perLog2
    let power = (shifted < 0 ? shifted - 0.5 : shifted + 0.5)
    let whole = Int(power)
    let rest = x - Double(whole) * log2
    // Taylor to the tenth power: the rest is at most 0.35, the error below 1e-12.
    var sum = 1 / 362_880.0 + rest * (1 / 3_628_800.0)
    sum = 1 / 40_320.0 + rest * sum
    sum = 1 / 5040.0 + rest * sum
    sum = 1 / 720.0 + rest * sum
    sum = 1 / 120.0 + rest * sum
    sum = 1 / 24.0 + rest * sum
    sum = 1 / 6.0 + rest * sum
    sum = 1 / 2.0 + rest * sum
    sum = 1 + rest * sum
    sum = 1 + rest * sum
    return sum * Double(bitPattern: UInt64(whole + 1023) << 52)
  }

  /// The natural logarithm of `x`; -infinity for 0 and below.
  static func log(_ x: Double) -> Double {
    guard x > 0 else { return -.infinity }
    var significand = x.significand
    var exponent = Int(x.exponent)
    if significand > 1.414_213_562_373_095_1 {
      significand /= 2
      exponent += 1
    }
    let ratio = (significand - 1) / (significand + 1)
    let square = ratio * ratio
    var sum = 0.0
    var term = ratio
    var odd = 1.0
    while odd < 24 {
      sum += term / odd
      term *= square
      odd += 2
    }
    return 2 * sum + Double(exponent) * log2
  }
}
