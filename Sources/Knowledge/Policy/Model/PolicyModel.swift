public import Primitives
public import SourceText

/// A whole policy: every reference inside it resolves, every condition is compiled.
public struct PolicyModel: Sendable {
  public enum Status: String, Sendable, CaseIterable {
    /// In force.
    case adopted
    /// Somebody's draft; it claims nothing about the company.
    case proposed
  }

  public struct Service: Sendable {
    public let id: String
    public let title: String
  }

  public let status: Status
  public let name: String
  public let version: Int
  public let since: CalendarDate
  public let summary: String
  /// Every service of the company.
  public let services: [Service]
  public let facts: FactTable
  /// From the lightest on.
  public let severities: [ScaleStep]
  /// From the weakest on.
  public let certainties: [ScaleStep]
  /// The clause of the weakest certainty, which needs nothing.
  public let floorClause: Int
  public let evidence: [EvidenceKind]
  public let trainings: [Training]
  public let deciders: [DeciderRole]
  public let measures: [Measure]
  public let behaviours: [Behaviour]
  public let conduct: Conduct
  public let itemGrid: PolicyGrid
  public let conductGrid: PolicyGrid
  public let rules: [PolicyRule]
  public let interim: [InterimRule]
  public let coercion: Coercion
  public let linkedAccounts: LinkedAccounts
  public let equalTreatment: EqualTreatment
  public let humanReview: HumanReview
  public let police: Police
  public let notice: Notice
  public let appeals: Appeals
  /// The newest first.
  public let changes: [PolicyChange]
  /// Everything that can decide something.
  public let clauses: [Clause]
  public let location: SourceLocation

  public func grid(_ track: Behaviour.Track) -> PolicyGrid { track == .item ? itemGrid : conductGrid }

  public func measure(_ id: String) -> Measure? { measures.first { $0.id == id } }
  public func decider(_ id: String) -> DeciderRole? { deciders.first { $0.id == id } }
}
