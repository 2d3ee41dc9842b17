public import Primitives
public import SourceText
public import YAML

/// One way in which technology is misused against a person, with what enables it and what helps.
public struct AbusePattern: Sendable {
  public typealias ID = Identifier<AbusePattern>

  public let id: ID
  /// Earlier ids, oldest first. Findings keep their identity through a renaming.
  public let was: [ID]
  public let title: String
  /// The catalogue version that brought it, so that a company can gate its own changes apart from ours.
  public let since: CatalogueVersion
  /// One of the seven classes of Thomas et al. 2021, and the folder of the file.
  public let family: String
  public let description: String
  /// One or two plain sentences to a person who may live with this.
  public let forSurvivors: String
  public let story: Story
  public let tactics: [Tactic.ID]
  public let crosswalk: Crosswalk
  public let contexts: [String]
  public let perpetrator: Perpetrator
  public let enabledBy: EnabledBy
  public let severity: Severity
  public let visibilityToSurvivor: Visibility
  public let evidenceGrade: EvidenceGrade
  public let signals: [Signal]
  /// Every control that together stop the pattern.
  public let controls: [Control.ID]
  public let caution: Caution
  public let guidance: [Topic.ID]
  public let sources: [Source.ID]
  public let examples: Examples
  public let location: SourceLocation

  /// The id under which findings of this pattern are known for good.
  public var lastingID: ID { was.first ?? id }
}

extension AbusePattern {
  /// Classes in other people's taxonomies.
  public struct Crosswalk: Sendable {
    /// Thomas et al. 2021.
    public let sok2021: String
    /// Freed et al. 2018.
    public let freed2018: String
    /// The eSafety Commissioner's Safety by Design principle that the pattern offends.
    public let esafety: String
  }

  public struct Perpetrator: Sendable {
    /// Any of these relations to the person or her things is enough to begin.
    public let capabilitiesAny: [PerpetratorCapability.ID]
    /// Where not empty, only people who stand so to the person: harm at work comes from work.
    public let relationshipsAny: [Relationship.ID]
    public let skill: Skill
  }

  public enum Skill: String, CaseIterable, Sendable { case none, some, specialist }

  /// All of `all`, and one of `any` where there are some.
  public struct EnabledBy: Sendable {
    public let all: [Capability.ID]
    public let any: [Capability.ID]
  }

  public struct Severity: Sendable {
    /// The first is what the pattern itself does; the others may follow.
    public let factors: [SeverityFactor.ID]
    /// The danger rises when the person leaves or is about to.
    public let isSeparationSensitive: Bool
  }

  /// What the person can see of it while it happens.
  public enum Visibility: String, CaseIterable, Sendable { case hidden, ambiguous, visible }

  /// How well the pattern is established; the catalogue's own scale.
  public enum EvidenceGrade: String, CaseIterable, Sendable { case a = "A", b = "B", c = "C", d = "D" }

  public struct Signal: Sendable {
    public let shape: SignalShape.ID
    public let events: [EventName.ID]
    public let looksLike: String
  }

  /// What may go wrong for the person when somebody acts against the pattern.
  public struct Caution: Sendable {
    public enum Visible: String, CaseIterable, Sendable { case yes, depends, no }

    public let text: String
    public let changeVisibleToPerpetrator: Visible
  }

  /// Two product models, kept as they were written; the Product module reads them.
  public struct Examples: Sendable {
    public let fires: YAMLNode
    public let passes: YAMLNode
  }
}
