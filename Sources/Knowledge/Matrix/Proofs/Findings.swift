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
      public let standing: Standing
      /// What shows it.
      public let evidence: [String]

      /// In order of strength.
      public enum Standing: CaseIterable, Sendable {
        case missing, planned
        /// There for whoever turns it on.
        case optional
        /// Said to be in force, by somebody's word alone.
        case claimed
        /// In force for everybody, with evidence.
        case inForce
      }

      public var isInForce: Bool { standing == .inForce }
      /// Whether there is anything of it.
      public var isBegun: Bool { standing != .missing }

      public init(id: String, title: String, standing: Standing, evidence: [String]) {
        self.id = id
        self.title = title
        self.standing = standing
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
