import Documents
import Screen

/// Glyphs are safe to draw and cover the text; lines fit, follow each other and lose no ink.
///
/// The first byte is the width; the others are the text, which may be no UTF-8.
func checkWrapping(_ bytes: [UInt8]) throws(Unsound) {
  let width = Int(bytes.first ?? 0) % 130
  let text = Array(bytes.dropFirst())
  try checkGlyphs(text)
  let valid = Array(String(decoding: text, as: UTF8.self).utf8)
  try checkGlyphs(valid)
  let string = String(decoding: valid, as: UTF8.self)
  try demand(
    DisplayWidth.columns(of: string)
      == GlyphRun(valid, in: 0..<valid.count).reduce(0) { $0 + $1.glyph.columns },
    "two ways to measure differ")
  try checkLines(valid, width: width)
}

private func checkGlyphs(_ text: [UInt8]) throws(Unsound) {
  var end: Int?
  for element in GlyphRun(text, in: 0..<text.count) {
    try demand(element.start == end ?? 0 && element.end > element.start, "glyphs leave a gap")
    end = element.end
    let glyph = element.glyph
    try demand(glyph.columns == 1 || glyph.columns == 2, "a glyph of \(glyph.columns) columns")
    try demand(isSafe(glyph.base), "U+\(String(glyph.base, radix: 16)) is sent to the terminal")
    try demand(DisplayWidth.columns(of: glyph.base) == glyph.columns, "a glyph wider than its base")
    for mark in [glyph.marks.first, glyph.marks.second] where mark != 0 {
      try demand(isSafe(mark) && DisplayWidth.columns(of: mark) == 0, "a mark that is none")
    }
  }
  try demand((end ?? 0) <= text.count, "glyphs reach over the end")
}

/// Whether a terminal takes a scalar for nothing but a character.
private func isSafe(_ scalar: UInt32) -> Bool {
  guard let known = Unicode.Scalar(scalar) else { return false }
  return known.properties.generalCategory != .control && !isBidiControl(scalar)
    && !(0xE0000...0xE007F).contains(scalar) && scalar != 0x2028 && scalar != 0x2029
}

/// Whether there is anything to see of a glyph: U+3000 is white space as well, two columns of it.
private func hasInk(_ glyph: Glyph) -> Bool { glyph != .space && glyph.base != 0x3000 }

private func checkLines(_ text: [UInt8], width: Int) throws(Unsound) {
  let lines = LineBreaker.lines(of: text, in: 0..<text.count, width: width)
  try demand(!lines.isEmpty, "no line")
  let widest = max(1, width)
  var end = 0
  var inked = Set<Int>()
  for line in lines {
    try demand(line.start >= end && line.end >= line.start && line.end <= text.count, "lines overlap")
    end = line.end
    try checkRange(TextRange(line.start, line.end), in: text, "line")
    let glyphs = Array(GlyphRun(text, in: line.start..<line.end))
    let columns = glyphs.reduce(0) { $0 + $1.glyph.columns }
    try demand(columns == line.columns, "a line of \(columns) columns says \(line.columns)")
    try demand(columns <= widest || glyphs.count == 1 && widest == 1, "a line of \(columns) on \(widest)")
    for glyph in glyphs { inked.insert(glyph.end) }
  }
  for element in GlyphRun(text, in: 0..<text.count) where hasInk(element.glyph) {
    try demand(inked.contains(element.end), "the character at \(element.start) is on no line")
  }
}
