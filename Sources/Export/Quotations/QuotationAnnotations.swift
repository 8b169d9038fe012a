import Documents

/// Quotations as W3C Web Annotations (Web Annotation Data Model, 2017): a JSON-LD array, one annotation a line.
///
/// Each stretch of a quotation is a target with a TextQuoteSelector and a TextPositionSelector; the bodies say who
/// speaks and what kind of quotation it is.
enum QuotationAnnotations {
  static func bytes(_ records: [QuotationRecord], folder: String) -> [UInt8] {
    var text: [UInt8] = [0x5B]
    for (number, record) in records.enumerated() {
      text += number == 0 ? [0x0A] : [0x2C, 0x0A]
      var json = JSONText()
      json.object { write(record, folder, &$0) }
      text += json.bytes
    }
    return text + [0x0A, 0x5D, 0x0A]
  }

  private static func write(_ record: QuotationRecord, _ folder: String, _ json: inout JSONText) {
    let file = iri(ofFile: record.file, in: folder)
    json.key("@context")
    json.string("http://www.w3.org/ns/anno.jsonld")
    json.key("id")
    json.string(identity(record, file))
    json.key("type")
    json.string("Annotation")
    json.key("motivation")
    json.string("identifying")
    json.key("body")
    json.array { json in
      if let speaker = record.speaker { body(speaker, "identifying", &json) }
      for role in record.roles { body(role, "describing", &json) }
      body(record.kind.rawValue, "classifying", &json)
      body(record.attribution.rawValue, "classifying", &json)
      if record.isVerified { body("verified", "assessing", &json) }
      for tag in record.tags { body(tag, "tagging", &json) }
      if let note = record.note { body(note, "commenting", &json) }
    }
    json.key("target")
    json.array { json in
      for piece in record.offsets.indices { target(record, piece, file, &json) }
    }
  }

  private static func body(_ value: String, _ purpose: String, _ json: inout JSONText) {
    json.object { json in
      json.key("type")
      json.string("TextualBody")
      json.key("value")
      json.string(value)
      json.key("format")
      json.string("text/plain")
      json.key("purpose")
      json.string(purpose)
    }
  }

  private static func target(_ record: QuotationRecord, _ piece: Int, _ file: String, _ json: inout JSONText)
  {
    json.object { json in
      json.key("type")
      json.string("SpecificResource")
      json.key("source")
      json.string(file)
      json.key("selector")
      json.array { json in
        json.object { json in
          json.key("type")
          json.string("TextQuoteSelector")
          json.key("exact")
          json.string(record.exact[piece])
          json.key("prefix")
          json.string(record.contexts[piece].before)
          json.key("suffix")
          json.string(record.contexts[piece].behind)
        }
        json.object { json in
          json.key("type")
          json.string("TextPositionSelector")
          json.key("start")
          json.integer(record.offsets[piece].lowerBound)
          json.key("end")
          json.integer(record.offsets[piece].upperBound)
        }
      }
    }
  }

  // MARK: Names

  /// The `file:` IRI of a file (RFC 8089); standard input is a URN.
  static func iri(ofFile name: String, in folder: String) -> String {
    if name == "-" || name.isEmpty { return "urn:pullquote:stdin" }
    var parts: [Substring] = []
    let path = name.hasPrefix("/") ? name : "\(folder)/\(name)"
    for part in path.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "file:///" + parts.map(percentEncoded).joined(separator: "/")
  }

  private static func percentEncoded(_ text: Substring) -> String {
    let digits = Array("0123456789ABCDEF")
    var encoded = ""
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      default: encoded += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
    return encoded
  }

  /// A name that is the same whenever the same words of the same file are exported: a UUID of version 8 (RFC 9562).
  private static func identity(_ record: QuotationRecord, _ file: String) -> String {
    var key = Array(file.utf8)
    for (range, exact) in zip(record.offsets, record.exact) {
      key += "\u{0}\(range.lowerBound)-\(range.upperBound)\u{0}\(exact)".utf8
    }
    let high = hash(key, 0xCBF2_9CE4_8422_2325) & 0xFFFF_FFFF_FFFF_0FFF | 0x8000
    let low = hash(key.reversed(), 0x9AE1_6A3B_2F90_404F) & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
    let digits = hexadecimal(high) + hexadecimal(low)
    var name = ""
    for (index, digit) in digits.enumerated() {
      if [8, 12, 16, 20].contains(index) { name.append("-") }
      name.append(digit)
    }
    return "urn:uuid:\(name)"
  }

  /// FNV-1a (Fowler, Noll, Vo), mixed once more at the end.
  private static func hash(_ bytes: [UInt8], _ basis: UInt64) -> UInt64 {
    var hash = basis
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    hash ^= hash >> 32
    hash = hash &* 0xD6E8_FEB8_6659_FD93
    return hash ^ hash >> 32
  }

  private static func hexadecimal(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
