/// A path with named parts, such as `/cases/{case:id}/files/{file:number}`.
public struct PathPattern: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// What a named part may hold. What does not fit leads nowhere.
  public enum Kind: String, Sendable {
    /// Lower-case letters, digits and hyphens, at most 64.
    case id
    /// 0 to 999,999,999,999, without leading zeros.
    case number
    /// Anything that is not empty, at most 200 bytes.
    case text
  }

  enum Part: Hashable, Sendable {
    case fixed(String)
    case named(String, Kind)
  }

  let parts: [Part]
  public let description: String

  /// Patterns are written in the source; one that cannot be read ends the program when it starts.
  public init(stringLiteral text: String) {
    precondition(text.hasPrefix("/"), "a pattern starts with a slash: \(text)")
    description = text
    parts = text == "/" ? [] : text.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map(Self.part)
  }

  private static func part(_ text: Substring) -> Part {
    guard text.first == "{", text.last == "}" else {
      precondition(!text.isEmpty && text.utf8.allSatisfy(\.isUnreserved), "a pattern has a part \"\(text)\"")
      return .fixed(String(text))
    }
    let words = text.dropFirst().dropLast().split(separator: ":", omittingEmptySubsequences: false)
    let kind = words.count == 1 ? Kind.id : words.count == 2 ? Kind(rawValue: String(words[1])) : nil
    guard let kind, !words[0].isEmpty else { preconditionFailure("a pattern has a part \"\(text)\"") }
    return .named(String(words[0]), kind)
  }

  /// The named parts; nil where the path is another one.
  func match(_ segments: [String]) -> PathParameters? {
    guard segments.count == parts.count else { return nil }
    var values: [String: String] = [:]
    for (part, segment) in zip(parts, segments) {
      switch part {
      case .fixed(let text): guard text == segment else { return nil }
      case .named(let name, let kind):
        guard kind.holds(segment) else { return nil }
        values[name] = segment
      }
    }
    return PathParameters(values: values)
  }

  /// Whether there is a path that both match.
  func overlaps(_ other: PathPattern) -> Bool {
    parts.count == other.parts.count
      && zip(parts, other.parts).allSatisfy { left, right in
        switch (left, right) {
        case (.fixed(let left), .fixed(let right)): left == right
        case (.fixed(let text), .named(_, let kind)), (.named(_, let kind), .fixed(let text)): kind.holds(text)
        case (.named, .named): true
        }
      }
  }
}

extension PathPattern.Kind {
  func holds(_ text: String) -> Bool {
    let bytes = text.utf8
    switch self {
    case .id:
      return (1...64).contains(bytes.count)
        && bytes.allSatisfy { $0.isDigit || $0.isLetter && $0 >= 0x61 || $0 == UInt8(ascii: "-") }
    case .number:
      return (1...12).contains(bytes.count) && bytes.allSatisfy(\.isDigit) && (text == "0" || !text.hasPrefix("0"))
    case .text: return (1...200).contains(bytes.count)
    }
  }
}

/// The named parts of a path.
public struct PathParameters: Sendable {
  let values: [String: String]

  static let none = PathParameters(values: [:])

  /// Asking for a name that the pattern does not have is a mistake in the source.
  public subscript(_ name: String) -> String {
    guard let value = values[name] else { preconditionFailure("the route has no part \"\(name)\"") }
    return value
  }

  public func number(_ name: String) -> Int { Int(self[name]) ?? 0 }
}
