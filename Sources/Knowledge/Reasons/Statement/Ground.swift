/// On what a decision rests: exactly one of law and contract, so that the fields of the other cannot be filled.
public enum Ground: Equatable, Sendable {
  /// `legal` is the law, `explanation` why this is against it.
  case illegal(legal: ScreenedText, explanation: ScreenedText)
  /// `rule` is the clause of the terms, `explanation` why this is against it.
  case incompatible(rule: ScreenedText, explanation: ScreenedText, isAlsoIllegal: Bool?)

  var explanation: ScreenedText {
    switch self {
    case .illegal(_, let explanation), .incompatible(_, let explanation, _): explanation
    }
  }

  /// The law or the rule.
  var title: ScreenedText {
    switch self {
    case .illegal(let legal, _): legal
    case .incompatible(let rule, _, _): rule
    }
  }
}
