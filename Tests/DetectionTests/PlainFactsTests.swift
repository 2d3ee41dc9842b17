import Detection
import DetectionTestKit
import Testing

/// The sentences of docs/detection-semantics.md on facts, one by one.
@Suite struct PlainFactsTests {
  /// Whether a message of `a` to `b` at the end of the log has the condition.
  private func holds(_ condition: String, _ log: String, facts: String = RuleFixture.facts) -> Bool {
    let rule = RuleFixture.counting(
      "on: test\nas: { a: actor, b: target }\n\(condition)\ncount: { at_least: 1, within: 1h }\nkey: [a]\nreason: r")
    let rules = RuleFixture.rules([rule, facts])
    return PlainEvaluator(rules).run(EventText.events(log)).alerts.count == 1
  }

  @Test func `joined is the first event, strictly before, and within a span that includes its end`() {
    #expect(holds("joined: { a: 10s }", "0s login a\n10s test a b"))
    #expect(!holds("joined: { a: 10s }", "0s login a\n10s+1 test a b"))
    #expect(!holds("joined: { a: 10s }", "0s login a\n9s login a\n10s+1 test a b"))
    #expect(!holds("joined: { a: 10s }", "1s login a\n1s test a b"))
    #expect(!holds("joined: { a: 10s }", "1s login b\n2s test a b"))
  }

  @Test func `joined after the opening is between both`() {
    func alerts(_ log: String) -> Int {
      let rule = RuleFixture.counting(
        """
        opens: { on: block, as: { v: actor, b: target } }
        within: 1h
        needs: [{ on: message, as: { n: actor, v: target }, joined: { n: after-opening } }]
        key: [v, n]
        reason: r
        """)
      return PlainEvaluator(RuleFixture.rules([rule, RuleFixture.facts])).run(EventText.events(log)).alerts.count
    }
    #expect(alerts("0s block v b\n1s login n\n2s message n v") == 1)
    #expect(alerts("0s login n\n1s block v b\n2s login n\n3s message n v") == 0)
    #expect(alerts("0s block v b\n0s login n\n2s message n v") == 0)
    #expect(alerts("0s block v b\n2s login n\n2s message n v") == 0)
  }

  @Test func `a link needs both sightings before, and forgets`() {
    #expect(holds("linked: { device: [a, b] }", "0s login a - device=d\n1s login b - device=d\n2s test a b"))
    #expect(!holds("linked: { device: [a, b] }", "0s login a - device=d\n1s login b - device=e\n2s test a b"))
    #expect(!holds("linked: { device: [a, b] }", "0s login a - device=d\n2s login b - device=d\n2s test a b"))
    #expect(holds("linked: { device: [a, b] }", "0s login a - device=d\n1s login b - device=d\n30d test a b"))
    #expect(!holds("linked: { device: [a, b] }", "0s login a - device=d\n1s login b - device=d\n30d1s test a b"))
    #expect(holds("not_linked: { device: [a, b] }", "0s login a - device=d\n1s login b - device=e\n2s test a b"))
  }

  @Test func `something that many were seen with links nobody`() {
    let three = "0s login a - device=d\n0s login b - device=d\n0s login c - device=d\n"
    #expect(holds("linked: { device: [a, b] }", three + "9s test a b"))
    #expect(!holds("linked: { device: [a, b] }", three + "1s login e - device=d\n9s test a b"))
    #expect(holds("linked: { device: [a, b] }", three + "1s login c - device=d\n9s test a b"))
    #expect(holds("not_linked: { device: [a, b] }", three + "1s login e - device=d\n9s test a b"))
    let open = RuleFixture.facts.replacing("most: 3", with: "most: none")
    #expect(holds("linked: { device: [a, b] }", three + "1s login e - device=d\n9s test a b", facts: open))
    // The fourth was forgotten by then.
    let late =
      "0s login e - device=d\n1d login a - device=d\n1d login b - device=d\n1d login c - device=d\n30d1s test a b"
    #expect(holds("linked: { device: [a, b] }", late))
  }

  @Test func `a relation holds until it ends, in the order of events`() {
    #expect(holds("held: { follows: [a, b] }", "0s follow a b\n1s test a b"))
    #expect(!holds("held: { follows: [b, a] }", "0s follow a b\n1s test a b"))
    #expect(!holds("held: { follows: [a, b] }", "1s follow a b\n1s test a b"))
    #expect(!holds("held: { follows: [a, b] }", "0s follow a b\n0s unfollow a b\n1s test a b"))
    #expect(holds("held: { follows: [a, b] }", "0s unfollow a b\n0s follow a b\n1s test a b"))
    #expect(holds("held: { follows: [a, b] }", "0s follow a b\n1s unfollow a b\n1s test a b"))
    #expect(holds("not_held: { follows: [a, b] }", "0s follow a b\n1s unfollow a b\n2s test a b"))
    let both = RuleFixture.facts.replacing("on: unfollow", with: "on: follow")
    #expect(holds("held: { follows: [a, b] }", "0s follow a b\n1s test a b", facts: both))
  }

  @Test func `all conditions must hold, and a list asks twice`() {
    let facts = "0s follow a b\n1s login a\n2s test a b"
    #expect(holds("joined: { a: 10s }\nheld: { follows: [a, b] }", facts))
    #expect(!holds("joined: { a: 10s }\nheld: [{ follows: [a, b] }, { follows: [b, a] }]", facts))
  }

  @Test func `a sighting may have a condition`() {
    let picky = RuleFixture.facts.replacing("joined: { on: login,", with: "joined: { on: login, where: text == 'new',")
    #expect(!holds("joined: { a: 10s }", "0s login a\n1s test a b", facts: picky))
    #expect(holds("joined: { a: 10s }", "0s login a - text=new\n1s test a b", facts: picky))
  }
}
