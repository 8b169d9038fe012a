import Foundation
import Testing

@testable import pullquote

private let ferry = """
  Ferry strike enters second week

  “Nobody has spoken to the crews since Monday,” said Ingrid Halvorsen, the head of the seafarers' union.
  """

private let mill = """
  Old mill burns down

  “We saved the archive,” fire chief Claire Dubois said.
  """

extension Journeys {
  @Test func filesThatComeChangeMoveAndGoAreFollowed() throws {
    let folder = try Folder(["1-ferry.txt": ferry, "sub/2-mill.txt": mill])
    let terminal = journey(
      folder, 100, 30, .see("Old mill burns down"), .see("1 quotation"), .press("Enter"),
      .outside { try folder.write("3-port.txt", "Port of Emden closed\n\n“It is over,” said Jan Wilms.") },
      .see("1 new"), .see("Port of Emden closed"),
      .outside {
        try folder.write("1-ferry.txt", ferry + "\n\n“Talks begin,” said Tomas Reyes, the director.")
      },
      .see("changed on disk"), .see("2 quotations"), .see("Tomas Reyes"),
      .outside { try folder.rename("1-ferry.txt", "4-ferry.txt") }, .press("Esc Esc"),
      .see("4-ferry.txt"),
      .outside {
        try FileManager.default.createDirectory(
          at: folder.url.appending(path: "new/deep"), withIntermediateDirectories: true)
        try folder.write("new/deep/5.txt", "Snow in June\n\nNobody was hurt.")
      },
      .see("2 new"), .see("Snow in June"),
      .outside { try folder.remove("4-ferry.txt") }, .see("4-ferry.txt is gone"), .press("q q"))
    #expect(terminal.seen.count == 11)
  }
}
