internal import Catalogue
internal import SourceText

/// Decides cells from proofs. Each outcome has its own file; what is only proposed is partial at best.
struct CellJudge {
  let proofs: WorkspaceProofs

  init(_ proofs: WorkspaceProofs) { self.proofs = proofs }

  func cell(_ outcome: Outcome, _ findings: Findings) -> Cell {
    switch outcome {
    case .understood: understood(findings)
    case .accountable: accountable(findings.pattern)
    case .reportable: reportable(findings.pattern)
    case .hardened: hardened(findings)
    case .taught: taught(findings.pattern)
    }
  }

  /// For a command: `examples/bank/accept.yaml`. What to edit is named from the workspace on.
  func path(_ name: String) -> String { ["", "."].contains(proofs.folder) ? name : "\(proofs.folder)/\(name)" }

  /// `product.yaml:113`, from the workspace on.
  func file(of place: SourceLocation) -> String {
    let name = place.file.name
    let folder = "\(proofs.folder)/"
    return "\(name.hasPrefix(folder) ? String(name.dropFirst(folder.count)) : name):\(place.line)"
  }

  /// For a command: the folder, or the current one.
  var workspace: String { proofs.folder.isEmpty ? "." : proofs.folder }

  /// The cell, held down to partial where nobody stands by the file yet.
  func held(
    _ outcome: Outcome, _ standing: Standing, _ reason: String, _ shown: [Proof], adopt: NextThing
  ) -> Cell {
    standing == .adopted
      ? Cell(outcome: outcome, state: .met, reason: reason, proofs: shown, next: nil)
      : Cell(
        outcome: outcome, state: .partial, reason: "\(reason) It is proposed, and nobody has adopted it.",
        proofs: shown,
        next: adopt)
  }
}
