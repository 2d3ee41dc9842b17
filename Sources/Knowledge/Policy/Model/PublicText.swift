public import SourceText

/// Words of a policy that its public page shows.
public struct PublicText: Sendable {
  /// What they belong to: `threats: words`.
  public let what: String
  public let words: String
  public let location: SourceLocation

  /// In the order of the page.
  public static func all(of policy: PolicyModel) -> [PublicText] {
    var texts = [PublicText(what: "the summary", words: policy.summary, location: policy.location)]
    func add(_ what: String, _ words: String, _ location: SourceLocation) {
      texts.append(PublicText(what: what, words: words, location: location))
    }
    for behaviour in policy.behaviours {
      add("\(behaviour.id)'s words", behaviour.words, behaviour.places["words"])
      let examples = (behaviour.examples + behaviour.notMeant).joined(separator: "\n\n")
      if !examples.isEmpty { add("\(behaviour.id)'s examples", examples, behaviour.places["examples"]) }
    }
    add("conduct", policy.conduct.words, policy.conduct.location)
    for step in policy.severities + policy.certainties { add(step.id, step.words, step.location) }
    for kind in policy.evidence { add("evidence \(kind.id)", kind.words, kind.places["words"]) }
    for measure in policy.measures { add("\(measure.id)'s words", measure.words, measure.places["words"]) }
    add("coercion", policy.coercion.words, policy.coercion.places["words"])
    add("linked accounts", policy.linkedAccounts.words, policy.linkedAccounts.places["words"])
    add("equal treatment", policy.equalTreatment.words, policy.equalTreatment.places["words"])
    add("human review", policy.humanReview.words, policy.humanReview.places["words"])
    add("police", policy.police.words, policy.police.places["words"])
    add("notice", policy.notice.words, policy.notice.places["words"])
    add("appeals", policy.appeals.words, policy.appeals.places["words"])
    add("out of court", policy.appeals.outOfCourt, policy.appeals.places["out_of_court"])
    for change in policy.changes { add("a change", change.words, change.location) }
    return texts
  }
}
