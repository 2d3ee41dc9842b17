internal import Catalogue
internal import Primitives
internal import SourceText

extension CellJudge {
  /// Every finding passes; or a tested rule watches, where no open finding is critical.
  ///
  /// A rule sees abuse that the product still lets happen. Where a life is at stake that is not enough by itself.
  func hardened(_ findings: Findings) -> Cell {
    let all = findings.findings
    let open = all.filter { $0.result != .pass }
    let shown = controls(all) + detectors(findings.pattern).map(proof)
    if open.isEmpty {
      return held(
        .hardened, proofs.findings.standing, "Every control that the pattern needs is in force, with evidence.", shown,
        adopt: NextThing(
          .adoptModel, "Let the product's owner confirm the controls, then write status: adopted under product:",
          file: "product.yaml", command: "bellbird assess \(workspace)"))
    }
    let isBegun = open.count < all.count || all.contains { $0.controls.contains(where: \.isBegun) }
    guard let detector = detectors(findings.pattern).max(by: { $0.testCount < $1.testCount }) else {
      return Cell(
        outcome: .hardened, state: isBegun ? .partial : .missing,
        reason: isBegun ? wanting(open) : "No control that the pattern needs is there, and no rule watches.",
        proofs: shown, next: build(open))
    }
    return watched(detector, open, shown)
  }

  private func watched(_ detector: Detector, _ open: [Findings.Finding], _ shown: [Proof]) -> Cell {
    guard detector.testCount > 0, detector.hasNearMisses else {
      return Cell(
        outcome: .hardened, state: .partial, reason: "The rule \(detector.id) watches, and its tests do not show it.",
        proofs: shown,
        next: NextThing(
          .addRuleTest, "Add a test that raises \(detector.id), and a harmless look-alike that does not",
          file: "detection/\(detector.id)-tests.yaml",
          command: "bellbird detect test \(path("detection"))"))
    }
    if open.contains(where: \.isCritical) {
      return Cell(
        outcome: .hardened, state: .partial,
        reason: "The rule \(detector.id) watches; a critical finding needs more. \(wanting(open))", proofs: shown,
        next: build(open))
    }
    return held(
      .hardened, proofs.detectors?.standing ?? .proposed, "The tested rule \(detector.id) watches.", shown,
      adopt: NextThing(
        .adoptDetection, "Run the rules on your own log, then write status: adopted in the event map",
        file: "detection/events.yaml", command: "bellbird detect test \(path("detection"))"))
  }

  private func detectors(_ pattern: AbusePattern) -> [Detector] {
    proofs.detectors?.values.filter { $0.pattern == pattern.id } ?? []
  }

  private func wanting(_ open: [Findings.Finding]) -> String {
    let needed = open[0].controls.filter { !$0.isInForce }.count
    return "\"\(open[0].featureTitle)\" still needs \(English.count(needed, "control"))."
  }

  /// The first control of the worst finding that is not in force.
  private func build(_ open: [Findings.Finding]) -> NextThing {
    let finding = open[0]
    let control = finding.controls.first { !$0.isInForce }
    return NextThing(
      .buildControl,
      control.map { step(to: $0, finding.feature) } ?? "Add the missing controls of \"\(finding.feature)\"",
      file: file(of: finding.place),
      command: "bellbird assess \(workspace)")
  }

  /// From where the control stands to where it is in force.
  private func step(to control: Findings.Finding.Control, _ feature: String) -> String {
    switch control.standing {
    case .claimed:
      "Give \(control.id) of \"\(feature)\" evidence that can be looked at: a test (file#test), junit, policy or url"
    case .optional: "Make \(control.id) of \"\(feature)\" hold for everybody, then write state: enforced"
    default:
      "Build and test for \"\(feature)\": \(control.title) (bellbird catalogue show \(control.id)). "
        + "Then write \(control.id) under controls: with evidence"
    }
  }

  private func controls(_ all: [Findings.Finding]) -> [Proof] {
    var seen: Set<String> = []
    return all.flatMap { finding in
      finding.controls.filter(\.isInForce).compactMap { control in
        guard seen.insert(control.id).inserted else { return nil }
        let evidence = control.evidence.isEmpty ? "follows from the grant" : control.evidence.joined(separator: "; ")
        return Proof(
          .control, "\(control.title): \(evidence)", id: control.id, place: finding.place,
          address: control.evidence.first { $0.hasPrefix("https://") }.map { String($0.prefix { $0 != " " }) })
      }
    }
  }

  private func proof(_ detector: Detector) -> Proof {
    Proof(
      .rule, "\(detector.title), \(English.count(detector.testCount, "test"))", id: detector.id, place: detector.place)
  }
}
