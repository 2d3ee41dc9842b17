import Detection
import DetectionTestKit
import Testing

@testable import Reports

@Suite struct StoryTextTests {
  @Test func `a counting rule is told from the first event that counts`() throws {
    let story = try Stories.story(Stories.counting, Stories.countingLog)
    #expect(
      StoryText.render(story, showsTexts: false, colour: false) == """
        A rule

        ana wrote 3 times to ben within 1h

        Rule      a-rule, a.yaml:1
        Level     low: how soon a person should look; it says nothing about anybody
        Pattern   coordinated-pile-on
        Key       sender ana, receiver ben
        People    ana (sender), ben (receiver)
        Raised    2026-01-03 00:59:59 UTC
        Counted   message (sender to receiver); 3 of them within 1h

        What happened  3 events behind the alert, 1 beside, between the same people

          when (UTC)               elapsed        step      who → to whom: what
          2026-01-03 00:00:00      0s             counted   ana → ben: message, event 4
          2026-01-03 00:10:00      +10m           counted   ana → ben: message, event 5
          2026-01-03 00:20:00      +20m           ·         ana → ben: location_view, event 6
          2026-01-03 00:59:59      +59m59s        counted   ana → ben: message, event 7  ◀ alert

        What looks alike and is harmless

          - A friend who sends a shopping list line by line.

        An alert opens a case for a person to look at. It is never a penalty.

        """)
  }

  @Test func `an episode is told from its opening`() throws {
    let story = try Stories.story(Stories.episode, Stories.episodeLog)
    #expect(
      StoryText.render(story, showsTexts: false, colour: false) == """
        Many write to one person after somebody points at them

        2 people wrote to tom within 9m after lea named tom.

        Rule      pile, a.yaml:1
        Level     high: how soon a person should look; it says nothing about anybody
        Pattern   coordinated-pile-on
        Key       leader lea, target tom
        People    lea (leader), tom (target), bob (sender), ann (sender)
        Raised    2026-01-01 00:09:00 UTC
        Opening   post (leader to target); what follows must follow within 30m
        Need 1    message or reply (sender to target); 2 different people as sender

        What happened  3 events behind the alert, 1 beside, between the same people

          when (UTC)               elapsed        step      who → to whom: what
          2026-01-01 00:00:00      0s             opening   lea → tom: post, event 1
          2026-01-01 00:05:00      +5m            need 1    ann → tom: message, event 2
          2026-01-01 00:06:00      +6m            ·         ann → tom: message, event 3
          2026-01-01 00:09:00      +9m            need 1    bob → tom: reply, event 4  ◀ alert

        What looks alike and is harmless

          - Birthday wishes after a friend reminds a group of the day.

        An alert opens a case for a person to look at. It is never a penalty.

        """)
  }

  @Test func `an alert whose direction is unclear presumes of nobody that they do harm`() throws {
    let rules = RuleFixture.rules([
      RuleFixture.counting(
        "direction: unclear\non: message\nas: { sender: actor, receiver: target }\ncount: { at_least: 2, within: 1h }\n"
          + "key: [sender, receiver]\nreason: r")
    ])
    let story = try Stories.story(rules, "0s message ana ben\n1m message ana ben")
    let words = "not shown by the log: either may be protecting themselves."
    #expect(StoryText.render(story, showsTexts: false, colour: false).contains("Direction \(words)"))
    #expect(String(decoding: StoryPage.render(story, showsTexts: false), as: UTF8.self).contains(words))
    #expect(String(decoding: StoryPicture.file(story), as: UTF8.self).contains("; direction unclear"))
  }

  @Test func `milliseconds are told where there are some`() throws {
    let story = try Stories.story(
      Stories.counting, "0s message ana ben\n1s+250 message ana ben\n1m2s+5 message ana ben")
    let text = StoryText.render(story, showsTexts: false, colour: false)
    #expect(text.contains("2026-01-01 00:00:01.250  +1.250s        counted   ana → ben"))
    #expect(text.contains("2026-01-01 00:01:02.005  +1m2.005s      counted   ana → ben"))
  }

  @Test func `what people wrote is shown where it is asked for`() throws {
    let story = try Stories.story(Stories.counting, Stories.countingLog)
    #expect(!StoryText.render(story, showsTexts: false, colour: false).contains("three"))
    #expect(StoryText.render(story, showsTexts: true, colour: false).contains("event 4\n      text: three\n"))
  }

  @Test func `hostile names move nothing and hide nothing`() throws {
    let text = StoryText.render(try Stories.hostileStory(), showsTexts: true, colour: false)
    for scalar in text.unicodeScalars where scalar != "\n" {
      #expect(![.control, .format, .unassigned].contains(scalar.properties.generalCategory))
    }
    #expect(text.contains("ev\\u{202E}il\\u{0}\\u{A}\\u{2066}x"))
    for line in text.split(separator: "\n") { #expect(ShownName.columns(String(line)) <= 100, "\(line)") }
  }

  @Test func `events beside are dimmed on a terminal`() throws {
    let story = try Stories.story(Stories.episode, Stories.episodeLog)
    let text = StoryText.render(story, showsTexts: false, colour: true)
    #expect(text.contains("\u{1B}[2m  2026-01-01 00:06:00"))
  }
}
