internal import Primitives

/// What the restricted person reads: the rule, what happened, what we did, what comes next, and where to complain.
public enum StatementNotice {
  /// Plain text in blocks that start with a heading. It says whether somebody told the company, and never who.
  public static func text(_ statement: StatementOfReasons, redress: Redress) -> String {
    let draft = statement.draft
    let blocks: [(String, [String])] = [
      (
        "The rule",
        ["\(sentence(draft.ground.title.text))"] + (draft.ruleAddress.map { ["Read it here: \($0.text)"] } ?? [])
      ),
      ("What happened", [sentence(draft.circumstances.text), sentence(draft.ground.explanation.text)]),
      ("What we did", measures(draft) + [scope(draft.scope)]),
      ("How we decided", [source(draft.facts.notice), machines(draft.handling)]),
      ("What happens next", [sentence(draft.nextStep.text)]),
      ("If you think this is wrong", complaint(draft, redress)),
    ]
    return blocks.map { "\($0)\n\($1.joined(separator: "\n"))\n" }.joined(separator: "\n")
  }

  private static func sentence(_ text: String) -> String {
    let line = English.sentence(text)
    return line.last.map { ".!?".contains($0) } == true ? line : line + "."
  }

  private static func measures(_ draft: StatementDraft) -> [String] {
    let restrictions = draft.restrictions
    var lines: [String] = []
    if let visibility = restrictions.visibility {
      lines += visibility.measure.map { line(words($0), draft, visibility.until) }
    }
    if let monetary = restrictions.monetary { lines.append(line(words(monetary.measure), draft, monetary.until)) }
    if let provision = restrictions.provision { lines.append(line(words(provision.measure), draft, provision.until)) }
    if let account = restrictions.account {
      lines.append(
        line(
          account.measure == .suspended ? "You cannot use your account" : "We closed your account", draft, account.until
        ))
    }
    return lines
  }

  private static func line(_ words: String, _ draft: StatementDraft, _ until: CalendarDate?) -> String {
    let start = "\(words). This starts on \(draft.startDay)"
    return until.map { "\(start) and ends on \($0)." } ?? "\(start) and has no end date."
  }

  private static func words(_ kind: Restrictions.Kind<Restrictions.Visibility>) -> String {
    switch kind {
    case .known(.removed): "We took the content down"
    case .known(.disabled): "Nobody can open the content"
    case .known(.demoted): "We show the content to fewer people"
    case .known(.ageRestricted): "Only adults can see the content"
    case .known(.interactionRestricted): "You cannot use it to reach other people"
    case .known(.labelled): "We put a note on the content"
    case .other(let text): English.sentence(text.text)
    }
  }

  private static func words(_ kind: Restrictions.Kind<Restrictions.Monetary>) -> String {
    switch kind {
    case .known(.suspended): "Payments are on hold"
    case .known(.terminated): "Payments have ended"
    case .other(let text): English.sentence(text.text)
    }
  }

  private static func words(_ provision: Restrictions.Provision) -> String {
    switch provision {
    case .partlySuspended: "You cannot use a part of the service"
    case .suspended: "You cannot use the service"
    case .partlyTerminated: "We closed a part of the service for you"
    case .terminated: "We closed the service for you"
    }
  }

  private static func scope(_ scope: Set<Country>) -> String {
    switch scope {
    case Country.economicArea: "It holds in the whole European Economic Area."
    case Country.union: "It holds in the whole European Union."
    default: "It holds in: \(scope.sorted().map(\.code).joined(separator: ", "))."
    }
  }

  private static func source(_ notice: CaseFacts.Notice) -> String {
    switch notice {
    // That an expert group told us would say to whom the survivor has turned.
    case .article16, .trustedFlagger, .other: "We looked at this after we were told about it."
    case .ownInitiative: "We found this on our own."
    }
  }

  private static func machines(_ handling: Handling) -> String {
    let found = handling.foundByMachine ? "A program found it" : "No program was used to find it"
    switch handling.decision {
    case .fully: return "\(found). A program made the choice. Nobody on our staff took part."
    case .partially: return "\(found). Our staff made the choice, with the help of a program."
    case .not: return "\(found). Our staff made the choice."
    }
  }

  private static func complaint(_ draft: StatementDraft, _ redress: Redress) -> [String] {
    let last = draft.startDay.adding(months: Redress.complaintMonths)
    return [
      "You can ask us to look again until \(last). It is free, and other people will decide: \(redress.complaintAddress.text)",
      redress.bodyAddress.map { "You can also ask a body outside our company: \($0.text)" },
      "You can always go to court.",
    ].compactMap(\.self)
  }
}
