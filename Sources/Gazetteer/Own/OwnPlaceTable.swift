/// A person's own `places.tsv`, read onto a gazetteer: the columns are those of the data that is packed,
/// `id src kind cc adm1 pop lat lon name alternates`.
public struct OwnPlaceTable: Sendable {
  /// The gazetteer with the places on top.
  public private(set) var gazetteer: Gazetteer
  /// The lines that do not count, each with file, number and reason: `places.tsv:12: latitude "91" is not between -90
  /// and 90`.
  public private(set) var faults: [String] = []

  /// Reads `bytes`, which should be UTF-8; empty lines and those that begin with `#` are left out silently.
  public init(_ bytes: [UInt8], name file: String, onto base: Gazetteer) {
    gazetteer = base
    var places = OwnPlaces(firstID: base.placeCount)
    let regions = base.admin1Numbers
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var number = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let line = bytes[start..<end].last == 0x0D ? bytes[start..<(end - 1)] : bytes[start..<end]
      start = end + 1
      number += 1
      guard let first = line.first, first != UInt8(ascii: "#") else { continue }
      do throws(PlaceRow.Fault) {
        let row = try PlaceRow(line: Substring(decoding: line, as: UTF8.self))
        let country = try Self.country(of: row, in: base)
        places.add(row, country: country, admin1: regions["\(row.country).\(row.admin1)"])
      } catch {
        faults.append("\(file):\(number): \(error)")
      }
    }
    gazetteer.own = places.count > 0 ? places : nil
  }

  private static func country(of row: PlaceRow, in base: Gazetteer) throws(PlaceRow.Fault) -> Int? {
    guard !row.country.isEmpty else { return nil }
    guard let country = base.country(code: row.country) else {
      throw PlaceRow.Fault(
        description: "country \"\(row.country)\" is no code of ISO 3166-1 with two capitals")
    }
    return country
  }
}
