/// A test of a text that the caller supplies, such as whether it holds a phrase of a list.
public protocol TextFunction: Sendable {
  /// The text is UTF-8. Called once for each evaluation: it should not allocate.
  func callAsFunction(_ text: RawSpan) -> Bool
}

/// Functions that expressions call on a text with a constant name: `text.mentions("threat")`.
public struct TextFunctionFamily: Sendable {
  /// As in `mentions`.
  public let name: String
  private let members: [String: any TextFunction]

  public init(_ name: String, _ members: [String: any TextFunction]) {
    self.name = name
    self.members = members
  }

  public var memberNames: [String] { members.keys.sorted() }

  public subscript(member: String) -> (any TextFunction)? { members[member] }
}
