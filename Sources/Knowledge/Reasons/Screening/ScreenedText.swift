/// A text that was held against a report and gives nobody away: only `Screening` makes one.
public struct ScreenedText: Equatable, Sendable {
  public let text: String

  init(passed text: String) { self.text = text }
}
