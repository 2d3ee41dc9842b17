/// A text or an address that was held against a report and gives nobody away: only `Screening` makes one.
///
/// Everything that leaves with a statement and was written by a person has this type; a plain `String` has no place in it.
public struct ScreenedText: Equatable, Sendable {
  public let text: String

  init(passed text: String) { self.text = text }
}
