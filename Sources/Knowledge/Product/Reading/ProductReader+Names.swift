internal import Catalogue
internal import Primitives
internal import SourceText
internal import YAML

extension ProductReader {
  /// Words that stand for a side of a grant, so no role may be called so.
  static let reservedRoles: Set<String> = ["subject", "viewer", "either", "both", "nobody", "default-on", "anyone"]

  mutating func name<Kind>(_ node: YAMLNode?, _ what: String) -> Identifier<Kind>? {
    guard let node, let text = node.text(what, into: &log) else { return nil }
    guard Self.isName(text) else {
      log.error(
        "product/bad-id", at: node.location, "\"\(text.prefix(80))\" cannot be \(what)",
        hint: "use lower-case letters, digits and hyphens, at most 60 characters")
      return nil
    }
    return Identifier(text)
  }

  static func isName(_ text: String) -> Bool {
    (1...60).contains(text.utf8.count)
      && text.utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || byte == UInt8(ascii: "-")
      }
  }

  mutating func relationship(_ node: YAMLNode) -> Relationship.ID? {
    guard let text = node.text("a relationship", into: &log) else { return nil }
    let id = Relationship.ID(text)
    if catalogue.relationships.contains(id) { return id }
    log.error(
      "product/unknown-relationship", at: node.location, "there is no relationship \"\(text)\"",
      hint: Suggestion.hint(
        for: text, in: catalogue.relationships.ids,
        otherwise: "one of \(catalogue.relationships.ids.joined(separator: ", "))"))
    return nil
  }

  mutating func roleName(_ node: YAMLNode?) -> Role.ID? {
    guard let node, let text = node.text("a role", into: &log) else { return nil }
    if text == "anyone" { return nil }
    return knownRole(text, at: node.location)
  }

  mutating func knownRole(_ text: String, at place: SourceLocation) -> Role.ID? {
    let id = Role.ID(text)
    if roleNames[id] != nil { return id }
    log.error(
      "product/unknown-role", at: place, "there is no role \"\(text)\"",
      hint: Suggestion.hint(
        for: text, in: roleNames.keys.map(\.text).sorted(), otherwise: "add it to roles:, or leave it out for anyone"))
    return nil
  }

  mutating func choice<Choice: RawRepresentable & CaseIterable>(_ node: YAMLNode?, _ what: String) -> Choice?
  where Choice.RawValue == String {
    guard let node, let text = node.text(what, into: &log) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    notAChoice(text, what, Choice.allCases.map(\.rawValue), at: node.location)
    return nil
  }

  mutating func notAChoice(_ text: String, _ what: String, _ known: [String], at place: SourceLocation) {
    log.error(
      "product/not-a-choice", at: place, "\(what) cannot be \"\(text)\"",
      hint: Suggestion.hint(for: text, in: known, otherwise: "one of \(known.joined(separator: ", "))"))
  }

  mutating func date(_ node: YAMLNode?, _ what: String) -> CalendarDate? {
    guard let node, let text = node.text(what, into: &log) else { return nil }
    if let date = CalendarDate(text) { return date }
    log.error("product/not-a-date", at: node.location, "\"\(text)\" is not a date", hint: "write YYYY-MM-DD")
    return nil
  }
}
