import Catalogue
import Detection
import DetectionEngine
import Files
import Glibc
import JSONLines
import SourceText
import YAML

/// Any bytes are a log: the reference rules run over it in one piece, and in small pieces with the state saved and
/// restored between them, and raise the same alerts.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzEvents(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  ftruncate(logFile, 0)
  pwrite(logFile, start, count, 0)
  do {
    let whole = try run(chunkBytes: 1 << 16, breaks: false)
    let broken = try run(chunkBytes: 97, breaks: true)
    precondition(whole.map(\.line) == broken.map(\.line), "a broken run raises what a whole one raises")
  } catch {
    preconditionFailure("\(error)")
  }
  return 0
}

/// A file that has lost its name, and is opened again by its number.
private let logFile: Int32 = {
  var name = Array("/tmp/bellbird-fuzz-XXXXXX".utf8CString)
  let descriptor = mkstemp(&name)
  unlink(name)
  return descriptor
}()

/// Made once: compiling the rules takes longer than running them over a short log. Two hash identities differently.
// The fuzzer calls from one thread.
nonisolated(unsafe) private let engines: [Engine] = ([1, 2] as [UInt64]).map { seed in
  guard let engine = Engine(rules, seed: seed) else { preconditionFailure("the reference rules fit the engine") }
  return engine
}

/// What an engine that has seen nothing saves, and goes back to.
private let nothing: [UInt8] = {
  do { return try saved(engines[0]) } catch { preconditionFailure("\(error)") }
}()

private func run(chunkBytes: Int, breaks: Bool) throws -> [Alert] {
  var current = 0
  try restore(engines[current], from: nothing)
  guard let reader = LineReader(engines[current].format, chunkBytes: chunkBytes) else {
    preconditionFailure("the reference rules fit the reader")
  }
  let input = try InputFile.open("/proc/self/fd/\(logFile)")
  var alerts: [Alert] = []
  var batches = 0
  while try reader.read(from: input) {
    alerts += engines[current].process(reader)
    batches += 1
    // After 2, 4, 8, 16… pieces: early, where state is small, and late.
    if breaks, batches > 1, batches & (batches - 1) == 0 {
      let state = try saved(engines[current])
      current = 1 - current
      try restore(engines[current], from: state)
    }
  }
  return alerts + engines[current].finish()
}

private func saved(_ engine: Engine) throws -> [UInt8] {
  var state: [UInt8] = []
  try engine.save { bytes in bytes.withUnsafeBytes { state += $0 } }
  return state
}

private func restore(_ engine: Engine, from state: [UInt8]) throws {
  var place = 0
  try engine.restore { count in
    guard place + count <= state.count else { return nil }
    defer { place += count }
    return Array(state[place..<place + count])
  }
  precondition(place == state.count, "a state is read to its end")
}

private let rules: RuleSet = {
  var log = Diagnostics()
  let folder = "benchmarks/reference"
  var documents: [YAMLNode] = []
  for name in (try? FileSystem.names(in: folder)) ?? [] where name.hasSuffix(".yaml") {
    let bytes = (try? FileSystem.read("\(folder)/\(name)", limitBytes: 1 << 20)) ?? []
    if let node = YAMLParser.parse(SourceFile(name: name, bytes: bytes), into: &log) { documents.append(node) }
  }
  guard
    let rules = RuleSetReader.read(documents, names: .embedded, text: .none, into: &log),
    !rules.rules.isEmpty
  else { preconditionFailure(DiagnosticRenderer().render(log)) }
  return rules
}()
