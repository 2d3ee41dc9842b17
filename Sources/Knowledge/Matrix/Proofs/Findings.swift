public import Catalogue
public import SourceText

/// What an assessment found of one pattern.
public struct Findings: Sendable {
  public struct Finding: Sendable {
    public enum Result: String, CaseIterable, Sendable { case fail, review, pass }

    /// A control that the pattern needs.
    public struct Control: Sendable {
      public let id: String
      public let title: String
      /// Whether it is in force for everybody, with evidence.
      public let isInForce: Bool
      /// Whether there is anything of it.
      public let isBegun: Bool
      /// What shows it.
      public let evidence: [String]

      public init(id: String, title: String, isInForce: Bool, isBegun: Bool, evidence: [String]) {
        self.id = id
        self.title = title
        self.isInForce = isInForce
        self.isBegun = isBegun
        self.evidence = evidence
      }
    }

    public let fingerprint: String
    public let feature: String
    public let featureTitle: String
    public let result: Result
    public let isCritical: Bool
    public let controls: [Control]
    /// Fields of the grant that the model leaves open.
    public let unanswered: [String]
    /// Somebody's signed decision about it, in words: `accepted until 2027-01-01 by …`.
    public let decision: String?
    public let place: SourceLocation

    public init(
      fingerprint: String, feature: String, featureTitle: String, result: Result, isCritical: Bool,
      controls: [Control], unanswered: [String], decision: String?, place: SourceLocation
    ) {
      self.fingerprint = fingerprint
      self.feature = feature
      self.featureTitle = featureTitle
      self.result = result
      self.isCritical = isCritical
      self.controls = controls
      self.unanswered = unanswered
      self.decision = decision
      self.place = place
    }
  }

  public let pattern: AbusePattern
  /// The most serious first; at least one.
  public let findings: [Finding]

  public init(_ pattern: AbusePattern, _ findings: [Finding]) {
    self.pattern = pattern
    self.findings = findings
  }
}
