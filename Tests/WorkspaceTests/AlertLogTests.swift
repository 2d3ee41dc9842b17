import Detection
import DetectionTestKit
import TestKit
import Testing

@testable import Workspace

@Suite struct AlertLogTests {
  private let folder = Fixture.Folder()

  private func rules(_ map: String = "") -> RuleSet {
    RuleFixture.rules(
      [
        RuleFixture.counting(
          """
          on: message
          as: { sender: actor, receiver: target }
          count: { at_least: 2, within: 1h }
          key: [sender, receiver]
          reason: "{sender} wrote to {receiver}"
          """)
      ] + (map.isEmpty ? [] : [map]))
  }

  private let map = """
    bellbird: event-map/1
    time: ts
    kind: kind
    id: id
    fields: { actor: from.id, target: to }
    """

  private func story(_ rules: RuleSet, _ lines: [String], _ ids: [DetectionEvent.ID], time: Int64) throws -> AlertStory
  {
    try folder.write(lines.joined(separator: "\n"), to: "log")
    let alert = Alert(
      rule: "a-rule", key: [.text("a"), .text("b")], roles: [.init("sender", "a"), .init("receiver", "b")], time: time,
      events: ids, reason: "", pattern: "p")
    return try AlertLog(folder.path("log"), map: rules.eventMap).story(of: alert, by: rules.rules[0])
  }

  private func line(_ time: Int, _ kind: String, _ from: String, _ to: String, id: String = "") -> String {
    id.isEmpty
      ? #"{"ts":\#(time),"kind":"\#(kind)","actor":"\#(from)","target":"\#(to)"}"#
      : #"{"ts":\#(time),"kind":"\#(kind)","from":{"id":"\#(from)"},"to":"\#(to)","id":"\#(id)"}"#
  }

  @Test func `events are found by their line, with others between the same people`() throws {
    let lines = [
      line(1, "call", "a", "b"), line(2, "message", "a", "b"), "no event", line(3, "call", "b", "a"),
      line(4, "call", "b", "c"), "", line(5, "call", "a", "a"), line(9, "message", "a", "b"), line(9, "call", "b", "a"),
    ]
    let story = try story(rules(), lines, [.number(2), .number(8)], time: 9)
    #expect(story.moments.map(\.event.number) == [2, 4, 8])
    #expect(story.moments.map(\.isBeside) == [false, true, false])
  }

  @Test func `events are found by the log's own ids`() throws {
    let lines = [
      line(1, "message", "a", "b", id: "x1"), line(2, "call", "\\u0061", "b", id: "x2"),
      line(3, "message", "a", "b", id: "x3"),
    ]
    let story = try story(rules(map), lines, [.text("x1"), .text("x3")], time: 3)
    #expect(story.moments.map(\.event.number) == [1, 2, 3])
  }

  @Test func `no more than the limit stand beside`() throws {
    let calls = [String](repeating: line(2, "call", "b", "a"), count: AlertLog.besideMax + 7)
    let lines = [line(1, "message", "a", "b")] + calls + [line(3, "message", "a", "b")]
    let story = try story(rules(), lines, [.number(1), .number(Int64(lines.count))], time: 3)
    #expect(story.moments.count == AlertLog.besideMax + 2)
    #expect(story.besideOmitted == 7)
  }

  @Test func `an event that is not there, or is another, is told`() throws {
    let lines = [line(1, "message", "a", "b"), line(2, "message", "a", "c")]
    #expect { try story(rules(), lines, [.number(1), .number(7)], time: 2) } throws: { error in
      if case AlertLog.Problem.missing(let ids)? = error as? AlertLog.Problem { ids == [.number(7)] } else { false }
    }
    #expect { try story(rules(), lines, [.number(1), .number(2)], time: 2) } throws: { error in
      if case AlertLog.Problem.mismatch(.notOfTheRule(event: 2))? = error as? AlertLog.Problem { true } else { false }
    }
  }
}
