public import CEL
public import SourceText

/// A CEL expression on the fields of one event, with `time` and `kind`.
public struct RuleExpression: Sendable {
  public let checked: CheckedExpression
  public let location: SourceLocation
  /// The field's name, where the expression is nothing but one declared field or `kind`.
  public let field: String?

  public init(checked: CheckedExpression, location: SourceLocation, field: String?) {
    self.checked = checked
    self.location = location
    self.field = field
  }

  public var source: String { checked.source.text }
  /// The place of the text itself, of which `location` may be the mark of a block.
  var place: SourceLocation { checked.source.location }
}
