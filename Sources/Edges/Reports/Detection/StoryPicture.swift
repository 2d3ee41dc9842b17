public import Detection
internal import HTML
internal import PageKit
internal import Primitives

/// The timeline behind an alert as a picture: a lane for each person, an arrow for each event, time from left to right.
public struct StoryPicture {
  /// More lanes than this nobody can follow: the rest share one.
  static let lanesMax = 40
  /// Arrows of one alert; an alert with more shows the first and the last.
  static let arrowsMax = 600
  static let width = 960
  private static let laneHeight = 34
  static let plot = 210..<930
  static let top = 96

  let story: AlertStory
  let words: StoryWords
  let names: ShownNames
  let axis: TimeAxis
  private let lanes: [AlertStory.Person]
  private let laneOf: [[UInt8]: Int]

  init(_ story: AlertStory) {
    self.story = story
    words = StoryWords(story: story)
    names = ShownNames(story.people.map(\.name), width: 20)
    axis = TimeAxis(story.span, from: Self.plot.lowerBound + 12, to: Self.plot.upperBound - 12)
    lanes = Array(story.people.prefix(Self.lanesMax))
    let last = Self.lanesMax
    laneOf = Dictionary(
      story.people.enumerated().map { (Array($1.name.utf8), min($0, last)) }, uniquingKeysWith: { one, _ in one })
  }

  /// The picture as a file of its own: SVG 1.1 with its colours for light, dark and paper.
  public static func file(_ story: AlertStory) -> [UInt8] {
    let picture = StoryPicture(story)
    return Array((HTMLWriter.fragment(picture.svg(isFile: true)) + "\n").utf8)
  }

  private static let fileStyles =
    StyleSheet.tokens + """
      :root { background: var(--paper); }
      text { font: 14px system-ui, sans-serif; fill: var(--ink); }
      @media print {
        :root { --paper: #fff; --ink: #000; --soft: #333; --line: #999; }
        :root { --accent: #14606b; --high: #99420c; --critical: #8f1d2c; }
      }
      """

  private var laneCount: Int { lanes.count + (story.people.count > lanes.count ? 1 : 0) }
  var bottom: Int { Self.top + laneCount * Self.laneHeight }
  private var height: Int { bottom + 92 }

  func svg(isFile: Bool) -> HTMLNode {
    HTMLNode.element(
      "svg",
      [
        .init("xmlns", "http://www.w3.org/2000/svg"), .init("viewBox", "0 0 \(Self.width) \(height)"),
        .init("width", "\(Self.width)"), .init("height", "\(height)"), .init("role", "img"),
        .aria("label", summary),
      ] + (isFile ? [] : [.init("style", "max-width:100%;min-width:50rem;height:auto")]),
      [html("title") { title }, html("desc") { summary }]
        + (isFile ? [html("style") { Self.fileStyles }] : [])
        + heading + [scale] + lanes.enumerated().map { lane($0, $1) } + moreLane + arrows + legend)
  }

  private var title: String { "\(ShownName.visible(story.rule.title)): what happened" }

  /// The picture in words, for those who do not see it.
  private var summary: String {
    let listed = story.moments.filter { !$0.isBeside }
    let told = listed.prefix(12).map { moment in
      "\(LogMoment.text(moment.event.time)) UTC \(words.deed(moment) { names[$0] })"
    }
    let more = listed.count > 12 ? "; and \(listed.count - 12) more" : ""
    return "Timeline of \(English.count(story.people.count, "person", plural: "people")), \(words.counts). "
      + told.joined(separator: "; ") + more + (words.undrawn.map { " \($0)" } ?? "")
  }

  private var heading: [HTMLNode] {
    [
      caption(
        ShownName.short(story.rule.title, width: 90), x: 20, y: 28, ["font-weight": "bold", "font-size": "17px"]),
      caption(
        "Rule \(ShownName.short(words.rule, width: 40)), raised \(LogMoment.text(story.alert.time)) UTC, after "
          + SpanText.exactText(story.alert.time - story.span.lowerBound)
          + (words.direction == nil ? "" : "; direction unclear"), x: 20, y: 50, soft),
    ] + (words.undrawn.map { [caption($0, x: 20, y: 70, soft)] } ?? [])
  }

  private var scale: HTMLNode {
    html("g") {
      for tick in axis.ticks {
        line(from: (tick.x, Self.top - 6), to: (tick.x, bottom + 4), "var(--line)", width: "1")
        caption(tick.label, x: tick.x, y: bottom + 20, soft, anchor: "middle")
        if let day = tick.day { caption(day, x: tick.x, y: bottom + 37, soft, anchor: "middle") }
      }
      caption("time (UTC)", x: 20, y: bottom + 20, soft)
    }
  }

  private func lane(_ index: Int, _ person: AlertStory.Person) -> HTMLNode {
    html("g") {
      html("title") { ShownName.visible(person.name) + (person.role.map { ", \(ShownName.visible($0))" } ?? "") }
      line(from: (Self.plot.lowerBound, y(index)), to: (Self.plot.upperBound, y(index)), "var(--line)", width: "2")
      // A picture in the picture cuts off letters that are wider than most.
      html(
        "svg", .init("x", "20"), .init("y", "\(y(index) - Self.laneHeight / 2)"), .init("width", "184"),
        .init("height", "\(Self.laneHeight)")
      ) {
        caption(names[person.name], x: 0, y: Self.laneHeight / 2 + (person.role == nil ? 5 : -1))
        if let role = person.role {
          caption(
            ShownName.short(role, width: 24), x: 0, y: Self.laneHeight / 2 + 13,
            ["fill": "var(--soft)", "font-size": "12px"])
        }
      }
    }
  }

  private var moreLane: [HTMLNode] {
    guard story.people.count > lanes.count else { return [] }
    let rest = story.people.dropFirst(lanes.count)
    let index = lanes.count
    return [
      html("g") {
        html("title") { rest.prefix(200).map { ShownName.visible($0.name) }.joined(separator: ", ") }
        line(from: (Self.plot.lowerBound, y(index)), to: (Self.plot.upperBound, y(index)), "var(--line)", width: "2")
        caption("and \(rest.count) more", x: 20, y: y(index) + 5, soft)
      }
    ]
  }

  private func y(_ lane: Int) -> Int { Self.top + lane * Self.laneHeight + Self.laneHeight / 2 }

  func y(of name: String) -> Int { y(laneOf[Array(name.utf8)] ?? 0) }
}
