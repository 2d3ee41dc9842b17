internal import Catalogue
internal import Primitives
internal import SourceText

extension CellJudge {
  /// Every finding passes, or somebody signed what follows; and the model leaves no question about it open.
  func understood(_ findings: Findings) -> Cell {
    let all = findings.findings
    let answered = all.filter { $0.result == .pass || $0.decision != nil }
    let open = all.filter { !$0.unanswered.isEmpty }
    let shown = all.map(proof)
    if answered.count == all.count, open.isEmpty {
      return held(
        .understood, proofs.findings.standing, "Every finding passes or has a signed decision.", shown,
        adopt: NextThing(
          .adoptModel, "Let the product's owner confirm the model, then write status: adopted under product:",
          file: "product.yaml", command: "bellbird assess \(workspace)"))
    }
    let counts = "\(answered.count) of \(English.count(all.count, "finding")) answered"
    let reason = open.isEmpty ? "\(counts)." : "\(counts); the model leaves questions open."
    let isNothing = answered.isEmpty && !open.isEmpty
    return Cell(
      outcome: .understood, state: isNothing ? .missing : .partial, reason: reason, proofs: shown,
      next: next(all, open))
  }

  /// Questions of the model come first: their answers may settle the finding.
  private func next(_ all: [Findings.Finding], _ open: [Findings.Finding]) -> NextThing {
    if let first = open.first {
      return NextThing(
        .completeModel,
        "Say \(English.list(first.unanswered)) in the grant of \"\(first.feature)\"",
        file: file(of: first.place), command: "bellbird assess \(workspace)")
    }
    let first = all.first { $0.result != .pass && $0.decision == nil } ?? all[0]
    return NextThing(
      .answerFindings,
      "Mend the finding on \"\(first.feature)\", or sign what you do about it: finding: \(first.fingerprint.prefix(12))",
      file: "accept.yaml",
      command: "bellbird assess \(workspace) --accept \(path("accept.yaml"))")
  }

  private func proof(_ finding: Findings.Finding) -> Proof {
    let result =
      switch finding.result {
      case .pass: "passes"
      case .review: "to review"
      case .fail: "fails"
      }
    let decision = finding.decision.map { ", \($0)" } ?? ""
    return Proof(
      finding.decision == nil ? .finding : .decision, "\(finding.featureTitle): \(result)\(decision)",
      id: String(finding.fingerprint.prefix(12)), place: finding.place)
  }
}
