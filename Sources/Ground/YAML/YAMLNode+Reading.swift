public import SourceText

extension YAMLNode {
  /// A single value as text, whatever its style.
  public func text(_ what: String, into log: inout Diagnostics) -> String? {
    guard case .scalar(let text, _) = value else {
      log.error(
        "yaml/not-text", at: location, "\(what) is \(kind), and should be text",
        hint: "write one value after the colon")
      return nil
    }
    return text
  }

  public func bool(_ what: String, into log: inout Diagnostics) -> Bool? {
    switch value {
    case .scalar("true", isPlain: true): return true
    case .scalar("false", isPlain: true): return false
    default:
      log.error("yaml/not-bool", at: location, "\(what) should be true or false", hint: "write true or false")
      return nil
    }
  }

  /// The items of a list.
  public func items(_ what: String, into log: inout Diagnostics) -> [YAMLNode]? {
    guard case .sequence(let items) = value else {
      log.error(
        "yaml/not-list", at: location, "\(what) is \(kind), and should be a list",
        hint: "write [a, b], or one \"- \" line for each")
      return nil
    }
    return items
  }

  /// A list of texts; a single text counts as a list of one.
  public func texts(_ what: String, into log: inout Diagnostics) -> [(text: String, location: SourceLocation)] {
    if case .scalar(let text, _) = value { return [(text, location)] }
    return (items(what, into: &log) ?? []).compactMap { item in
      item.text(what, into: &log).map { ($0, item.location) }
    }
  }
}
