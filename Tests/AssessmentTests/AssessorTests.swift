import Assessment
import Catalogue
import GroundTestKit
import Primitives
import Product
import TestKit
import Testing

@Suite struct AssessorTests {
  private func found(_ result: AssessmentResult) -> Set<String> {
    Set(result.findings.map { "\($0.pattern.id) on \($0.feature.id): \($0.outcome.name)" })
  }

  @Test func `one finding for each pattern and anchor feature`() {
    let result = Fixture.assess(
      Fixture.model(
        """
          - { id: map, title: Map, capabilities: [location.share], subject: member, viewer: organiser }
          - { id: watch, title: Watch, capabilities: [location.share], subject: member, viewer: organiser }
        """))
    let covert = result.findings.filter { $0.pattern.id == "covert-live-location" }
    #expect(covert.map(\.feature.id.text).sorted() == ["map", "watch"])
  }

  @Test func `a feature with several grants has one finding, as bad as its worst grant`() throws {
    let result = Fixture.assess(
      Fixture.model(
        """
          - id: map
            title: Map
            capabilities: [location.share]
            grants:
              - { subject: member, viewer: organiser, subject_accepts: true }
              - { subject: organiser, viewer: member, subject_accepts: false, started_by: default-on }
        """))
    let covert = result.findings.filter { $0.pattern.id == "covert-live-location" }
    #expect(covert.count == 1)
    let finding = try #require(covert.first)
    #expect(finding.grant.viewer == "member")
    #expect(finding.pairs.count == 2)
  }

  @Test func `what a pattern needs must reach the same person`() {
    let features = { (subject: String) in
      """
        - { id: plan, title: Plan, capabilities: [account.family.organiser], subject: member, viewer: organiser }
        - { id: trips, title: Trips, capabilities: [activity.visible], subject: \(subject), viewer: organiser }
      """
    }
    let together = Fixture.assess(Fixture.model(features("member")))
    let apart = Fixture.assess(Fixture.model(features("organiser")))
    #expect(found(together).contains("organiser-location-oversight on plan: fail"))
    #expect(!found(apart).contains { $0.hasPrefix("organiser-location-oversight") })
    #expect(
      apart.notApplicable.first { $0.pattern.id == "organiser-location-oversight" }?.reason
        == "the features that it needs do not reach the same person")
  }

  @Test func `every pattern is found or said not to apply, with a reason`() {
    let result = Fixture.assess(Fixture.model("  - { id: a, title: A, capabilities: [x-nothing] }"))
    #expect(result.findings.isEmpty)
    #expect(result.notApplicable.map(\.pattern.id) == Fixture.catalogue.patterns.map(\.id))
    for item in result.notApplicable { #expect(item.reason.hasPrefix("no feature has ")) }
  }

  @Test func `a role that nobody dangerous can play gives no finding`() {
    let model = """
      bellbird: product/1
      product: { id: sample, name: Sample }
      relationships: [partner, child]
      roles: { parent: { can_be: [partner] }, kid: { can_be: [child], administers: true } }
      features:
        - { id: map, title: Map, capabilities: [location.share], subject: parent, viewer: kid }
      """
    let result = Fixture.assess(model)
    #expect(!found(result).contains { $0.hasPrefix("covert-live-location") })
  }

  @Test func `a control on another feature covers only what has to pass through it`() throws {
    let features = { (memoControls: String, second: String) in
      """
        - { id: pay, title: Pay, capabilities: [payment.transfer], subject: member, viewer: organiser }
        - { id: memo, title: Memo, capabilities: [payment.memo], subject: member, viewer: organiser, controls: [\(memoControls)] }
      \(second)
      """
    }
    let screen = "{ id: memo-screen, state: enforced, evidence: t.swift#screen }"
    func standing(_ text: String) throws -> ControlStatus.Standing? {
      let finding = Fixture.assess(Fixture.model(text)).findings.first { $0.pattern.id == "payment-memo-abuse" }
      return try #require(finding).controls.first { $0.control == "memo-screen" }?.standing
    }
    #expect(try standing(features("", "")) == .missing)
    #expect(try standing(features(screen, "")) == .enforced)
    let wayRound = "  - { id: note, title: Note, capabilities: [payment.memo], subject: member, viewer: organiser }"
    #expect(try standing(features(screen, wayRound)) == .missing)
  }

  @Test func `a product-wide control covers every feature`() throws {
    let text = Fixture.model(
      "  - { id: dm, title: Messages, capabilities: [message.direct], subject: member, viewer: organiser }",
      more: "controls: [{ id: block-person, state: enforced, evidence: t.swift#block }]")
    let findings = Fixture.assess(text).findings.flatMap(\.controls).filter { $0.control == "block-person" }
    #expect(!findings.isEmpty)
    #expect(findings.allSatisfy { $0.standing == .enforced })
  }

  @Test func `the most serious comes first`() {
    var random = SeededRandom(seed: 7)
    for _ in 0..<30 {
      let model = RandomModel(using: &random, catalogue: Fixture.catalogue)
      let findings = Fixture.assess(model.yaml).findings
      for (first, second) in zip(findings, findings.dropFirst()) {
        #expect(first.outcome <= second.outcome)
        if first.outcome == second.outcome { #expect(first.rating.level >= second.rating.level) }
      }
    }
  }

  @Test func `the story names people, feature and relationship`() throws {
    let text = Fixture.model(
      "  - { id: map, title: See members, capabilities: [location.share], subject: member, viewer: organiser }")
    let finding = try #require(Fixture.assess(text).findings.first { $0.pattern.id == "covert-live-location" })
    #expect(
      finding.story.contains("a partner who is the family organiser")
        || finding.story.hasPrefix("A partner who is the family organiser"))
    #expect(finding.story.contains("“See members”"))
    #expect(finding.story.lowercased().contains("the member"))
  }
}
