public import Catalogue
internal import Primitives

/// Which controls to build and test next, by how much each would close.
public struct TestPlan: Sendable {
  public struct Step: Sendable {
    public let control: Control
    /// The findings that need it and do not have it in force.
    public let findings: [Finding]
    /// How many of them need nothing else.
    public let closes: Int
    public let worst: Level
  }

  /// The most helpful first.
  public let steps: [Step]

  public init(_ findings: [Finding], catalogue: PatternCatalogue) {
    var byControl: [Control.ID: [Finding]] = [:]
    for finding in findings where finding.isOpen {
      for status in finding.openControls { byControl[status.control, default: []].append(finding) }
    }
    steps = byControl.map { id, findings in
      Step(
        control: catalogue.controls[id], findings: findings, closes: findings.count { $0.openControls.count == 1 },
        worst: findings.map(\.rating.level).max() ?? .note)
    }
    .sorted { left, right in
      if left.worst != right.worst { return left.worst > right.worst }
      if left.findings.count != right.findings.count { return left.findings.count > right.findings.count }
      return catalogue.controls.place(of: left.control.id) < catalogue.controls.place(of: right.control.id)
    }
  }
}
