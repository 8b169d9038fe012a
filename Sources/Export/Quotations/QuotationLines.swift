import Documents

/// Quotations as JSON Lines: one object a line, keys in a fixed order.
enum QuotationLines {
  static func bytes(_ records: [QuotationRecord]) -> [UInt8] {
    var json = JSONText()
    for record in records {
      json.object { write(record, &$0) }
      json.endLine()
    }
    return json.bytes
  }

  private static func write(_ record: QuotationRecord, _ json: inout JSONText) {
    json.key("quotation")
    json.string(record.words)
    json.key("speaker")
    json.string(record.speaker)
    json.key("roles")
    json.array { json in
      for role in record.roles { json.string(role) }
    }
    json.key("kind")
    json.string(record.kind.rawValue)
    json.key("attribution")
    json.string(record.attribution.rawValue)
    json.key("confidence")
    json.number(Double(record.confidence), decimals: 2)
    json.key("cue")
    json.string(record.cue)
    json.key("source")
    json.string(record.source)
    json.key("title")
    json.string(record.title)
    json.key("outlet")
    json.string(record.outlet)
    json.key("date")
    json.string(record.date?.description)
    json.key("file")
    json.string(record.file)
    json.key("article")
    json.integer(record.position)
    json.key("line")
    json.integer(record.line)
    json.key("content")
    json.array { json in
      for range in record.offsets {
        json.array { json in
          json.integer(range.lowerBound)
          json.integer(range.upperBound)
        }
      }
    }
    json.key("verified")
    json.raw(record.isVerified ? "true".utf8 : "false".utf8)
    json.key("corrected")
    json.raw(record.isCorrected ? "true".utf8 : "false".utf8)
    json.key("tags")
    json.array { json in
      for tag in record.tags { json.string(tag) }
    }
    json.key("note")
    json.string(record.note)
  }
}
