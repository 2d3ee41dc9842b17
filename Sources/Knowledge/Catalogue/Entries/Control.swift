public import Primitives
public import SourceText

/// Something a product does that makes a pattern harder or harmless, stated so that it can be tested.
public struct Control: Sendable {
  public typealias ID = Identifier<Control>

  /// Who would notice when a survivor uses the control.
  public enum NoticedBy: String, CaseIterable, Sendable { case nobody, viewer, household, depends }

  /// The statement about a grant that amounts to this control.
  public enum Derivation: String, CaseIterable, Sendable {
    case subjectAccepts = "subject-accepts"
    case subjectCanEnd = "subject-can-end"
    case endUnnoticed = "end-unnoticed"
    case alwaysVisible = "always-visible"
    case toldRegularly = "told-regularly"
    case expires
    case noResidue = "no-residue"
    case loggedToSubject = "logged-to-subject"
  }

  public let id: ID
  public let title: String
  public let statement: String
  /// One sentence that an engineer can automate.
  public let test: String
  public let derivedFrom: Derivation?
  /// What a survivor may risk when she uses the control, or when it acts for her.
  public let riskInUse: String
  public let noticedBy: NoticedBy
  /// The eSafety Commissioner's Safety by Design principle.
  public let principle: String
  /// One of the five principles of Nuttall et al. 2020.
  public let designPrinciple: String
  public let sources: [Source.ID]
  public let location: SourceLocation
}
