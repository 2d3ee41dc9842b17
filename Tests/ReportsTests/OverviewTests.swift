import Assessment
import Catalogue
import Primitives
import Product
import TestKit
import Testing

@testable import Reports

@Suite struct OverviewTests {
  private var entries: [OverviewPage.Entry] {
    let features = "  - { id: map, title: Map, capabilities: [location.share], subject: member, viewer: organiser }"
    let report = AssessmentReport(Fixture.assess(Fixture.model(features)), catalogue: Fixture.catalogue)
    return [
      .init(
        report: report, page: "sample.html", matrix: MatrixReportTests.report(), matrixPage: "sample-matrix.html",
        milliseconds: 7)
    ]
  }

  @Test func `the table stands in columns`() {
    let lines = OverviewTable.render(entries).split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[0].hasPrefix("product  features  critical"))
    #expect(lines[1].hasPrefix("Sample          1"))
    #expect(Set(lines.map(\.count)).count == 1)
  }

  @Test func `the page links to each report`() {
    let page = String(decoding: OverviewPage.render(entries, catalogue: Fixture.catalogue), as: UTF8.self)
    #expect(page.contains("<a href=\"sample.html\">Sample</a>"))
  }
}
