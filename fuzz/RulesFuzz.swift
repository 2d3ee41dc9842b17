import Catalogue
import Detection
import SourceText
import YAML

/// Any bytes as a rule beside fixed facts: they are read or told to be wrong, and a rule that was read runs on a log.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  var log = Diagnostics()
  let input = Array(UnsafeBufferPointer(start: bytes, count: count))
  let texts = [SourceFile(name: "rule.yaml", bytes: input), SourceFile(name: "facts.yaml", text: Sample.facts)]
  let limits = YAMLLimits(bytesMax: 1 << 16)
  let documents = texts.compactMap { YAMLParser.parse($0, limits: limits, into: &log) }
  guard documents.count == 2 else { return 0 }
  let rules = RuleSetReader.read(documents, names: .embedded, text: Sample.text, into: &log)
  precondition(rules != nil || log.hasErrors, "what cannot be read is told")
  _ = DiagnosticRenderer().render(log)
  guard let rules else { return 0 }
  let alerts = PlainEvaluator(rules).run(Sample.events).alerts
  for alert in alerts { precondition(alert.line.last == UInt8(ascii: "\n")) }
  return 0
}

enum Sample {
  static let text = TextFunctions(setNames: ["threat"]) { text, _ in text.contains("die") }
  static let facts = """
    bellbird: facts/1
    joined: { on: login, who: actor }
    links: { device: { on: login, who: actor, with: device, forget: 9s, most: 3 } }
    relations: { follows: { on: follow, who: actor, to: target, until: { on: block, who: actor, to: target } } }
    """

  static let events = (0..<16).map { number in
    let kinds = ["login", "message", "block", "follow", "message"]
    let people = ["a", "b", "c"]
    return DetectionEvent(
      number: Int64(number + 1), time: Milliseconds(1_767_225_600_000 + number / 2 * 1_000), kind: kinds[number % 5],
      fields: [
        "actor": .string(people[number % 3]), "target": .string(people[number * number % 3]),
        "device": .string("d\(number % 2)"), "text": .string("go and die @b"), "amount": .double(Double(number % 4)),
      ])
  }
}
