internal import Primitives
internal import SourceText

/// Appeals, point by point.
extension PolicyChecker {
  mutating func appeals() {
    let appeals = policy.appeals
    func fault(_ isWrong: Bool, _ code: String, _ field: String, _ message: String, _ hint: String) {
      guard isWrong else { return }
      log.error("policy/\(code)", at: appeals.places[field], message, hint: hint)
    }
    fault(
      appeals.open.isUnderSixMonths, "appeal-too-short", "open", "an appeal is open for \(appeals.open.words) only",
      "write open: 6m, or 184d: six months have up to 184 days")
    fault(!appeals.isFree, "appeal-costs", "free", "an appeal costs money", "write free: true")
    fault(
      !appeals.by.contains(.reporter), "appeal-not-for-reporters", "by", "people who reported cannot appeal",
      "write by: [respondent, reporter]; they must be able to where nothing was done")
    fault(
      !appeals.by.contains(.respondent), "appeal-not-for-respondents", "by",
      "people who got a measure cannot appeal", "write by: [respondent, reporter]")
    fault(
      appeals.stepsMax > 2, "appeal-far-away", "steps", "an appeal is \(appeals.stepsMax) steps from the decision",
      "link the form from the decision: steps: 2 at most")
    fault(
      appeals.answerWithin.hours > 90 * 24, "appeal-too-slow", "answer_within",
      "an appeal is answered within \(appeals.answerWithin.words)", "answer in time to matter: answer_within: 14d")
    fault(
      appeals.restoreWithin.hours > 7 * 24, "appeal-restores-late", "restore_within",
      "what was taken wrongly is given back within \(appeals.restoreWithin.words)", "write restore_within: 24h")
    fault(
      appeals.decidedBy == nil, "appeal-by-program", "decided_by", "nobody is named who decides appeals",
      "add decided_by: with a decider; a program alone may not")
    fault(
      appeals.reviewer == .same, "appeal-same-reviewer", "reviewer",
      "an appeal is looked at by the person who decided first", "write reviewer: other")
    fault(
      !appeals.givesReasons, "appeal-without-reasons", "gives_reasons", "an appeal is decided without reasons",
      "write gives_reasons: true")
    fault(
      !appeals.takesNewEvidence, "appeal-without-evidence", "new_evidence", "an appeal takes no new evidence",
      "write new_evidence: true")
    fault(
      appeals.showsReporter, "appeal-shows-reporter", "shows_reporter", "an appeal shows who reported",
      "write shows_reporter: false")
    fault(
      appeals.protection == .lifted, "appeal-lifts-protection", "protection",
      "protection is lifted while an appeal is open", "write protection: stays-while-risk")
    fault(
      appeals.learnsEvery.hours > 92 * 24, "appeal-teaches-nobody", "learns_every",
      "outcomes of appeals are looked at every \(appeals.learnsEvery.words)", "write learns_every: 1m")
    let factors = Set(appeals.misuse?.factors ?? Appeals.Factor.allCases)
    fault(
      appeals.misuse?.warnsFirst == false || factors.count < Appeals.Factor.allCases.count, "appeal-misuse", "misuse",
      "somebody may lose the right to appeal without a warning, or without all four factors",
      "write misuse: { warns_first: true, factors: [number, proportion, gravity, intention] }")
  }
}
