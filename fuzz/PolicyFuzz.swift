import Catalogue
import Policy
import Primitives
import SourceText
import YAML

/// Any bytes as a policy: it is read and checked or told to be wrong, and one that was read decides alike twice and puts
/// no measure on a survivor.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  var log = Diagnostics()
  let input = Array(UnsafeBufferPointer(start: bytes, count: count))
  let file = SourceFile(name: "policy.yaml", bytes: input)
  guard let root = YAMLParser.parse(file, limits: YAMLLimits(bytesMax: 1 << 16), into: &log) else { return 0 }
  let policy = PolicyReader.read(root, catalogue: Sample.catalogue, into: &log)
  precondition(policy != nil || log.hasErrors, "what cannot be read is told")
  guard let policy else {
    _ = DiagnosticRenderer().render(log)
    return 0
  }
  PolicyChecker.check(policy, enabled: ["doxxing"], into: &log)
  _ = DiagnosticRenderer().render(log)
  let decider = Decider(policy)
  for text in Sample.cases {
    guard let node = YAMLParser.parse(SourceFile(name: "case", text: text), into: &log),
      let found = CaseReader(policy).read(node, on: Sample.day, into: &log)
    else { continue }
    let decision = decider.decide(found.facts, on: Sample.day)
    precondition(decision == decider.decide(found.facts, on: Sample.day), "equal facts have equal outcomes")
    if decision.shield != nil { precondition(decision.measures.isEmpty && decision.interim.isEmpty) }
  }
  return 0
}

enum Sample {
  static let catalogue = CatalogueReader.embedded()
  static let day = CalendarDate(daysSinceEpoch: 20_000)
  static let cases = [
    "{facts: {}}", "{facts: {behaviours: [threats], evidence: [records], danger: immediate, incidents: 9}}",
    "{facts: {role: survivor, behaviours: [contact], reports: 90}}", "{facts: {coercion: shown, breach: true}}",
    "{facts: {role: unclear, behaviours: [threats, contact], evidence: [order, records], breach: true}}",
  ]
}
