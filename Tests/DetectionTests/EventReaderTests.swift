import Records
import Testing

@testable import Detection

@Suite struct EventReaderTests {
  private static let map = EventMap(
    time: ["meta", "at"], timeUnit: .seconds, kind: ["kind"], id: ["id"], kinds: [("dm", "message.sent")],
    fields: [
      .init(name: "flag", type: .bool, source: .path(["flag"])),
      .init(name: "count", type: .int, source: .path(["count"])),
      .init(name: "amount", type: .double, source: .path(["amount"])),
      .init(name: "actor", type: .string, source: .path(["user", "id"])),
      .init(name: "made", type: .timestamp, source: .path(["made"])),
      .init(name: "length", type: .duration, source: .path(["length"]), unit: .seconds),
      .init(name: "tags", type: .list(.string), source: .path(["tags"])),
      .init(name: "platform", type: .string, source: .constant(.string("web"))),
    ])

  private func read(_ line: String) throws -> DetectionEvent {
    try EventReader(Self.map).event(line: Array(line.utf8), number: 7)
  }

  @Test func `a whole event is read`() throws {
    let event = try read(
      """
      {"meta":{"at":1767225600},"kind":"dm","id":"e-1","flag":true,"count":3,"amount":2,"user":{"id":"u1"},\
      "made":"2026-01-01T01:00:00.5+01:00","length":90,"tags":["a","b"],"platform":"ignored"}
      """)
    #expect(event.number == 7)
    #expect(event.id == .text("e-1"))
    #expect(event.time == 1_767_225_600_000)
    #expect(event.kind == "message.sent")
    #expect(
      event.fields == [
        "flag": .bool(true), "count": .int(3), "amount": .double(2), "actor": .string("u1"),
        "made": .timestamp(1_767_225_600_500_000_000), "length": .duration(90_000_000_000),
        "tags": .list([.string("a"), .string("b")]), "platform": .string("web"),
      ])
  }

  @Test func `what is absent, null or behind no object is absent`() throws {
    let event = try read(#"{"meta":{"at":0},"kind":"x","id":5,"amount":null,"user":"u1"}"#)
    #expect(event.fields == ["platform": .string("web")])
    #expect(event.id == .text("5"))
    #expect(event.kind == "x")
  }

  @Test(arguments: [
    ("", "the line is not JSON"), ("{", "the line is not JSON"), ("[1]", "the line is no object"),
    (#"{"meta":{"at":0},"id":"a"}"#, "the kind is no text"),
    (#"{"meta":{"at":0},"id":"a","kind":3}"#, "the kind is no text"),
    (#"{"kind":"x","id":"a"}"#, "the time is absent or none"),
    (#"{"kind":"x","id":"a","meta":{"at":"0"}}"#, "the time is absent or none"),
    (#"{"kind":"x","id":"a","meta":{"at":0.5}}"#, "the time is absent or none"),
    (#"{"kind":"x","id":"a","meta":{"at":-1}}"#, "the time is absent or none"),
    (#"{"kind":"x","id":"a","meta":{"at":7258118400}}"#, "the time is absent or none"),
    (#"{"kind":"x","id":"a","meta":{"at":9223372036854775807}}"#, "the time is absent or none"),
    (#"{"kind":"x","meta":{"at":0}}"#, "the id is absent or none"),
    (#"{"kind":"x","id":"","meta":{"at":0}}"#, "the id is absent or none"),
    (#"{"kind":"x","id":true,"meta":{"at":0}}"#, "the id is absent or none"),
    (#"{"kind":"x","id":"a","meta":{"at":0},"flag":1}"#, "the field flag has another type"),
    (#"{"kind":"x","id":"a","meta":{"at":0},"count":1.0}"#, "the field count has another type"),
    (#"{"kind":"x","id":"a","meta":{"at":0},"user":{"id":1}}"#, "the field actor has another type"),
    (#"{"kind":"x","id":"a","meta":{"at":0},"made":5}"#, "the field made has another type"),
    (#"{"kind":"x","id":"a","meta":{"at":0},"tags":["a",1]}"#, "the field tags has another type"),
    (#"{"kind":"x","id":"a","meta":{"at":0},"tags":["a",null]}"#, "the field tags has another type"),
  ])
  func `a malformed line is told without quoting it`(_ line: String, _ reason: String) {
    let error = #expect(throws: EventReader.Malformed.self) { try read(line) }
    #expect(error?.reason == reason)
  }

  @Test func `of a long text conditions see whole characters of the start`() {
    let text = String(repeating: "a", count: 65_535) + "é" + "b"
    #expect(EventReader.visible(text) == String(repeating: "a", count: 65_535))
    #expect(EventReader.visible("aé") == "aé")
    let marks = "e" + String(repeating: "\u{301}", count: 40_000)
    #expect(EventReader.visible(marks).utf8.count == 65_535)
  }

  @Test func `a line past the limit is malformed`() {
    let line = #"{"meta":{"at":0},"kind":"x","id":"a","x":""# + String(repeating: "x", count: 1 << 20) + "\"}"
    #expect(throws: EventReader.Malformed("the line is longer than 1 MiB")) { try read(line) }
  }

  @Test func `of two members of one name the last counts`() throws {
    let event = try EventReader(.standard).event(
      line: Array(#"{"ts":1,"kind":"a","ts":2,"kind":"b","actor":"x","actor":"y"}"#.utf8), number: 1)
    #expect(event.time == 2 && event.kind == "b" && event.fields["actor"] == .string("y"))
  }
}
