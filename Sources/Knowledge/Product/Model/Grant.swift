public import Catalogue
public import Primitives
public import SourceText

/// What one person gains over another: the unit in which a product is judged.
///
/// Six questions decide whether a grant can be abused: who starts it, who is told, who sees that it is on, who can end
/// it alone, what the other side notices of the end, what remains. Nil means that the model does not say, and counts
/// as the answer that is worse for the subject.
public struct Grant: Sendable {
  /// Whose data, device, money or body it is about; nil for anyone.
  public let subject: Role.ID?
  /// Who gains; nil for anyone.
  public let viewer: Role.ID?
  public let startedBy: StartedBy?
  public let subjectAccepts: Bool?
  public let subjectTold: Set<Told>?
  public let endedBy: Set<Party>?
  public let endNoticedBy: Set<Party>?
  /// As written: `30d`; `never` is false, nil is not said.
  public let expires: Bool?
  /// What remains after the end, in words; an empty text for nothing.
  public let residue: String?
  /// Proof of the statements above.
  public let evidence: [Evidence]
  public let location: SourceLocation

  public enum StartedBy: Hashable, Sendable {
    case subject, viewer, either, both, defaultOn
    case role(Role.ID)
  }

  public enum Told: String, CaseIterable, Sendable {
    case onStart = "on-start"
    case regularly
    case alwaysVisible = "always-visible"
  }

  public enum Party: Hashable, Sendable {
    case subject, viewer
    case role(Role.ID)
  }
}

extension Grant {
  /// Whether the statements of this grant amount to a control.
  public func amounts(to derivation: Control.Derivation, logged: Feature.Logged) -> Bool {
    switch derivation {
    case .subjectAccepts: subjectAccepts == true
    case .subjectCanEnd: endedBy?.contains(.subject) == true
    case .endUnnoticed:
      endedBy?.contains(.subject) == true && endNoticedBy.map { !$0.contains(.viewer) } == true
    case .alwaysVisible: subjectTold?.contains(.alwaysVisible) == true
    case .toldRegularly: subjectTold?.contains(.regularly) == true
    case .expires: expires == true
    case .noResidue: residue == ""
    case .loggedToSubject: logged.toSubject == true
    }
  }

  /// Whether the model says outright that the control is not there.
  public func contradicts(_ derivation: Control.Derivation, logged: Feature.Logged) -> Bool {
    switch derivation {
    case .subjectAccepts: subjectAccepts == false
    case .subjectCanEnd: endedBy.map { !$0.contains(.subject) } == true
    case .endUnnoticed: endNoticedBy?.contains(.viewer) == true
    case .alwaysVisible, .toldRegularly: subjectTold?.isEmpty == true
    case .expires: expires == false
    case .noResidue: residue.map { !$0.isEmpty } == true
    case .loggedToSubject: logged.toSubject == false
    }
  }

  /// The questions that the model leaves open, as field names.
  public var unanswered: [String] {
    guard subject != nil || viewer != nil else { return [] }
    let answers: [(String, Bool)] = [
      ("started_by", startedBy != nil), ("subject_accepts", subjectAccepts != nil),
      ("subject_told", subjectTold != nil), ("ended_by", endedBy != nil),
      ("end_noticed_by", endNoticedBy != nil), ("residue", residue != nil),
    ]
    return answers.filter { !$0.1 }.map(\.0)
  }
}
