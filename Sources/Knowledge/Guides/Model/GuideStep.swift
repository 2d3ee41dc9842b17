public import Catalogue
public import Primitives
public import SourceText

/// Something to do, with what it sets off.
public struct GuideStep: Sendable {
  public typealias ID = Identifier<GuideStep>

  public let id: ID
  public let title: String
  /// The capability under which a product names its menu, if the step happens in one.
  public let menu: Capability.ID?
  /// Never empty.
  public let notifies: [Notified]
  /// Never empty.
  public let visibleTo: [Onlooker]
  /// What is lost for good, or nil.
  public let evidenceLoss: [GuideInline]?
  /// Whether this step saves evidence.
  public let captures: Bool
  /// Why nothing needs to be saved before a loss.
  public let captureSkip: String?
  /// How the step is undone; nil where it simply can be.
  public let undo: [GuideInline]?
  public let dependsOn: [ID]
  /// What changes for somebody who still lives with the person.
  public let livingTogether: [GuideInline]?
  public let text: [GuideBlock]
  public let location: SourceLocation

  /// Whether anybody may learn of the step.
  public var isNoticed: Bool { notifies != [.nobody] || visibleTo != [.nobody] }
}
