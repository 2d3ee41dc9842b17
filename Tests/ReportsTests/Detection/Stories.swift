import Detection
import DetectionTestKit
import Testing

/// Alerts with the events behind them, for reports to tell.
enum Stories {
  static let counting = RuleFixture.rules([
    RuleFixture.counting(
      """
      on: message
      as: { sender: actor, receiver: target }
      count: { at_least: 3, within: 1h }
      key: [sender, receiver]
      reason: "{sender} wrote {count} times to {receiver} within {window}"
      near_misses: [A friend who sends a shopping list line by line.]
      """)
  ])

  static let episode = RuleFixture.rules([
    """
    bellbird: rule/1
    id: pile
    title: Many write to one person after somebody points at them
    pattern: coordinated-pile-on
    level: high
    opens: { on: post, as: { leader: actor, target: target } }
    within: 30m
    needs:
      - { on: [message, reply], as: { sender: actor, target: target }, at_least: 2, distinct: sender }
    key: [leader, target]
    reason: "{count} people wrote to {target} within {elapsed} after {leader} named {target}."
    near_misses:
      - Birthday wishes after a friend reminds a group of the day.
    """
  ])

  /// The first alert of the log, with other events between the same people that come before it.
  static func story(_ rules: RuleSet, _ log: String) throws -> AlertStory {
    try story(rules, EventText.events(log))
  }

  static func story(_ rules: RuleSet, _ events: [DetectionEvent]) throws -> AlertStory {
    let alert = try #require(PlainEvaluator(rules).run(events).alerts.first)
    let rule = try #require(rules[alert.rule])
    let listed = events.filter { alert.events.contains($0.id) }
    let first = listed.first?.time ?? 0
    let beside = events.filter { event in
      !alert.events.contains(event.id) && (first...alert.time).contains(event.time)
    }
    return try AlertStory(alert, of: rule, in: rules.eventMap, listed: listed, beside: beside)
  }

  static let countingLog = """
    0s message ana ben text=one
    1m message ana ben text=two
    2m+250 call ben ana
    2d message ana ben text=three
    2d10m message ana ben text=four
    2d20m location_view ana ben
    2d59m59s message ana ben text=five
    """

  static let episodeLog = """
    0s post lea tom
    5m message ann tom
    6m message ann tom
    9m reply bob tom
    """

  /// Names that want to be markup, to turn the line around, to be long, or to be pictures.
  static let hostile = [
    "<script>alert(1)</script>", "ev\u{202E}il\u{0}\n\u{2066}x", String(repeating: "n", count: 256),
    String(repeating: "n", count: 255) + "m", "👩‍👩‍👧‍👦🏳️‍🌈", "\"onload='x'&amp;",
    String(repeating: "e\u{301}\u{302}", count: 50), "]]>\u{FFFE}\u{FFFF}",
  ]

  static func hostileStory() throws -> AlertStory {
    let people = hostile.map { FieldValue.string($0) }
    let post = DetectionEvent(
      number: 1, time: EventText.start, kind: "post", fields: ["actor": people[0], "target": people[1]])
    let replies = people.dropFirst(2).enumerated().map { index, sender in
      DetectionEvent(
        number: Int64(index) + 2, time: EventText.start + 1_000 * Int64(index + 1), kind: "message",
        fields: ["actor": sender, "target": people[1], "text": .string("a </svg> b")])
    }
    let rules = RuleFixture.rules([
      """
      bellbird: rule/1
      id: pile
      title: A <b>title</b>
      pattern: coordinated-pile-on
      level: high
      opens: { on: post, as: { leader: actor, target: target } }
      within: 30m
      needs:
        - { on: message, as: { sender: actor, target: target }, at_least: 6, distinct: sender }
      key: [leader, target]
      reason: "{leader} and {target}"
      """
    ])
    return try story(rules, [post] + replies)
  }
}
