import Assessment
import Catalogue
import Primitives
import Product
import TestKit
import Testing

@Suite struct TestPlanTests {
  private let result = Fixture.assess(
    Fixture.model(
      """
        - { id: map, title: Map, capabilities: [location.share], subject: member, viewer: organiser }
        - { id: chat, title: Chat, capabilities: [message.direct], subject: member, viewer: organiser }
      """))

  @Test func `every control that an open finding needs is in it once`() {
    let plan = TestPlan(result.findings, catalogue: Fixture.catalogue)
    let needed = Set(result.open.flatMap(\.openControls).map(\.control))
    #expect(plan.steps.count == needed.count)
    #expect(Set(plan.steps.map(\.control.id)) == needed)
    for step in plan.steps {
      #expect(step.findings.count == result.open.count { $0.openControls.contains { $0.control == step.control.id } })
    }
  }

  @Test func `what helps more against worse comes first`() {
    let steps = TestPlan(result.findings, catalogue: Fixture.catalogue).steps
    for (first, second) in zip(steps, steps.dropFirst()) {
      #expect((first.worst, first.findings.count) >= (second.worst, second.findings.count))
    }
  }

  @Test func `one missing control closes its finding`() throws {
    let pattern = try #require(Fixture.catalogue.patterns.find("covert-live-location"))
    let all = pattern.controls.dropFirst().map { "{ id: \($0), state: enforced, evidence: t.swift#t }" }
    let map = "{ id: map, title: Map, capabilities: [location.share], subject: member, viewer: organiser, "
    let model = Fixture.model("  - \(map)controls: [\(all.joined(separator: ", "))] }")
    let findings = Fixture.assess(model).findings.filter { $0.pattern.id == "covert-live-location" }
    let plan = TestPlan(findings, catalogue: Fixture.catalogue)
    #expect(plan.steps.map(\.control.id) == [pattern.controls[0]])
    #expect(plan.steps.first?.closes == 1)
  }
}
