import Assessment
import Catalogue
import HTML
import Primitives
import Product
import TestKit
import Testing

@testable import Reports

@Suite struct GrantPictureTests {
  private func picture(_ features: String) -> String {
    let report = AssessmentReport(Fixture.assess(Fixture.model(features)), catalogue: Fixture.catalogue)
    return HTMLWriter.fragment(GrantPicture(report).figure)
  }

  private func features(_ count: Int) -> String {
    (0..<count).map {
      "  - { id: f-\($0), title: Feature \($0), capabilities: [x-a], subject: member, viewer: organiser }"
    }.joined(separator: "\n")
  }

  @Test func `each grant is a line between two people`() {
    let text = picture(features(3))
    #expect(text.ranges(of: "<circle").count == 3)
    #expect(text.ranges(of: "<path").count == 6)
    #expect(text.ranges(of: "<rect").count == 2)
    #expect(text.contains("aria-label=\"Picture: 3 grants. family organiser over member: Feature 0;"))
  }

  @Test func `many grants become counts between people`() {
    let text = picture(features(60))
    #expect(text.ranges(of: "<circle").count == 1)
    #expect(text.contains("60 grants"))
  }

  @Test func `a feature without findings has a hollow dot`() {
    #expect(picture(features(1)).contains("fill=\"none\" stroke=\"var(--soft)\" stroke-width=\"2\""))
  }
}
