internal import Primitives
internal import SourceText

/// Looks for what keeps people from telling. The file can be used; the product should change.
enum ReportingChecker {
  static func check(_ model: ReportingModel, into log: inout Diagnostics) {
    for way in model.ways {
      for shortcoming in way.shortcomings where says(shortcoming, way) {
        log.warning(
          "reporting/\(shortcoming.rawValue)", at: way.location, "\"\(way.title)\": \(shortcoming.message)",
          hint: shortcoming.hint)
      }
    }
    guard !model.ways.isEmpty else {
      log.warning(
        "reporting/no-way", at: model.location, "nobody can tell", hint: "add ways: with one entry for each way to tell"
      )
      return
    }
    if !model.ways.contains(where: { $0.needsAccount == false }) {
      log.warning(
        "reporting/no-way-without-account", at: model.location,
        "whoever has no account, or lost it to the other person, cannot tell",
        hint: "add a way with needs_account: false; the law asks for one in the EU (DSA Article 16)")
    }
    if !model.ways.contains(where: { if case .all = $0.coverage { true } else { false } }) {
      log.warning(
        "reporting/no-way-for-the-rest", at: model.location, "some things fit no way",
        hint: "let one way say covers: all")
    }
  }

  /// Only what the file states outright: what it leaves open is the matrix's to show.
  private static func says(_ shortcoming: Shortcoming, _ way: ReportWay) -> Bool {
    switch shortcoming {
    case .asksEvidence: way.asksEvidence == .required
    case .asksIdentity: way.asksIdentity == .required
    case .sendsToOther: way.sendsToOther == true
    case .needsAccount: false
    case .oneItemOnly: way.takesPatterns == false || way.takesSeveralItems == false
    case .endsWithBlock: way.worksAfterBlock == false
    case .noHelper: way.helperCanFile == false
    case .noOutcome: way.tellsOutcome == false
    case .noSafeContact: way.asksSafeContact == false
    case .noEmergency: way.showsEmergency == false
    }
  }
}
