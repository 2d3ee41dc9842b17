internal import Assessment
internal import Catalogue
internal import Files
internal import Matrix
internal import Primitives
internal import Product
internal import SourceText

extension MatrixFolder {
  /// Findings by pattern, patterns in the catalogue's order.
  mutating func findings(of result: AssessmentResult) -> [Findings] {
    let acceptances = acceptances(of: result)
    var byPattern: [AbusePattern.ID: [Finding]] = [:]
    for finding in result.findings { byPattern[finding.pattern.id, default: []].append(finding) }
    return catalogue.patterns.compactMap { pattern in
      byPattern[pattern.id].map { findings in
        Findings(pattern, findings.map { value($0, acceptances[$0]) })
      }
    }
  }

  private mutating func acceptances(of result: AssessmentResult) -> Acceptances {
    let name = "accept.yaml"
    guard FileSystem.exists(file(name)), var files = WorkspaceFiles(around: file(name), into: &log),
      let root = files.yaml(name, at: nil, into: &log)
    else { return .none }
    let entries = AcceptanceReader.read(root, into: &log)
    return Acceptances.match(entries, to: result.findings, catalogue: catalogue, on: day, into: &decisions)
  }

  private static func standing(_ standing: ControlStatus.Standing) -> Findings.Finding.Control.Standing {
    switch standing {
    case .missing: .missing
    case .planned: .planned
    case .optional: .optional
    case .claimed: .claimed
    case .enforced: .inForce
    }
  }

  private func value(_ finding: Finding, _ acceptance: Acceptance?) -> Findings.Finding {
    Findings.Finding(
      fingerprint: finding.fingerprint, feature: finding.feature.id.text, featureTitle: finding.feature.title,
      result: finding.outcome == .pass ? .pass : finding.outcome == .review ? .review : .fail,
      isCritical: finding.isOpen && finding.rating.level == .critical,
      controls: finding.controls.map { status in
        .init(
          id: status.control.text, title: catalogue.controls[status.control].title,
          standing: Self.standing(status.standing),
          evidence: status.evidence.map(\.summary))
      },
      // A finding that passes holds whatever else the model leaves open.
      unanswered: finding.isOpen ? finding.grant.unanswered : [],
      decision: acceptance.map { "\($0.decision.rawValue) until \($0.until) by \($0.by)" },
      place: finding.feature.location)
  }
}
