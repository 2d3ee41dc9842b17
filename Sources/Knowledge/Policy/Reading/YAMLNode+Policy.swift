internal import Primitives
internal import SourceText
internal import YAML

/// Values that only policies have: spans, whole numbers, words for people, named blocks.
extension YAMLNode {
  func policySpan(_ what: String, into log: inout Diagnostics) -> PolicySpan? {
    guard let text = text(what, into: &log) else { return nil }
    if let span = PolicySpan(text) { return span }
    log.error(
      "policy/not-a-span", at: location, "\(what) cannot be \"\(text.prefix(80))\"",
      hint: "write hours, days, months or years: 72h, 90d, 6m, 2y")
    return nil
  }

  func policyNumber(_ what: String, in range: ClosedRange<Int>, into log: inout Diagnostics) -> Int? {
    guard let text = text(what, into: &log) else { return nil }
    let isDigits = (1...18).contains(text.utf8.count) && text.utf8.allSatisfy { (48...57).contains($0) }
    if isDigits, let number = Int(text), range.contains(number) { return number }
    log.error(
      "policy/not-a-number", at: location, "\(what) cannot be \"\(text.prefix(80))\"",
      hint: "write a whole number from \(range.lowerBound) to \(range.upperBound)")
    return nil
  }

  /// Words that people read: not empty, on one line or several.
  func words(_ what: String, into log: inout Diagnostics) -> String? {
    guard let text = text(what, into: &log) else { return nil }
    let parts = text.split(whereSeparator: \.isWhitespace)
    let words = parts.joined(separator: " ")
    if words.isEmpty {
      log.error("policy/no-words", at: location, "\(what) says nothing", hint: "write it in plain words")
      return nil
    }
    guard words.utf8.count <= PolicyLimits.textBytesMax else {
      log.error(
        "policy/too-long", at: location, "\(what) has \(words.utf8.count) bytes",
        hint: "at most \(PolicyLimits.textBytesMax) are read by anybody; write less")
      return nil
    }
    return words
  }

  /// Blocks by their names, in the order of the text.
  func named(_ what: String, max: Int, into log: inout Diagnostics) -> [Named]? {
    guard case .mapping(let entries) = value else {
      log.error(
        "yaml/not-fields", at: location, "\(what) is \(kind), and should be a block of names",
        hint: "write name: and its fields below it, indented by two spaces")
      return nil
    }
    guard entries.count <= max else {
      log.error(
        "policy/too-many", at: entries[max].keyLocation, "\(what) has \(entries.count) entries",
        hint: "at most \(max) are allowed")
      return nil
    }
    let named = entries.compactMap { entry -> Named? in
      guard Identifier<Named>.isName(entry.key) else {
        log.error(
          "yaml/not-a-name", at: entry.keyLocation, "\"\(entry.key.prefix(80))\" cannot be a name",
          hint: "use lower-case letters, digits and hyphens, at most 60 characters")
        return nil
      }
      return Named(id: entry.key, location: entry.keyLocation, node: entry.value)
    }
    return named.count == entries.count ? named : nil
  }

  /// A block with its name.
  struct Named {
    let id: String
    let location: SourceLocation
    let node: YAMLNode
  }
}
