internal import SourceText
internal import YAML

/// Values that only rules have: spans of time, whole numbers, names.
extension YAMLNode {
  /// A span of time longer than nothing, up to the limit of 400 days; `allowsZero` where nothing is meant too.
  func span(_ what: String, allowsZero: Bool = false, into log: inout Diagnostics) -> Milliseconds? {
    guard let text = text(what, into: &log) else { return nil }
    guard let span = SpanText.parse(text) else {
      log.error(
        "rule/not-a-span", at: location, "\"\(text.prefix(80))\" is no span of time",
        hint: "write it in days, hours, minutes and seconds: 7d, 24h, 1d12h, 90m, 30s")
      return nil
    }
    if span == 0, !allowsZero {
      log.error("rule/empty-span", at: location, "\(what) is no time at all", hint: "write at least 1s")
      return nil
    }
    guard span <= RuleLimits.spanMax else {
      log.error(
        "rule/span-too-long", at: location, "\(what) is longer than the limit of 400 days",
        hint: "detection keeps what it needs for that long; choose a shorter span")
      return nil
    }
    return span
  }

  func wholeNumber(_ what: String, in range: ClosedRange<Int>, into log: inout Diagnostics) -> Int? {
    guard let text = text(what, into: &log) else { return nil }
    let isDigits = !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) }
    if isDigits, let number = Int(text), range.contains(number) { return number }
    log.error(
      "rule/not-a-number", at: location, "\(what) cannot be \"\(text.prefix(80))\"",
      hint: "write a whole number from \(range.lowerBound) to \(range.upperBound)")
    return nil
  }

  /// The kinds of events that something is about: one or several.
  func kinds(_ what: String, into log: inout Diagnostics) -> [(text: String, location: SourceLocation)]? {
    let kinds = texts(what, into: &log)
    var first: [String: SourceLocation] = [:]
    var isFine = !kinds.isEmpty
    for kind in kinds {
      if let place = first[kind.text] {
        isFine = false
        log.error(
          "rule/repeated-kind", at: kind.location, "\"\(kind.text)\" is listed twice", hint: "remove one",
          related: [.init(place, "the first one is here")])
      } else if kind.text.isEmpty || kind.text.utf8.count > RuleLimits.identityBytesMax {
        isFine = false
        log.error(
          "rule/bad-kind", at: kind.location, "this cannot be a kind of event",
          hint: "write the kind as the log or the catalogue has it, as in message.sent")
      }
      first[kind.text] = first[kind.text] ?? kind.location
    }
    if case .sequence(let items) = value, items.isEmpty {
      log.error("rule/no-kinds", at: location, "\(what) names no kind of event", hint: "write on: message.sent")
    }
    if kinds.count > RuleLimits.kindsMax {
      log.error(
        "rule/too-many-kinds", at: location,
        "\(what) has \(kinds.count) kinds, and may have \(RuleLimits.kindsMax)", hint: "split the rule into two")
      isFine = false
    }
    return isFine ? kinds : nil
  }

  /// The fields of a block in the order of the text.
  func entries(_ what: String, hint: String, into log: inout Diagnostics) -> [Entry]? {
    guard case .mapping(let entries) = value else {
      log.error(
        "yaml/not-fields", at: location, "\(what) is \(kind), and should be a block of fields", hint: hint)
      return nil
    }
    return entries
  }
}
