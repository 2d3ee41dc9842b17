public import Primitives
public import SourceText

/// Values that every kind of file has: names, words from a list, days.
extension YAMLNode {
  /// A word from an enumeration.
  public func choice<Choice: RawRepresentable & CaseIterable>(
    _ what: String, into log: inout Diagnostics
  ) -> Choice? where Choice.RawValue == String {
    guard let text = text(what, into: &log) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    notAChoice(what, of: Choice.allCases.map(\.rawValue), into: &log)
    return nil
  }

  /// Reports that the text is none of the known words.
  public func notAChoice(_ what: String, of known: [String], into log: inout Diagnostics) {
    guard case .scalar(let text, _) = value else { return }
    log.error(
      "yaml/not-a-choice", at: location, "\(what) cannot be \"\(text.prefix(80))\"",
      hint: Suggestion.hint(for: text, in: known, otherwise: "one of \(known.joined(separator: ", "))"))
  }

  /// A day: `YYYY-MM-DD`.
  public func date(_ what: String, into log: inout Diagnostics) -> CalendarDate? {
    guard let text = text(what, into: &log) else { return nil }
    if let date = CalendarDate(text) { return date }
    log.error(
      "yaml/not-a-date", at: location, "\"\(text.prefix(80))\" is not a date", hint: "write YYYY-MM-DD")
    return nil
  }

  /// A name that things are known by: lower-case letters, digits and hyphens, at most 60; dots where they group.
  public func name<Kind>(
    _ what: String, allowsDots: Bool = false, into log: inout Diagnostics
  ) -> Identifier<Kind>? {
    guard let text = text(what, into: &log) else { return nil }
    if Identifier<Kind>.isName(text, allowsDots: allowsDots) { return Identifier(text) }
    let characters =
      allowsDots ? "lower-case letters, digits, hyphens and dots" : "lower-case letters, digits and hyphens"
    log.error(
      "yaml/not-a-name", at: location, "\"\(text.prefix(80))\" cannot be \(what)",
      hint: "use \(characters), at most 60 characters")
    return nil
  }
}
