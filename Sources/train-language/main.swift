import Documents
import Glibc
import Ingest
import Language

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
  say("train-language: \(sentence)")
  exit(status)
}

/// One record of a gold file, read as `pullquote extract --input jsonl` reads it.
@Sendable func article(_ text: [UInt8]) -> Article {
  ArticleSplitter.article(of: SourceText(name: "", utf8: text))
}

let isBenchmark = CommandLine.arguments.contains("--benchmark")
let stages =
  isBenchmark
  ? [TrainingStage.quotationsBenchmark(article: article)]
  : TrainingStage.all + [
    .quotations(article: article), .pronouns(article: article), .confidence(article: article),
  ]
let names = stages.map(\.name)
let usage = """
  usage: train-language --data FOLDER [--only STAGE,...] [--output FOLDER] [--benchmark]
  stages: \(names.joined(separator: ", ")); the output folder is Sources/CAssets/models unless named
  """

var data: String?
var output = "Sources/CAssets/models"
var wanted = names
var arguments = CommandLine.arguments.dropFirst().filter { $0 != "--benchmark" }[...]
while let option = arguments.popFirst() {
  guard let value = arguments.popFirst() else { stop(usage, status: 2) }
  switch option {
  case "--data": data = value
  case "--output": output = value
  case "--only":
    wanted = value.split(separator: ",").map(String.init)
    for name in wanted where !names.contains(name) { stop("unknown stage \"\(name)\"\n\(usage)", status: 2) }
  default: stop("unknown option \"\(option)\"\n\(usage)", status: 2)
  }
}
guard let data else { stop(usage, status: 2) }
guard !isBenchmark || output != "Sources/CAssets/models" else {
  stop("--benchmark trains what must not be shipped; name another folder with --output", status: 2)
}

var run = TrainingRun(read: { contents(of: "\(data)/\($0)") }, say: say)
for stage in stages where wanted.contains(stage.name) {
  let clock = ContinuousClock()
  let start = clock.now
  do {
    let bytes = try run.perform(stage)
    let path = "\(output)/\(stage.name).bin"
    guard let file = fopen(path, "wb") else { stop("cannot write \(path)") }
    let written = fwrite(bytes, 1, bytes.count, file)
    guard fclose(file) == 0, written == bytes.count else { stop("cannot write \(path)") }
    say("\(path): \(bytes.count) bytes, trained in \((clock.now - start).components.seconds) s")
  } catch {
    stop("\(stage.name): \(error)")
  }
}
