/// The facts that every policy can ask for.
extension Fact {
  static let role = Fact(
    "role", .choice(["respondent", "unclear", "survivor"]),
    "What the person of this case is in it. Unclear: each says that the other does harm, and nobody has looked yet.")
  static let coercion = Fact(
    "coercion", .choice(["not-asked", "none", "possible", "shown"]),
    "Whether the person did it because somebody made them. Possible: somebody says so, and nobody has looked yet.")
  static let returned = Fact(
    "returned", .choice(["no", "suspected", "confirmed"]),
    "Whether the account belongs to somebody who had to leave. Confirmed: a trained person has looked.")
  static let policeConsent = Fact(
    "consent_police", .bool, "The survivor agreed that the police are told.")
  static let lifeThreat = Fact("life_threat", .bool, "Somebody's life is in danger now.")
  static let legalDuty = Fact("legal_duty", .bool, "A law or a court orders that the police are told.")
  static let linked = Fact(
    "linked", .choice(["none", "suspected", "confirmed"]),
    "Whether other accounts belong to the same person. Only confirmed links may be counted in the numbers.")

  static let behavioursName = "behaviours"
  static let evidenceName = "evidence"

  /// Facts that no clause may read: how many people complained shows how many people complain.
  static let counts: Set<String> = ["reports", "reporters"]
  /// Facts that no clause may read: everybody is treated alike.
  static let standing: Set<String> = ["prominent", "paying"]

  /// Numbers and truths that somebody has found before the case: more than a report.
  static let findings: Set<String> = [
    "incidents", "incident_days", "accounts", "services", "targets", "rung", "no_contact", "breach",
  ]

  /// In this order, after `behaviours` and `evidence`, whose words are the policy's own.
  static let builtIn: [Fact] = [
    role, coercion, returned, linked,
    Fact(
      "relation",
      .choice([
        "unknown", "partner", "ex-partner", "co-parent", "parent-of-adult", "adult-child", "relative", "carer",
        "housemate", "friend", "date", "colleague", "manager", "child", "staff", "stranger",
      ]), "How the person stands to the survivor."),
    Fact("separation", .bool, "The survivor has left, or is about to. Danger is higher then."),
    Fact(
      "danger", .choice(["none", "present", "immediate"]), "Whether somebody may be hurt, as the survivor sees it too."),
    Fact("child", .bool, "A child is harmed or at risk."),
    Fact(
      "wishes", .choice(["not-asked", "act", "wait", "do-not-act"]), "What the survivor wants done about it now."),
    Fact(
      "incidents", .int(max: 100_000),
      "Incidents against the same survivor that were found to be true, in all accounts and services, in the window."),
    Fact("incident_days", .int(max: 100_000), "Days from the first of them to the last."),
    Fact("accounts", .int(max: 100_000), "Accounts of the person that took part in them."),
    Fact("services", .int(max: 1_000), "Services in which they happened."),
    Fact("targets", .int(max: 100_000), "People whom the person harmed, found to be true."),
    Fact(
      "rung", .choice(["none", "education", "no-contact", "limit", "suspension", "exit"]),
      "The strongest earlier measure that still counts."),
    Fact("no_contact", .bool, "A no-contact measure towards this survivor is in force."),
    Fact("breach", .bool, "There was contact against it, found to be true."),
    Fact("retaliation", .bool, "The person acted against the survivor after being told of a measure."),
    Fact("counter_report", .bool, "The person reported the survivor as well."),
    policeConsent, lifeThreat, legalDuty,
    Fact("reports", .int(max: 10_000_000), "How many reports there are. No clause may read it."),
    Fact("reporters", .int(max: 10_000_000), "How many people reported. No clause may read it."),
    Fact("prominent", .bool, "The account is well known. No clause may read it."),
    Fact("paying", .bool, "The account pays. No clause may read it."),
  ]
}
