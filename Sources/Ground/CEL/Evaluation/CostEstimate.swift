/// How many steps an expression takes, between which bounds, where it gives a value.
///
/// A step is a look at a variable, a field or an element, a call, or one round of a macro; functions that read or make
/// texts and lists take one more for every ten bytes and for every element; a list or map that is written out takes ten
/// more. A run is counted in the same units and stopped at `CELLimits.costMax`.
public struct CostEstimate: Hashable, Sendable {
  public let min: UInt64
  /// `UInt64.max` where nothing bounds it.
  public let max: UInt64

  static let none = CostEstimate(min: 0, max: 0)

  static func exactly(_ steps: UInt64) -> CostEstimate { CostEstimate(min: steps, max: steps) }

  static func + (left: CostEstimate, right: CostEstimate) -> CostEstimate {
    CostEstimate(min: left.min.addedSaturating(right.min), max: left.max.addedSaturating(right.max))
  }

  static func * (left: CostEstimate, right: CostEstimate) -> CostEstimate {
    CostEstimate(min: left.min.multipliedSaturating(right.min), max: left.max.multipliedSaturating(right.max))
  }

  /// What is done in some runs only.
  var perhaps: CostEstimate { CostEstimate(min: 0, max: max) }

  func either(_ other: CostEstimate) -> CostEstimate {
    CostEstimate(min: Swift.min(min, other.min), max: Swift.max(max, other.max))
  }
}

extension CheckedExpression {
  /// The cost for variables whose texts, lists and maps, and all inside of them, have at most that many bytes or
  /// elements.
  public func cost(variableSizeMax: UInt64 = .max) -> CostEstimate {
    var estimator = CostEstimator(self, variableSizeMax: variableSizeMax)
    return estimator.visit(root).cost
  }
}
