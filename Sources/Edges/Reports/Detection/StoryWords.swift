internal import Detection
internal import Primitives

/// The words in which a person reads an alert.
struct StoryWords {
  static let closing = "An alert opens a case for a person to look at. It is never a penalty."

  let story: AlertStory

  /// Nil where the rule can tell who acts against whom.
  var direction: String? {
    guard story.rule.direction == .unclear else { return nil }
    return "not shown by the log: either may be protecting themselves. Read what both did; presume of nobody that they "
      + "do harm"
  }

  var rule: String { "\(story.rule.id) (\(story.rule.level.rawValue))" }

  var level: String { "\(story.rule.level.rawValue): how soon a person should look; it says nothing about anybody" }

  /// `victim ana, blocked ben`.
  func key(_ name: (String) -> String) -> String {
    let parts = zip(story.rule.key, story.alert.key).map { element, value in
      switch (element, value) {
      case (.role(let role), .text(let text)): "\(role) \(name(text))"
      case (.role(let role), .number(let number)): "\(role) \(number)"
      case (.window, .number(let number)): "\(window) (number \(number))"
      case (.window, .text(let text)): "window \(name(text))"
      }
    }
    return parts.joined(separator: ", ")
  }

  private var window: String {
    guard case .count(let form) = story.rule.form, case .calendar(let window) = form.window else { return "window" }
    return "the \(window.unit.rawValue) of \(window.text(of: window.number(at: story.alert.time))) \(window.zone)"
  }

  /// What the rule waits for, one line a part.
  var steps: [(name: String, meaning: String)] {
    switch story.rule.form {
    case .count(let form):
      let what = form.distinct.map { different(form.atLeast, $0) } ?? "\(form.atLeast) of them"
      return [("counted", "\(kinds(form.step)); \(what)\(span(form.window))")]
    case .episode(let form):
      return [("opening", "\(kinds(form.opens)); what follows must follow within \(SpanText.text(form.within))")]
        + form.needs.enumerated().map { index, need in
          let what = need.distinct.map { "; \(different(need.atLeast, $0))" } ?? "; \(need.atLeast) of them"
          return ("need \(index + 1)", kinds(need.step) + (need.atLeast == 1 ? "" : what))
        }
    }
  }

  private func different(_ count: Int, _ role: String) -> String {
    "\(English.count(count, "different person", plural: "different people")) as \(role)"
  }

  /// `lea (leader), tom (target), bob (sender)`.
  func people(_ name: (String) -> String) -> String {
    let shown = story.people.prefix(Self.peopleMax).map { person in
      name(person.name) + (person.role.map { " (\($0))" } ?? "")
    }
    let rest = story.people.count - shown.count
    return shown.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }

  private static let peopleMax = 12

  private func kinds(_ step: Step) -> String {
    English.list(step.kinds, joiner: "or") + " (" + step.roleNames.joined(separator: " to ") + ")"
  }

  private func span(_ window: CountForm.Window) -> String {
    switch window {
    case .sliding(let span): " within \(SpanText.text(span))"
    case .calendar(let window): " in one \(window.unit.rawValue)"
    }
  }

  func step(_ moment: AlertStory.Moment) -> String {
    moment.parts.map { part in
      switch part {
      case .opening: "opening"
      case .need(let index): "need \(index + 1)"
      case .counted: "counted"
      }
    }.joined(separator: ", ")
  }

  /// `+2d3h`, from the first event behind the alert.
  func elapsed(_ moment: AlertStory.Moment) -> String {
    moment.event.time == story.span.lowerBound
      ? "0s" : "+\(SpanText.exactText(moment.event.time - story.span.lowerBound))"
  }

  /// `ana → ben: block`.
  func deed(_ moment: AlertStory.Moment, _ name: (String) -> String) -> String {
    "\(moment.people.map(name).joined(separator: " → ")): \(ShownName.short(moment.event.kind, width: 32))"
  }

  /// `event 17`, or the id that the log gives it.
  func event(_ moment: AlertStory.Moment) -> String {
    switch moment.event.id {
    case .number(let number): "event \(number)"
    case .text(let text): "event \(ShownName.short(text, width: 24)) (line \(moment.event.number))"
    }
  }

  /// What the event's texts say, without the names of those who take part.
  func texts(_ moment: AlertStory.Moment) -> [String] {
    moment.event.fields.sorted { $0.key < $1.key }.compactMap { name, value in
      guard case .string(let text) = value, !text.isEmpty, !moment.people.contains(text) else { return nil }
      let start = String(String.UnicodeScalarView(text.unicodeScalars.prefix(500)))
      return "\(name): \(ShownName.visible(start))\(text.unicodeScalars.count > 500 ? "…" : "")"
    }
  }

  /// What the picture leaves out; nil where it shows all.
  var undrawn: String? {
    let listed = story.moments.count { !$0.isBeside }
    let left = listed - StoryPicture.arrowsMax
    var parts: [String] = []
    if left > 0 { parts.append("\(English.count(left, "event")) in the middle") }
    if story.besideOmitted > 0 { parts.append("\(English.count(story.besideOmitted, "event")) beside") }
    return parts.isEmpty ? nil : "Not drawn: \(English.list(parts))."
  }

  var counts: String {
    let listed = story.moments.count { !$0.isBeside }
    let beside = story.moments.count - listed
    var text = "\(English.count(listed, "event")) behind the alert"
    if beside > 0 { text += ", \(beside) beside, between the same people" }
    if story.besideOmitted > 0 { text += " (\(story.besideOmitted) more are not shown)" }
    return text
  }
}
