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

private func run(chunkBytes: Int, breaks: Bool) throws -> [Alert] {
  guard var engine = Engine(rules, seed: 1), let reader = LineReader(engine.format, chunkBytes: chunkBytes) else {
    preconditionFailure("the reference rules fit the engine")
  }
  let input = try InputFile.open("/proc/self/fd/\(logFile)")
  var alerts: [Alert] = []
  var batches = 0
  while try reader.read(from: input) {
    alerts += engine.process(reader)
    batches += 1
    if breaks, batches.isMultiple(of: 3) { engine = try restored(engine) }
  }
  return alerts + engine.finish()
}

private func restored(_ engine: Engine) throws -> Engine {
  var state: [UInt8] = []
  try engine.save { bytes in bytes.withUnsafeBytes { state += $0 } }
  var place = 0
  guard let next = Engine(rules, seed: 2) else { preconditionFailure("the reference rules fit the engine") }
  try next.restore { count in
    guard place + count <= state.count else { return nil }
    defer { place += count }
    return Array(state[place..<place + count])
  }
  precondition(place == state.count, "a state is read to its end")
  return next
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
    let rules = RuleSetReader.read(documents, catalogue: CatalogueReader.embedded(), text: .none, into: &log),
    !rules.rules.isEmpty
  else { preconditionFailure(DiagnosticRenderer().render(log)) }
  return rules
}()
