import Testing

@testable import Reports

@Suite struct StoryPageTests {
  private func page(_ showsTexts: Bool) throws -> String {
    String(decoding: StoryPage.render(try Stories.hostileStory(), showsTexts: showsTexts), as: UTF8.self)
  }

  @Test func `a page has no script and escapes every name`() throws {
    let text = try page(true)
    #expect(!text.contains("<script") && !text.contains("\u{202E}") && !text.contains("<b>title"))
    #expect(text.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(text.contains("text: a &lt;/svg&gt; b"))
  }

  @Test func `what people wrote is left out unless asked for`() throws {
    #expect(!(try page(false)).contains("text: a"))
  }

  @Test func `what looks alike is told`() throws {
    let story = try Stories.story(Stories.episode, Stories.episodeLog)
    let text = String(decoding: StoryPage.render(story, showsTexts: false), as: UTF8.self)
    #expect(text.contains("<li>Birthday wishes after a friend reminds a group of the day.</li>"))
  }
}
