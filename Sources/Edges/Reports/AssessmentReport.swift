public import Assessment
public import Catalogue
internal import Primitives
internal import Product

/// Everything that a report of an assessment can show, in whichever format.
public struct AssessmentReport: Sendable {
  public let result: AssessmentResult
  public let catalogue: PatternCatalogue
  public let baseline: Baseline?
  public let acceptances: Acceptances
  public let gate: Gate?
  /// The findings that stop the change.
  public let stops: [Finding]
  public let plan: TestPlan

  public init(
    _ result: AssessmentResult, catalogue: PatternCatalogue, baseline: Baseline? = nil,
    acceptances: Acceptances = .none, gate: Gate? = nil
  ) {
    self.result = result
    self.catalogue = catalogue
    self.baseline = baseline
    self.acceptances = acceptances
    self.gate = gate
    stops = gate?.stops(result.findings, acceptances: acceptances) ?? []
    plan = TestPlan(result.findings, catalogue: catalogue)
  }

  /// One line for a terminal or a log.
  public var summaryLine: String {
    var text = "\(productTitle): \(English.count(result.open.count, "open finding")) (\(levelCounts))"
    if let gate {
      text +=
        stops.isEmpty
        ? ", gate \(gate.level.name) passed" : ", gate \(gate.level.name) failed on \(stops.count)"
    }
    return text
  }

  var product: ProductModel { result.product }

  /// `FindFam 4.2`.
  var productTitle: String { [product.name, product.version].compactMap(\.self).joined(separator: " ") }

  func count(_ outcome: Finding.Outcome) -> Int { result.findings.count { $0.outcome == outcome } }

  /// Open findings by feature with one decimal, rounded half up: `3.2`.
  var findingsPerFeature: String {
    let tenths = (result.open.count * 20 + product.features.count) / (2 * max(1, product.features.count))
    return "\(tenths / 10).\(tenths % 10)"
  }

  /// `2 critical, 1 high`, or `none`.
  var levelCounts: String {
    let parts = Level.allCases.reversed().compactMap { level in
      let count = result.count(level)
      return count > 0 ? "\(count) \(level.name)" : nil
    }
    return parts.isEmpty ? "none" : parts.joined(separator: ", ")
  }
}
