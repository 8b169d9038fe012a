/// The 64-bit names of features: every model is keyed by numbers made here, in training and at run time alike.
///
/// The mixing step is that of wyhash (Wang Yi, 2019): one multiplication of 64 by 64 bits, folded.
public enum FeatureHash {
  /// Mixes two numbers into one; not commutative.
  @inline(__always)
  public static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = (a ^ 0x2D35_8DCC_AA6C_78A5).multipliedFullWidth(by: b ^ 0x8BB8_4B93_962E_ACC9)
    return product.high ^ product.low
  }

  /// The feature of template number `template` with one value.
  @inline(__always)
  public static func feature(_ template: UInt64, _ a: UInt64) -> UInt64 {
    mix(a, template &* 0x9E37_79B9_7F4A_7C15)
  }

  /// The feature of template number `template` with two values, in this order.
  @inline(__always)
  public static func feature(_ template: UInt64, _ a: UInt64, _ b: UInt64) -> UInt64 {
    mix(mix(a, template &* 0x9E37_79B9_7F4A_7C15), b)
  }

  /// The feature of template number `template` with three values, in this order.
  @inline(__always)
  public static func feature(_ template: UInt64, _ a: UInt64, _ b: UInt64, _ c: UInt64) -> UInt64 {
    mix(mix(mix(a, template &* 0x9E37_79B9_7F4A_7C15), b), c)
  }
}
