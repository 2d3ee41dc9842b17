public import SourceText

/// A CEL expression on the fields of one event, with `time` and `kind`.
public struct RuleExpression: Sendable {
  public let source: String
  public let location: SourceLocation
  /// The field's name, where the expression is nothing but one declared field or `kind`.
  public let field: String?

  public init(source: String, location: SourceLocation, field: String?) {
    self.source = source
    self.location = location
    self.field = field
  }
}
