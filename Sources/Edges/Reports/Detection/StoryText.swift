public import Detection
internal import SourceText

/// The timeline behind an alert for a terminal, at most 100 columns wide.
public struct StoryText: TextWriter {
  private let story: AlertStory
  private let words: StoryWords
  private let names: ShownNames
  private let ink: TerminalInk
  private let showsTexts: Bool
  var text = ""

  /// What people wrote is shown only where it was asked for: it may be a survivor's words.
  public static func render(_ story: AlertStory, showsTexts: Bool, colour: Bool) -> String {
    var writer = StoryText(story: story, showsTexts: showsTexts, colour: colour)
    writer.head()
    writer.timeline()
    writer.foot()
    return writer.text
  }

  private init(story: AlertStory, showsTexts: Bool, colour: Bool) {
    self.story = story
    self.showsTexts = showsTexts
    words = StoryWords(story: story)
    names = ShownNames(story.people.map(\.name), width: 24)
    ink = TerminalInk(isOn: colour)
  }

  private mutating func head() {
    put(ink.bold(ShownName.short(story.rule.title, width: Self.width)))
    put("")
    wrap(ShownName.visible(story.alert.reason))
    put("")
    fact("Rule", "\(story.rule.id), \(story.rule.location.file.name):\(story.rule.location.line)")
    fact("Level", words.level)
    fact("Pattern", story.alert.pattern)
    fact("Key", words.key { names[$0] })
    fact("People", words.people { names[$0] })
    if let direction = words.direction { fact("Direction", direction) }
    fact("Raised", "\(LogMoment.text(story.alert.time)) UTC")
    for (name, meaning) in words.steps { fact(name.prefix(1).uppercased() + name.dropFirst(), meaning) }
    put("")
  }

  private mutating func timeline() {
    put("\(ink.bold("What happened"))  \(words.counts)")
    put("")
    put("  " + row("when (UTC)", "elapsed", "step", "who → to whom: what"))
    for moment in story.moments {
      let what = words.deed(moment) { names[$0] } + ", \(words.event(moment))" + (moment.raises ? "  ◀ alert" : "")
      let when = LogMoment.text(moment.event.time)
      let line = row(when, words.elapsed(moment), moment.isBeside ? "·" : words.step(moment), what)
      let pieces = split(line)
      for piece in pieces { put(moment.isBeside ? ink.dim(piece) : piece) }
      guard showsTexts else { continue }
      for said in words.texts(moment) { wrap(said, indent: 6) }
    }
    put("")
  }

  /// A row that is too long goes on below its last column.
  private func split(_ line: String) -> [String] {
    guard ShownName.columns(line) > Self.width - 2 else { return ["  " + line] }
    let head = String(line.prefix(Self.lead))
    let rest = TextWrap.lines(String(line.dropFirst(Self.lead)), width: Self.width - Self.lead - 2)
    return rest.enumerated().map { index, part in
      "  " + (index == 0 ? head : String(repeating: " ", count: Self.lead)) + part
    }
  }

  private static let columnWidths = [25, 15, 10]
  private static let lead = columnWidths.reduce(0, +)

  private func row(_ cells: String...) -> String {
    zip(cells, Self.columnWidths + [0]).map { cell, width in
      cell + String(repeating: " ", count: max(width == 0 ? 0 : 1, width - cell.count))
    }.joined()
  }

  private mutating func foot() {
    if !story.rule.nearMisses.isEmpty {
      put(ink.bold("What looks alike and is harmless"))
      put("")
      for miss in story.rule.nearMisses { bullet(ShownName.visible(miss)) }
      put("")
    }
    wrap(StoryWords.closing)
  }

  private mutating func fact(_ name: String, _ value: String) {
    for (index, line) in TextWrap.lines(value, width: Self.width - 10).enumerated() {
      put((index == 0 ? name : "").padded(to: 10) + line)
    }
  }

  private mutating func bullet(_ paragraph: String) {
    for (index, line) in TextWrap.lines(paragraph, width: Self.width - 4).enumerated() {
      put((index == 0 ? "  - " : "    ") + line)
    }
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
