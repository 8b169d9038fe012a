import Documents

extension SampleArticle {
  /// Two reports in which one man is spelled in two ways, and two people share a last name.
  public static let people: [SampleArticle] = [quarrel, night]

  private static let quarrel: SampleArticle = {
    var sample = SampleArticle(
      """
      Cranes of Lowport stand still
      Daily Quay

      “The cranes of Lowport are old,” said Ahmad Al-Tarsi, the port spokesman. “Nobody works in Lowport today.”

      Piet Vos, who leads the crews, said that Al-Tarsi was wrong.

      “We wait,” said Ada Moss.
      """, name: "quarrel.txt", title: "Cranes of Lowport stand still", outlet: "Daily Quay")
    let tarsi = sample.speaker(
      "Ahmad Al-Tarsi", mentions: [("Ahmad Al-Tarsi", 1), ("Al-Tarsi", 2)], roles: ["port spokesman"])
    let piet = sample.speaker("Piet Vos", mentions: [("Piet Vos", 1)])
    let ada = sample.speaker("Ada Moss", mentions: [("Ada Moss", 1)])
    sample.quote("The cranes of Lowport are old", by: tarsi, cue: "said", source: ("Ahmad Al-Tarsi", 1))
    sample.quote("Nobody works in Lowport today.", by: tarsi)
    sample.quote(
      "that Al-Tarsi was wrong", by: piet, kind: .indirect, cue: "said that", source: ("Piet Vos", 1))
    sample.quote("We wait", by: ada, source: ("Ada Moss", 1))
    sample.place("Lowport", 2, country: "GB", north: 50.8, east: -1.1)
    sample.place("Lowport", 3, country: "GB", north: 50.8, east: -1.1)
    return sample
  }()

  private static let night: SampleArticle = {
    var sample = SampleArticle(
      """
      Port works at night

      “Lowport stays open,” Ahmed el-Tarsi told Lena Vos. “No,” said Lena Vos.
      """, name: "night.txt", title: "Port works at night")
    let tarsi = sample.speaker("Ahmed el-Tarsi", mentions: [("Ahmed el-Tarsi", 1)])
    _ = sample.speaker("Lena Vos", mentions: [("Lena Vos", 1), ("Lena Vos", 2)])
    sample.quote("Lowport stays open", by: tarsi, source: ("Ahmed el-Tarsi", 1))
    return sample
  }()
}
