import GuideSite
import SourceText
import TestKit
import Testing

@Suite struct SiteCheckTests {
  @Test func `pages as they are built are left alone`() throws {
    #expect(Fixture.rendered(SiteCheck.check(try GuideSiteTests.site())) == "")
  }

  private func told(_ old: String, _ new: String) throws -> String {
    let file = try #require(GuideSiteTests.site(languages: ["en"]).first)
    let text = String(decoding: file.bytes, as: UTF8.self)
    #expect(text.contains(old), "\(old)")
    let changed = GuideSite.File(path: "en/p1.html", bytes: Array(text.replacing(old, with: new).utf8))
    return Fixture.rendered(SiteCheck.check([changed]))
  }

  @Test func `G9: a page without an exit is caught`() throws {
    #expect(
      try told("class=\"exit\"", "class=\"button\"") == """
        warning[guide/g9-exit]: the page has no quick exit before its text
         --> en/p1.html:1:1
          |
        1 | <!doctype html><html lang="en" dir="ltr">
          | ^
          hint: put a link with class exit, data-exit and rel="nofollow noreferrer" above <main>, to a page that everybody opens

        """)
    #expect(try told("@page { margin: 0; }", "").contains("warning[guide/g9-print]"))
  }

  @Test func `G14: anything that is loaded is caught`() throws {
    #expect(
      try told("<title>", "<img src=\"https://x.example/p.gif\"><title>").contains(
        "warning[guide/g14-foreign]: the page loads something: <img src=\"https://x.example/p.gif\">"))
    for tag in ["<script src=\"a.js\">", "<link rel=stylesheet href=a.css>", "@import 'a.css';", "url(a.woff)"] {
      #expect(try told("<title>", tag + "<title>").contains("[guide/g14-foreign]"), "\(tag)")
    }
    #expect(try told("default-src &#39;none&#39;", "default-src *").contains("no policy that forbids loading"))
  }
}
