import Foundation
import HTML
import Testing

@testable import PageKit

@Suite struct QuietPageTests {
  private var page: String { page(to: QuietPage.exitURL) }

  private func page(to url: String) -> String {
    let words = QuietPage.ExitWords(
      to: url, label: "Exit", prefix: "Emergency", more: "{number} more", going: "Going", expired: "Stopped")
    let languages = [
      QuietPage.Language(code: "en", name: "English", href: "../en/p1.html"),
      QuietPage.Language(code: "ar", name: "العربية", href: "../ar/p1.html"),
    ]
    return String(
      decoding: QuietPage(
        title: "Page <1>", language: "en", direction: "ltr", site: ("Help", "index.html"), skip: "Skip", exit: words,
        languages: ("Language", languages), main: [html("h1") { "One" }]
      ).bytes(), as: UTF8.self)
  }

  @Test func `the exit works without a script, and comes before the text`() {
    let before = page.components(separatedBy: "<main")[0]
    #expect(before.contains("class=\"exit\" href=\"https://www.bbc.com/weather\" rel=\"nofollow noreferrer\""))
    #expect(before.contains("Emergency: "))
  }

  @Test func `every exit leads where the workspace says, as text`() {
    let page = page(to: "https://news.example/?a=1&b")
    #expect(page.components(separatedBy: "href=\"https://news.example/?a=1&amp;b\"").count == 3)
    #expect(!page.contains(QuietPage.exitURL))
  }

  @Test func `only its own style and script may run`() throws {
    let policy = try #require(page.firstMatch(of: /Content-Security-Policy" content="([^"]*)"/)).output.1
    #expect(policy.hasPrefix("default-src &#39;none&#39;; style-src &#39;sha256-"))
    #expect(!policy.contains("unsafe"))
    for word in ["src=", "@import", "url(", "<link", "style="] { #expect(!page.contains(word), "\(word)") }
  }

  @Test func `a title is text`() { #expect(page.contains("<title>Page &lt;1&gt;</title>")) }

  @Test func `it knows the page in other languages`() {
    #expect(page.contains("href=\"../ar/p1.html\" lang=\"ar\" hreflang=\"ar\""))
    #expect(page.contains("aria-current=\"true\""))
  }
}
