import Gazetteer
import Glibc

/// The bytes of a file, or `nil` where it cannot be read.
func contents(of path: String) -> [UInt8]? {
  guard let file = fopen(path, "rb") else { return nil }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = fread(&buffer, 1, buffer.count, file)
    if count == 0 { return ferror(file) == 0 ? bytes : nil }
    bytes += buffer[0..<count]
  }
}

/// Writes a line to standard error.
func say(_ line: String) {
  let bytes = Array((line + "\n").utf8)
  _ = write(STDERR_FILENO, bytes, bytes.count)
}

/// Writes a sentence to standard error and ends with a status.
func stop(_ sentence: String, status: Int32 = 1) -> Never {
  say(sentence)
  exit(status)
}

guard CommandLine.arguments.count >= 3 else {
  stop("usage: pack-gazetteer DATA-FOLDER OUTPUT [OWN-FOLDER ...]", status: 2)
}
let folder = CommandLine.arguments[1]
let output = CommandLine.arguments[2]

/// The text of a file, which must be readable.
func text(_ path: String) -> String {
  guard let bytes = contents(of: path) else { stop("pack-gazetteer: cannot read \(path)") }
  return String(decoding: bytes, as: UTF8.self)
}

var packer = GazetteerPacker()
packer.read(countries: text("\(folder)/countryInfo.txt"))
packer.read(admin1Codes: text("\(folder)/admin1CodesASCII.txt"))
// What stands in a folder named later goes before what the data folder says.
for folder in CommandLine.arguments.dropFirst(3) + [folder] {
  packer.read(demonyms: text("\(folder)/demonyms.tsv"))
  packer.read(places: text("\(folder)/places.tsv"), named: "\(folder)/places.tsv")
}
for fault in packer.faults { say("pack-gazetteer: \(fault)") }

let packed = packer.packed()
guard let file = fopen(output, "wb") else { stop("pack-gazetteer: cannot write \(output)") }
let written = fwrite(packed, 1, packed.count, file)
guard fclose(file) == 0, written == packed.count else { stop("pack-gazetteer: cannot write \(output)") }
say("\(output): \(packed.count) bytes")
