/// One model that `train-language` builds: a name, its file, and how to make the file's bytes.
///
/// A stage reads its data through the run, and reads what earlier stages made through `TrainingRun.model`, so that
/// retraining everything never depends on what an older build has compiled in.
public struct TrainingStage: Sendable {
  /// What `--only` calls it; its file is `name` + ".bin".
  public let name: String
  /// Makes the bytes of the model file.
  public let train: @Sendable (TrainingRun) throws(TrainingProblem) -> [UInt8]

  /// Makes a stage.
  public init(
    name: String, train: @escaping @Sendable (TrainingRun) throws(TrainingProblem) -> [UInt8]
  ) {
    self.name = name
    self.train = train
  }

  /// All stages, each behind those that it builds on.
  public static let all: [TrainingStage] = [.tagger, .parser, .names]
}

/// Why a stage cannot be trained, as a sentence.
public struct TrainingProblem: Error, Sendable, CustomStringConvertible {
  /// The sentence.
  public let description: String
  /// Makes a problem.
  public init(_ description: String) { self.description = description }
}

/// One run of training: where data comes from, what earlier stages made, the seed.
public struct TrainingRun {
  /// The seed of every stage.
  public let seed: UInt64
  /// The bytes of a file of the data folder, by its path within that folder; `nil` where it cannot be read.
  public let read: (String) -> [UInt8]?
  /// Takes a line about progress.
  public let say: (String) -> Void
  /// The models that this run has made so far, by the names of their stages.
  public private(set) var models: [String: [UInt8]] = [:]

  /// Makes a run.
  public init(
    seed: UInt64 = 20_260_101, read: @escaping (String) -> [UInt8]?,
    say: @escaping (String) -> Void = { _ in }
  ) {
    self.seed = seed
    self.read = read
    self.say = say
  }

  /// The same run, saying nothing.
  var silent: TrainingRun {
    var run = TrainingRun(seed: seed, read: read)
    run.models = models
    return run
  }

  /// The bytes of a file that a stage cannot do without.
  public func bytes(_ path: String) throws(TrainingProblem) -> [UInt8] {
    guard let bytes = read(path) else {
      throw TrainingProblem("cannot read \(path) in the data folder")
    }
    return bytes
  }

  /// The model of an earlier stage: as this run made it or, where the stage was not run, as it is compiled in.
  public func model(_ name: String, compiledIn: ModelBytes) -> ModelBytes {
    models[name].map { ModelBytes($0) } ?? compiledIn
  }

  /// Trains `stage` and keeps its model for the stages behind it.
  public mutating func perform(_ stage: TrainingStage) throws(TrainingProblem) -> [UInt8] {
    let bytes = try stage.train(self)
    models[stage.name] = bytes
    return bytes
  }
}
