import CAssets

/// The trained models for cues and for what each cue reports.
public struct QuotationModel: Sendable {
  /// The models compiled into the program; `nil` in a build without them, where the rules stand alone.
  public static let shared = QuotationModel(ModelBytes(pq_model_quotations()))

  let shares: CueShares
  let cues: PackedChain
  let attribution: PackedChain
  /// Whether the models were trained to measure against PolNeAR, whose conventions differ from those of the program.
  let isBenchmark: Bool

  /// Reads the models, or gives `nil` where the bytes do not hold any.
  public init?(_ bytes: ModelBytes) {
    guard let cues = PackedChain(bytes.part(2), shape: .cues),
      let attribution = PackedChain(bytes.part(3), shape: .attribution)
    else { return nil }
    isBenchmark = bytes.part(0).uint32(0) == 1
    shares = CueShares(bytes.part(1))
    self.cues = cues
    self.attribution = attribution
  }
}
