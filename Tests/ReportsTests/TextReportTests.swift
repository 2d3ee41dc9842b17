import Assessment
import Catalogue
import GroundTestKit
import Primitives
import Product
import TestKit
import Testing

@testable import Reports

@Suite struct TextReportTests {
  private func report(_ features: String) -> AssessmentReport {
    AssessmentReport(Fixture.assess(Fixture.model(features)), catalogue: Fixture.catalogue)
  }

  @Test func `no line is wider than a hundred columns`() {
    var random = SeededRandom(seed: 3)
    for _ in 0..<20 {
      let model = RandomModel(using: &random, catalogue: Fixture.catalogue)
      let text = TextReport.render(
        AssessmentReport(Fixture.assess(model.yaml), catalogue: Fixture.catalogue), colour: false)
      for line in text.split(separator: "\n") { #expect(line.count <= 100, "\(line)") }
    }
  }

  @Test func `a title without a space does not widen a line`() {
    let title = String(repeating: "x", count: 300)
    let one = report(
      "  - { id: map, title: \(title), capabilities: [location.share], subject: member, viewer: organiser }")
    for line in TextReport.render(one, colour: false).split(separator: "\n") { #expect(line.count <= 100) }
  }

  @Test func `a report has no escape codes unless somebody watches`() {
    let one = report("  - { id: map, title: Map, capabilities: [location.share], subject: member, viewer: organiser }")
    #expect(!TextReport.render(one, colour: false).contains("\u{1B}"))
    #expect(TextReport.render(one, colour: true).contains("\u{1B}["))
  }

  @Test func `every open finding tells story, reason, needs and care`() {
    let one = report("  - { id: map, title: Map, capabilities: [location.share], subject: member, viewer: organiser }")
    let text = TextReport.render(one, colour: false)
    let count = one.result.open.count
    for label in ["Why: ", "Needs: ", "Care: ", "Would change it: "] {
      #expect(text.ranges(of: "  \(label)").count == count, "\(label)")
    }
    for step in one.plan.steps { #expect(text.contains("(\(step.control.id); ")) }
  }

  @Test func `wrapping keeps every word`() {
    let words = "one two three four five six seven eight nine ten"
    for width in 1...60 {
      let lines = TextWrap.lines(words, width: width)
      #expect(lines.joined().replacing(" ", with: "") == words.replacing(" ", with: ""))
      #expect(lines.allSatisfy { $0.count <= width })
    }
  }
}
