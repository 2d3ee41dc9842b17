import Detection
import DetectionTestKit
import Testing

@Suite struct AlertStoryTests {
  private let rules = RuleFixture.rules([
    """
    bellbird: rule/1
    id: pile
    title: A rule
    pattern: coordinated-pile-on
    level: high
    opens: { on: message, as: { leader: actor, target: device } }
    within: 30m
    needs:
      - { on: message, as: { sender: actor, target: target }, at_least: 2, distinct: sender }
      - { on: call, as: { leader: actor, target: target } }
    key: [leader, target]
    reason: "{leader} and {target}"
    """
  ])
  private let events = EventText.events(
    """
    0s message lea tom device=tom
    1m message ann tom
    2m message lea tom
    3m call lea tom
    4m message bob tom text=bob
    """)

  private func story(_ events: [DetectionEvent], beside: [DetectionEvent] = []) throws -> AlertStory {
    let alert = try #require(PlainEvaluator(rules).run(self.events).alerts.first)
    return try AlertStory(
      alert, of: try #require(rules[alert.rule]), in: rules.eventMap, listed: events, beside: beside)
  }

  @Test func `each event has its part, and the first opened the episode`() throws {
    let alert = try #require(PlainEvaluator(rules).run(events).alerts.first)
    let listed = events.filter { alert.events.contains($0.id) }
    let story = try story(listed)
    #expect(story.moments.first?.parts == [.opening])
    #expect(story.moments.dropFirst().allSatisfy { $0.parts == [.need(0)] || $0.parts == [.need(1)] })
    #expect(story.moments.map(\.people).contains(["ann", "tom"]))
    #expect(story.moments.filter(\.raises).map(\.event.time) == [alert.time])
    #expect(story.people.prefix(2).map(\.name) == ["lea", "tom"])
  }

  @Test func `an event beside names only those who take part`() throws {
    let alert = try #require(PlainEvaluator(rules).run(events).alerts.first)
    let listed = events.filter { alert.events.contains($0.id) }
    let other = EventText.events("2m30s like tom ann text=hello").map {
      DetectionEvent(number: 9, time: $0.time, kind: $0.kind, fields: $0.fields)
    }
    let story = try story(listed, beside: other)
    #expect(story.moments.first { $0.isBeside }?.people == ["tom", "ann"])
    #expect(story.moments.map(\.event.time) == story.moments.map(\.event.time).sorted())
  }

  @Test func `events of another log are refused`() throws {
    let alert = try #require(PlainEvaluator(rules).run(events).alerts.first)
    let others = EventText.events("0s login lea\n\(SpanText.text(alert.time - EventText.start)) login ann")
    #expect(throws: AlertStory.Mismatch.notOfTheRule(event: 1)) { try story(others) }
    #expect(throws: AlertStory.Mismatch.noEventAtItsTime) { try story([events[0]]) }
  }
}
