/// How a packed gazetteer is laid out; all numbers are little-endian.
///
/// A header of 32-bit words, then five sections: places, countries, admin1 regions, the names they show, and the
/// index of folded keys. Nothing is parsed before use: a look-up is arithmetic over the bytes.
enum PackedLayout {
  /// The first four bytes.
  static let magic: [UInt8] = Array("PQG1".utf8)
  /// Where in the header each number stands, in bytes.
  enum Header {
    static let placeCount = 4
    static let places = 8
    static let countryCount = 12
    static let countries = 16
    static let admin1Count = 20
    static let admin1 = 24
    static let names = 28
    static let blockCount = 32
    static let blocks = 36
    static let keys = 40
    static let length = 44
    static let size = 48
  }

  /// One place: feature 1, country 1, admin1 2, population 2, latitude 3, longitude 3, GeoNames id 3, name 3.
  static let placeSize = 18
  /// One country: code 2, place 3, capital 3, name 4, neighbours 4.
  static let countrySize = 16
  /// One admin1 region: country 1, place 3, code as offset into the names 4.
  static let admin1Size = 8
  /// Keys that share one front-coded block.
  static let blockSize = 16
  /// No place, in 24 bits.
  static let noPlace = 0xFF_FFFF
  /// No admin1 region, in 16 bits.
  static let noAdmin1 = 0xFFFF
  /// No country, in 8 bits.
  static let noCountry = 0xFF
  /// Degrees of one unit of a coordinate: 24 bits hold a circle, one unit is 2.4 m at most.
  static let degreesPerUnit = 360.0 / Double(1 << 24)
  /// The longest key that is kept, in bytes.
  static let longestKey = 80

  /// What stands before a key to say which of the namespaces it belongs to.
  enum Namespace: UInt8 {
    /// Consonant skeletons of Arabic and related names.
    case skeleton = 1
    /// Demonyms; their postings are countries.
    case demonym = 2
  }

  /// A population as 16 bits: 11 of mantissa, 5 of exponent; exact to 0.1 %.
  static func encode(population: Int) -> Int {
    var mantissa = max(0, population)
    var exponent = 0
    while mantissa >= 1 << 11 {
      mantissa >>= 1
      exponent += 1
    }
    return exponent << 11 | mantissa
  }

  /// The population that `encode(population:)` wrote.
  static func population(_ bits: Int) -> Int { (bits & 0x7FF) << (bits >> 11) }
}
