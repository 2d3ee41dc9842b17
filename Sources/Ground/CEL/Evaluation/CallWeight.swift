/// How large an argument or a result may be, in the units of `CELValue.weight`.
struct CallWeight {
  /// Bytes, or elements.
  let size: CostEstimate
  let weight: CostEstimate
  /// With everything inside.
  let deep: CostEstimate

  init(_ extent: CostEstimator.Extent, _ type: CELType) {
    size = extent.size
    let factor = UInt64(CELValue.weightPerElement)
    let unit: CostEstimate =
      switch type {
      case .list, .map: .exactly(factor)
      case .dyn, .parameter: CostEstimate(min: 1, max: factor)
      default: .exactly(1)
      }
    weight = size * unit
    deep = CostEstimate(min: weight.min, max: Self.deepMax(type, weight.max, extent))
  }

  /// What nothing is known of may hold lists in lists to any depth.
  private static func deepMax(_ type: CELType, _ weight: UInt64, _ extent: CostEstimator.Extent) -> UInt64 {
    let inside = type.parameters.last.map { inner -> UInt64 in
      let factor: UInt64 = if case .list = inner { 10 } else if case .map = inner { 10 } else { 1 }
      let each = inner.hasSize ? max(1, extent.insideMax).multipliedSaturating(factor) : 1
      return deepMax(inner, each, extent)
    }
    switch type {
    case .list, .map: return weight.addedSaturating((weight / 10).multipliedSaturating(inside ?? 0))
    case .optional: return weight.addedSaturating(inside ?? 0)
    case .dyn, .parameter, .record, .opaque: return extent.insideMax == 0 ? weight : .max
    default: return weight
    }
  }
}

extension Overload.Cost {
  /// The bounds of what `steps(before:)` and `steps(after:)` charge.
  func steps(_ operands: [CallWeight], made: CallWeight) -> CostEstimate {
    let weights = operands.map(\.weight)
    return switch self {
    case .constant: .none
    case .linear: Self.steps(weights.reduce(.none, +))
    case .made: Self.steps(weights.reduce(.none, +)) + Self.steps(made.weight)
    case .deep: Self.steps(operands.reduce(.none) { $0 + $1.deep }) + Self.steps(made.weight)
    case .comparison: Self.steps(CostEstimate(min: 0, max: operands.map(\.deep.max).min() ?? 0))
    case .membership: Self.steps(operands[1].size * operands[0].deep)
    case .pairs: Self.steps(operands[0].size * operands[operands.count - 1].deep)
    }
  }

  private static func steps(_ weight: CostEstimate) -> CostEstimate {
    let unit = UInt64(weightPerStep)
    return CostEstimate(min: weight.min / unit, max: weight.max == .max ? .max : weight.max / unit)
  }
}

extension CELType {
  /// Whether values of the type may have another size than 1.
  var hasSize: Bool {
    switch self {
    case .string, .bytes, .list, .map, .dyn, .parameter: true
    case .nullable(let inner): inner.hasSize
    default: false
    }
  }
}
