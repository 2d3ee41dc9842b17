/// Something that keeps a person from telling, or puts her in danger when she does.
public enum Shortcoming: String, CaseIterable, Sendable {
  case asksEvidence = "asks-evidence"
  case asksIdentity = "asks-identity"
  case sendsToOther = "sends-to-other"
  case needsAccount = "needs-account"
  case oneItemOnly = "one-item-only"
  case endsWithBlock = "ends-with-block"
  case noHelper = "no-helper"
  case noOutcome = "no-outcome"
  case noSafeContact = "no-safe-contact"
  case noEmergency = "no-emergency"

  /// What is wrong, without a full stop.
  public var message: String {
    switch self {
    case .asksEvidence: "it wants evidence of abuse before it helps, or does not say that it does not"
    case .asksIdentity: "it wants proof of identity, or does not say that it does not"
    case .sendsToOther: "it sends the person to whoever harms her, or does not say that it does not"
    case .needsAccount: "only people with an account can use it"
    case .oneItemOnly: "it takes one item, not what happens again and again"
    case .endsWithBlock: "it no longer works after a block, a deletion or leaving"
    case .noHelper: "nobody can report for her"
    case .noOutcome: "it does not tell what came of it"
    case .noSafeContact: "it does not ask how it is safe to answer"
    case .noEmergency: "it does not say what to do in danger"
    }
  }

  /// What to change in the product, and then in the file.
  public var hint: String {
    switch self {
    case .asksEvidence: "make evidence optional, then write asks_evidence: no or optional"
    case .asksIdentity: "let people report without papers, then write asks_identity: no or optional"
    case .sendsToOther: "take such texts out, then write sends_to_other: false"
    case .needsAccount: "add a form that needs no sign-in, then write needs_account: false"
    case .oneItemOnly:
      "take a course of conduct with many items, then write pattern_reports: true and multiple_items: true"
    case .endsWithBlock: "keep what is needed for a report, then write after_block: true"
    case .noHelper: "let an advocate file for her, then write helper_can_file: true"
    case .noOutcome: "send a decision with reasons, then write tells_outcome: true"
    case .noSafeContact: "ask for a safe channel and time first, then write safe_contact: true"
    case .noEmergency: "show the local emergency number before any field, then write emergency: true"
    }
  }
}

extension Shortcoming {
  /// The fields of the file that answer it, and what may stand there.
  var question: String {
    switch self {
    case .asksEvidence: "asks_evidence: no, optional or required"
    case .asksIdentity: "asks_identity: no, optional or required"
    case .sendsToOther: "sends_to_other: true or false"
    case .needsAccount: "needs_account: true or false"
    case .oneItemOnly: "pattern_reports: and multiple_items: true or false"
    case .endsWithBlock: "after_block: true or false"
    case .noHelper: "helper_can_file: true or false"
    case .noOutcome: "tells_outcome: true or false"
    case .noSafeContact: "safe_contact: true or false"
    case .noEmergency: "emergency: true or false"
    }
  }
}

extension ReportWay {
  /// What is wrong, without a full stop. What the file leaves out is not said of the product.
  public func problem(of shortcoming: Shortcoming) -> String {
    leavesOpen(shortcoming)
      ? "the file does not say \(shortcoming.question.prefix { $0 != ":" })" : shortcoming.message
  }

  /// What to do: answer where the file says nothing, and change the product only where the answer is bad.
  public func remedy(of shortcoming: Shortcoming) -> String {
    leavesOpen(shortcoming) ? "say \(shortcoming.question)" : shortcoming.hint
  }

  private func leavesOpen(_ shortcoming: Shortcoming) -> Bool {
    switch shortcoming {
    case .asksEvidence: asksEvidence == nil
    case .asksIdentity: asksIdentity == nil
    case .sendsToOther: sendsToOther == nil
    case .needsAccount: needsAccount == nil
    case .oneItemOnly: takesPatterns != false && takesSeveralItems != false
    case .endsWithBlock: worksAfterBlock == nil
    case .noHelper: helperCanFile == nil
    case .noOutcome: tellsOutcome == nil
    case .noSafeContact: asksSafeContact == nil
    case .noEmergency: showsEmergency == nil
    }
  }

  /// In the order of what is worst.
  public var shortcomings: [Shortcoming] {
    let found: [(Shortcoming, Bool)] = [
      (.asksEvidence, asksEvidence == nil || asksEvidence == .required),
      (.asksIdentity, asksIdentity == nil || asksIdentity == .required),
      (.sendsToOther, sendsToOther != false), (.needsAccount, needsAccount != false),
      (.oneItemOnly, takesPatterns != true || takesSeveralItems != true), (.endsWithBlock, worksAfterBlock != true),
      (.noHelper, helperCanFile != true), (.noOutcome, tellsOutcome != true),
      (.noSafeContact, asksSafeContact != true), (.noEmergency, showsEmergency != true),
    ]
    return found.filter(\.1).map(\.0)
  }
}
