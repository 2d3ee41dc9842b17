public import SourceText

/// What picks events out of the log: kinds, roles, a condition on the event, and conditions on facts.
public struct Step: Sendable {
  public struct RoleBinding: Sendable {
    public let role: String
    public let expression: RuleExpression

    public init(role: String, expression: RuleExpression) {
      self.role = role
      self.expression = expression
    }
  }

  public let kinds: [String]
  /// In the order of the text.
  public let roles: [RoleBinding]
  public let condition: RuleExpression?
  public let facts: [FactCondition]
  public let location: SourceLocation

  public init(
    kinds: [String], roles: [RoleBinding], condition: RuleExpression?, facts: [FactCondition], location: SourceLocation
  ) {
    self.kinds = kinds
    self.roles = roles
    self.condition = condition
    self.facts = facts
    self.location = location
  }

  public var roleNames: [String] { roles.map(\.role) }

  public func binds(_ role: String) -> Bool { roles.contains { $0.role == role } }
}
