import Glibc
import Soundness

/// The subject that the environment names.
private let subject: Subject = {
  let name = getenv("FUZZ_SUBJECT").map { String(cString: $0) } ?? ""
  guard let subject = Subject(rawValue: name) else {
    let known = Subject.allCases.map(\.rawValue).joined(separator: ", ")
    print("FUZZ_SUBJECT names no subject; one of \(known)")
    exit(2)
  }
  return subject
}()

/// What libFuzzer calls for every input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  if let flaw = subject.flaw(in: bytes) { fatalError(flaw) }
  return 0
}
