public import Detection
internal import HTML
internal import PageKit
internal import Primitives
internal import SourceText

/// An alert with its picture, its timeline and what looks alike, as one page.
public struct StoryPage {
  private let story: AlertStory
  private let words: StoryWords
  private let names: ShownNames
  private let showsTexts: Bool

  private static let styles = """
    tr.beside-event td { color: var(--soft); }
    td.when { white-space: nowrap; font-variant-numeric: tabular-nums; }
    .said { display: block; color: var(--soft); }
    """

  /// What people wrote is shown only where it was asked for: it may be a survivor's words.
  public static func render(_ story: AlertStory, showsTexts: Bool) -> [UInt8] {
    let page = StoryPage(story: story, showsTexts: showsTexts)
    return Page(
      title: "\(ShownName.visible(story.rule.title)): what happened", styles: styles,
      head: [html("span", .class("name")) { "Bellbird" }], main: page.main,
      foot: [html("p") { StoryWords.closing }]
    ).bytes()
  }

  private init(story: AlertStory, showsTexts: Bool) {
    self.story = story
    self.showsTexts = showsTexts
    words = StoryWords(story: story)
    names = ShownNames(story.people.map(\.name), width: 40)
  }

  private var main: [HTMLNode] {
    [
      html("h1") { ShownName.visible(story.rule.title) },
      html("p", .class("lead")) { ShownName.visible(story.alert.reason) },
      PageKit.facts(facts),
      html("h2") { "What happened" }, html("p") { "\(words.counts)." }, figure, timeline, alike,
    ]
  }

  private var facts: [(String, [HTMLNode])] {
    var facts: [(String, [HTMLNode])] = [
      ("Rule", [.text("\(story.rule.id), \(story.rule.location.file.name):\(story.rule.location.line)")]),
      ("Level", [.text(words.level)]), ("Pattern", [.text(ShownName.visible(story.alert.pattern))]),
      ("Key", [.text(words.key { names[$0] })]), ("People", [.text(words.people { names[$0] })]),
    ]
    if let direction = words.direction { facts.append(("Direction", [.text(direction)])) }
    facts.append(("Raised", [.text("\(LogMoment.text(story.alert.time)) UTC")]))
    return facts + words.steps.map { (English.sentence($0.name), [.text($0.meaning)]) }
  }

  private var figure: HTMLNode {
    html("figure") {
      html(
        "div", .class("scroll"), .init("tabindex", "0"), .init("role", "region"),
        .aria("label", "Picture of what happened")
      ) { StoryPicture(story).svg(isFile: false) }
      html("figcaption") {
        "Each arrow is one event, from who did it to whom. The table below says the same in words."
        if let undrawn = words.undrawn { " \(undrawn) The table has all events behind the alert." }
      }
    }
  }

  private var timeline: HTMLNode {
    let head = ["When (UTC)", "Since the first", "Step", "Who, to whom, what", "Event"].map { title in
      html("th", .init("scope", "col")) { title }
    }
    return table(caption: "The events in order of time", head: head, rows: story.moments.map(row))
  }

  private func row(_ moment: AlertStory.Moment) -> HTMLNode {
    html("tr", .class(moment.isBeside ? "beside-event" : "listed-event")) {
      html("td", .class("when")) { LogMoment.text(moment.event.time) }
      html("td", .class("when")) { words.elapsed(moment) }
      html("td") {
        if moment.isBeside { "beside" } else { words.step(moment) }
        if moment.raises {
          " "
          badge("alert", tone: story.rule.level.rawValue)
        }
      }
      html("td") {
        words.deed(moment) { names[$0] }
        if showsTexts { for said in words.texts(moment) { html("span", .class("said")) { said } } }
      }
      html("td") { words.event(moment) }
    }
  }

  private var alike: HTMLNode {
    guard !story.rule.nearMisses.isEmpty else { return .empty }
    return html("section") {
      html("h2") { "What looks alike and is harmless" }
      html("ul") { for miss in story.rule.nearMisses { html("li") { ShownName.visible(miss) } } }
    }
  }
}
