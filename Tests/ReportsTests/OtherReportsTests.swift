import Assessment
import Catalogue
import JSON
import Primitives
import Product
import TestKit
import Testing

@testable import Reports

/// Hostile names pass through every format without becoming markup.
@Suite struct OtherReportsTests {
  private static let hostile = #"<script>alert(1)</script> & "q" 'a' | `c` *b* ]]> \u0000"#

  private var report: AssessmentReport {
    let title = Self.hostile.replacing("'", with: "''")
    return AssessmentReport(
      Fixture.assess(
        Fixture.model(
          "  - { id: map, title: '\(title)', capabilities: [location.share], subject: member, viewer: organiser }")),
      catalogue: Fixture.catalogue)
  }

  @Test func `HTML`() {
    let page = String(decoding: HTMLReport.render(report), as: UTF8.self)
    #expect(!page.contains("<script"))
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;q&quot;"))
    #expect(!page.contains("http-equiv=\"refresh\""))
    #expect(!page.contains("src="))
  }

  @Test func `Markdown`() {
    let text = MarkdownReport.render(report)
    #expect(!text.contains("<script"))
    #expect(text.contains(#"&lt;script&gt;alert(1)&lt;/script&gt; &amp; "q" 'a' \| \`c\` \*b\* \]\]&gt;"#))
  }

  @Test func `JUnit`() {
    let text = JUnitXML.render(report)
    #expect(!text.contains("<script"))
    #expect(text.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>"))
  }

  @Test func `JSON`() throws {
    let value = try JSONParser.parse(JSONReport.render(report))
    #expect(value["schema"] == "bellbird/assessment/1")
    #expect(value["findings"]?.array?.first?["story"]?.string?.contains("<script>") == true)
  }
}
