public import SourceText

/// A small log, and the alerts that a folder of rules must raise on it: no other, and none fewer.
public struct RuleTest: Sendable {
  /// What the log is an example of.
  public enum Shows: String, Sendable, CaseIterable {
    /// What the rule is there for.
    case abuse
    /// Harmless behaviour that looks alike.
    case nearMiss = "near-miss"
    /// A person who defends herself, seeks help or looks at her own things.
    case survivor
  }

  public struct Expected: Sendable {
    public let rule: String
    /// The key's parts as text.
    public let key: [String]
    /// When, if the test says so.
    public let time: Milliseconds?
    public let location: SourceLocation
  }

  public let title: String
  public let shows: Shows
  /// In order of time.
  public let log: [DetectionEvent]
  public let alerts: [Expected]
  public let location: SourceLocation
}

extension RuleTest {
  /// Runs the log through the rules, and tells what is missing and what is too much.
  public func run(_ rules: RuleSet, into log: inout Diagnostics) {
    var found = PlainEvaluator(rules).run(self.log).alerts
    for expected in alerts {
      if let place = found.firstIndex(where: expected.isMet) {
        found.remove(at: place)
      } else {
        log.error(
          "rule-test/missing-alert", at: expected.location,
          "\(expected.rule) raises no alert with the key [\(expected.key.joined(separator: ", "))]: \(title)",
          hint: "change the rule, or the log of the test if it does not show what it should")
      }
    }
    for alert in found {
      log.error(
        "rule-test/unexpected-alert", at: location,
        "\(alert.rule) raises an alert with the key [\(alert.keyTexts.joined(separator: ", "))]: \(title)",
        hint: shows == .abuse
          ? "list it under alerts: if it is right; it says: \(alert.reason)"
          : "this should stay quiet: make the rule ask for more; it says: \(alert.reason)")
    }
  }
}

extension RuleTest.Expected {
  func isMet(by alert: Alert) -> Bool {
    alert.rule == rule && alert.keyTexts == key && (time.map { $0 == alert.time } ?? true)
  }
}

extension Alert {
  /// The key's parts as text.
  var keyTexts: [String] {
    key.map { value in
      switch value {
      case .text(let text): text
      case .number(let number): String(number)
      }
    }
  }
}
