/// An expression whose names and types are known.
public struct CheckedExpression: Sendable {
  /// What a part of the tree refers to.
  public enum Reference: Sendable {
    /// A declared variable, by its position in the environment.
    case variable(Int)
    /// A macro's variable, by how many enclosing ones there are. At a part that names variables: the first of them.
    case local(Int)
    /// The ways to call the function that may fit, in the order of declaration; one where the types are known.
    case overloads([Overload])
  }

  public let source: CELSource
  /// Names of namespaces and records are whole (`math.abs` is one function, `a.b` one variable), and named constants
  /// are values.
  public let root: Expression
  public let environment: CELEnvironment
  /// How many macro variables are in use at once, at most.
  public let localCount: Int
  private let types: [CELType]
  private let references: [Reference?]

  init(
    source: CELSource, root: Expression, environment: CELEnvironment, localCount: Int, types: [CELType],
    references: [Reference?]
  ) {
    (self.source, self.root, self.environment, self.localCount) = (source, root, environment, localCount)
    (self.types, self.references) = (types, references)
  }

  /// The type of the whole expression.
  public var type: CELType { type(of: root) }

  public func type(of part: Expression) -> CELType { types[part.id] }

  /// Of names, calls, and parts that name variables; nil for others, and where an unchecked name is unknown.
  public func reference(of part: Expression) -> Reference? { references[part.id] }
}
