import Detection
import DetectionTestKit
import Expat
import Foundation
import HTML
import Testing

@testable import Reports

@Suite struct StoryPictureTests {
  private struct Picture {
    var elements: [String: Int] = [:]
    let text: String

    /// Whether somebody reads these words.
    func says(_ words: String) -> Bool { text.contains(HTMLWriter.fragment(.text(words))) }
  }

  private func read(_ story: AlertStory) throws -> Picture {
    let bytes = StoryPicture.file(story)
    var picture = Picture(text: String(decoding: bytes, as: UTF8.self))
    try XMLElements.visit(bytes) { name, attributes in
      picture.elements[name, default: 0] += 1
      for name in attributes.keys { #expect(!name.lowercased().hasPrefix("on")) }
    }
    return picture
  }

  @Test func `everybody has a lane, and every event an arrow`() throws {
    let picture = try read(Stories.story(Stories.episode, Stories.episodeLog))
    for name in ["lea", "tom", "ann", "bob", "leader", "target", "sender"] { #expect(picture.says(name)) }
    // Three heads, the opening's square and the alert's diamond, and those two in the legend.
    #expect(picture.elements["polygon"] == 4 + 2 + 2)
    #expect(picture.elements["script"] == nil)
  }

  @Test func `a picture of hostile names is well-formed and runs nothing`() throws {
    let story = try Stories.hostileStory()
    let picture = try read(story)
    #expect(
      picture.elements["script"] == nil && picture.elements["b"] == nil
        && picture.elements["svg"] == 1 + story.people.count)
    for name in Stories.hostile { #expect(picture.says(ShownName.visible(name)), "\(name)") }
    let text = String(decoding: StoryPicture.file(story), as: UTF8.self)
    #expect(!text.contains("<script") && !text.contains("\u{202E}") && !text.contains("</svg> b"))
  }

  @Test func `more people than lanes share the last`() throws {
    let rules = RuleFixture.rules([
      RuleFixture.counting(
        """
        on: message
        as: { sender: actor, receiver: target }
        count: { at_least: 60, within: 1h, distinct: sender }
        key: [receiver]
        reason: "{count} wrote to {receiver}"
        """)
    ])
    let log = (0..<60).map { "\($0 + 1)s message p\($0) ana" }.joined(separator: "\n")
    let picture = try read(Stories.story(rules, log))
    #expect(picture.says("and 21 more"))
    #expect(picture.says("p39"))
  }

  @Test func `what a long story leaves out is said in the picture and on the page`() throws {
    let rules = RuleFixture.rules([
      RuleFixture.counting(
        """
        on: message
        as: { sender: actor, receiver: target }
        count: { at_least: 650, within: 1h }
        key: [sender, receiver]
        reason: "{count} messages"
        """)
    ])
    let log = (0..<650).map { "\($0 + 1)s message ben ana" }.joined(separator: "\n")
    let story = try Stories.story(rules, log)
    let words = "Not drawn: 50 events in the middle."
    #expect(try read(story).says(words))
    let page = String(decoding: StoryPage.render(story, showsTexts: false), as: UTF8.self)
    #expect(page.contains("\(words) The table has all events behind the alert."))
    #expect(page.components(separatedBy: "<tr").count == 650 + 2)
    let short = try Stories.story(Stories.episode, Stories.episodeLog)
    #expect(try !read(short).says("Not drawn"))
  }

  @Test func `the same alert gives the same bytes`() throws {
    let story = try Stories.hostileStory()
    #expect(StoryPicture.file(story) == StoryPicture.file(story))
  }
}
