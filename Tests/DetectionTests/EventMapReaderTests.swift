import Detection
import Records
import SourceText
import Testing
import YAML

@Suite struct EventMapReaderTests {
  private func read(_ text: String) -> (EventMap?, [String]) {
    var log = Diagnostics()
    let node = YAMLParser.parse(SourceFile(name: "events.yaml", text: text), into: &log)
    return (node.flatMap { EventMapReader.read($0, into: &log) }, log.entries.map(\.code))
  }

  private static let whole = """
    bellbird: event-map/1
    time: { from: meta.at, unit: rfc3339 }
    kind: type
    id: meta.id
    kinds: { dm: message.sent, "dm.del": message.deleted }
    lateness: 5m
    fields:
      actor: user.id
      amount: { from: sum, type: double }
      tags: { from: tags, type: list of string }
      created: { from: user.created, type: timestamp, unit: s }
      length: { from: length, type: duration }
      platform: { constant: web }
      count: { constant: "3", type: int }
    """

  @Test func `a whole map is read`() throws {
    let (map, codes) = read(Self.whole)
    #expect(codes == [])
    let read = try #require(map)
    #expect(read.time == ["meta", "at"])
    #expect(read.timeUnit == .rfc3339)
    #expect(read.kind == ["type"])
    #expect(read.id == ["meta", "id"])
    #expect(read.lateness == 300_000)
    #expect(read.ruleKind("dm") == "message.sent")
    #expect(read.fields.map(\.name) == ["actor", "amount", "tags", "created", "length", "platform", "count"])
    #expect(
      read.fields.map(\.type) == [.string, .double, .list(.string), .timestamp, .duration, .string, .int])
    #expect(read.field("created")?.unit == .seconds)
    #expect(read.field("length")?.unit == .milliseconds)
    guard case .constant(.string("web")) = read.field("platform")?.source,
      case .constant(.int(3)) = read.field("count")?.source
    else {
      Issue.record("no constants")
      return
    }
  }

  @Test func `the short form is what most logs need`() throws {
    let (map, codes) = read("bellbird: event-map/1\ntime: ts\nkind: kind\nfields: { actor: actor }")
    #expect(codes == [])
    #expect(map?.timeUnit == .milliseconds)
    #expect(map?.id == nil)
    #expect(map?.lateness == 0)
  }

  @Test(arguments: [
    ("event-map/1", "rule/1", "rule/other-kind"),
    ("kind: type\n", "", "yaml/missing-field"),
    ("unit: rfc3339", "unit: minutes", "yaml/not-a-choice"),
    ("from: meta.at, ", "", "yaml/missing-field"),
    ("kind: type", "kind: a..b", "events/not-a-path"),
    ("kind: type", "kind: a.b.c.d.e.f.g.h.i", "events/not-a-path"),
    ("from: sum", "from: user.id", "events/path-twice"),
    ("from: sum", "from: user", "events/path-twice"),
    ("from: sum", "from: user.id.x", "events/path-twice"),
    ("from: sum", "from: type", "events/path-twice"),
    ("lateness: 5m", "lateness: soon", "rule/not-a-span"),
    ("dm: message.sent", "dm: [a]", "yaml/not-text"),
    ("dm: message.sent", "dm: \"\"", "rule/bad-kind"),
    ("actor: user.id", "Actor: user.id", "events/bad-field-name"),
    ("actor: user.id", "time: user.id", "events/bad-field-name"),
    ("actor: user.id", "a-b: user.id", "events/bad-field-name"),
    ("actor: user.id", "actor: [user]", "yaml/not-fields"),
    ("type: double", "type: flaot", "yaml/not-a-choice"),
    ("type: double", "typ: double", "yaml/unknown-field"),
    ("type: duration", "type: duration, unit: rfc3339", "events/span-unit"),
    ("constant: \"3\"", "constant: three", "events/bad-constant"),
    ("type: int", "type: list of int", "events/bad-constant"),
  ])
  func `a mistake is told by name`(_ from: String, _ to: String, _ code: String) {
    let wrong = Self.whole.replacing(from, with: to)
    #expect(wrong != Self.whole)
    let (map, codes) = read(wrong)
    #expect(map == nil)
    #expect(codes.contains(code), "\(codes)")
  }

  @Test func `more than sixty fields are told`() {
    let fields = (0...60).map { "  f\($0): f\($0)" }.joined(separator: "\n")
    #expect(read("bellbird: event-map/1\ntime: ts\nkind: kind\nfields:\n\(fields)").1 == ["events/too-many-fields"])
  }
}
