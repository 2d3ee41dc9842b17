/// What one expression may cost before and while it runs. Nothing that a person writes by hand comes near.
public struct CELLimits: Sendable {
  /// Of the expression's text.
  public var bytesMax = 100_000
  /// How deep parts of an expression may stand inside each other; each pass over a tree recurses that deep.
  public var depthMax = 250
  /// Elements of one list, entries of one map, arguments of one call, as written.
  public var elementsMax = 10_000
  /// Steps of one evaluation, in the units of `CostEstimate`.
  public var costMax: UInt64 = 10_000_000
  /// Bytes of a text, or elements of a list, that a function may make.
  public static let sizeMax = 1 << 24

  public init() {}
}
