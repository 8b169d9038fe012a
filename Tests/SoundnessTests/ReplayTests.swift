import Foundation
import Soundness
import Testing

private let fuzz = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .appending(path: "Fuzz")

/// The seeds and all that was ever found, fed to the subject they belong to: `Tests/Fuzz/Seeds/SUBJECT/*`.
@Suite struct ReplayTests {
  private func inputs(_ folder: String, _ subject: Subject) throws -> [URL] {
    let path = fuzz.appending(path: folder).appending(path: subject.rawValue)
    guard FileManager.default.fileExists(atPath: path.path()) else { return [] }
    return try FileManager.default.contentsOfDirectory(at: path, includingPropertiesForKeys: nil)
      .sorted { $0.path() < $1.path() }
  }

  private func replay(_ url: URL, _ subject: Subject) throws {
    let bytes = [UInt8](try Data(contentsOf: url))
    let flaw = subject.flaw(in: bytes)
    #expect(flaw == nil, "\(url.lastPathComponent): \(flaw ?? "")")
  }

  @Test(arguments: Subject.allCases) func everySeedIsSound(_ subject: Subject) throws {
    let seeds = try inputs("Seeds", subject)
    #expect(seeds.count >= 3, "\(subject) has no seeds")
    for url in seeds { try replay(url, subject) }
  }

  @Test(arguments: Subject.allCases) func whatWasFoundOnceIsMended(_ subject: Subject) throws {
    for url in try inputs("Findings", subject) { try replay(url, subject) }
  }

  /// Each seed cut off, doubled and with a bit turned: what a fuzzer does first.
  @Test(arguments: Subject.allCases) func everySeedMayBeDamaged(_ subject: Subject) throws {
    for url in try inputs("Seeds", subject) {
      let bytes = [UInt8](try Data(contentsOf: url))
      var damaged = [bytes + bytes, Array(bytes.reversed())]
      for step in 1...6 where !bytes.isEmpty {
        let place = bytes.count * step / 7
        damaged.append(Array(bytes[..<place]))
        var turned = bytes
        turned[place] ^= 1 << UInt8(step)
        damaged.append(turned)
        damaged.append(Array(bytes[..<place]) + [0xFF, 0x00, 0xE2, 0x80] + bytes[place...])
      }
      for bytes in damaged {
        let flaw = subject.flaw(in: bytes)
        #expect(flaw == nil, "\(url.lastPathComponent) damaged: \(flaw ?? "") \(bytes.prefix(400))")
      }
    }
  }
}
