public import SourceText

/// One value of a YAML text, with its place.
public struct YAMLNode: Sendable {
  public enum Value: Sendable {
    /// `isPlain` is false for text in quotes or in a block, which is never a number, a truth value or null.
    case scalar(String, isPlain: Bool)
    case sequence([YAMLNode])
    /// In the order of the text; keys are unique.
    case mapping([Entry])
  }

  public struct Entry: Sendable {
    public let key: String
    public let keyLocation: SourceLocation
    public let value: YAMLNode
  }

  public let value: Value
  public let location: SourceLocation

  /// What a person would call this kind of value.
  public var kind: String {
    switch value {
    case .scalar("", isPlain: true): "nothing"
    case .scalar: "a single value"
    case .sequence: "a list"
    case .mapping: "a block of fields"
    }
  }

  public var isNull: Bool {
    if case .scalar(let text, isPlain: true) = value { return ["", "~", "null"].contains(text) }
    return false
  }

  /// The value of a field, where this is a mapping that has it.
  public subscript(key: String) -> YAMLNode? {
    guard case .mapping(let entries) = value else { return nil }
    return entries.first { $0.key == key }?.value
  }
}
