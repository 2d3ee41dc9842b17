internal import Detection

/// What the engine needs of a rule when it raises an alert.
struct RulePlan: Sendable {
  let rule: DetectionRule
  /// The slots of the key; -1 for the window.
  let key: [Int]
  /// Of a rule that counts by the calendar.
  var calendar: CalendarWindow?
  /// For each need its step.
  var needSteps: [Int] = []

  /// The slots of the key's roles.
  var groupSlots: [Int] { key.filter { $0 >= 0 } }

  /// What `{window}` says.
  func windowText(_ window: Int64) -> String {
    switch rule.form {
    case .count(let form):
      switch form.window {
      case .sliding(let span): SpanText.text(span)
      case .calendar(let calendar): calendar.text(of: window)
      }
    case .episode(let form): SpanText.text(form.within)
    }
  }
}
