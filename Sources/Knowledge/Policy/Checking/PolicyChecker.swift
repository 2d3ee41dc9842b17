public import Catalogue
public import SourceText

/// Tells what is wrong with a policy that can be read: each fault at its place, with what to do about it.
public struct PolicyChecker {
  let policy: PolicyModel
  var log = Diagnostics()

  /// `enabled` are the patterns that the product of the workspace enables; nil where there is no product.
  public static func check(_ policy: PolicyModel, enabled: [AbusePattern.ID]?, into log: inout Diagnostics) {
    var checker = PolicyChecker(policy: policy)
    checker.grid(.item)
    checker.grid(.conduct)
    if let enabled { checker.patterns(enabled) }
    log.add(contentsOf: checker.log)
  }

  private init(policy: PolicyModel) { self.policy = policy }

  private mutating func grid(_ track: Behaviour.Track) {
    for (severity, row) in zip(policy.severities, policy.grid(track).rows) {
      for (certainty, cell) in zip(policy.certainties, row) where cell.clause == nil {
        log.error(
          "policy/empty-cell", at: severity.location,
          "the grid for \(track.rawValue) says nothing at \(severity.id) and \(certainty.id)",
          hint: "name its measures, or write none where nothing should be done")
      }
    }
  }

  private mutating func patterns(_ enabled: [AbusePattern.ID]) {
    let named = Set(policy.behaviours.flatMap { $0.patterns.map(\.id) })
    for pattern in enabled where !named.contains(pattern) {
      log.error(
        "policy/pattern-gap", at: policy.location, "no behaviour names \(pattern), which the product enables",
        hint: "add it under patterns: of the behaviour that it belongs to")
    }
  }
}
