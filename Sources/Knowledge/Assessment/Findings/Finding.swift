public import Catalogue
public import Product

/// What the catalogue says about one pattern at one place of a product.
public struct Finding: Sendable {
  public enum Outcome: Int, Comparable, Sendable {
    /// A control that the pattern needs is not there.
    case fail
    /// All are there, some of them only optional or on somebody's word.
    case review
    /// All are in force, with evidence.
    case pass

    public var name: String {
      switch self {
      case .fail: "fail"
      case .review: "review"
      case .pass: "pass"
      }
    }

    public static func < (left: Outcome, right: Outcome) -> Bool { left.rawValue < right.rawValue }
  }

  /// Between whom it can happen.
  public struct Pair: Hashable, Sendable {
    /// Nil for anyone.
    public let subject: Role.ID?
    /// Nil for anyone.
    public let viewer: Role.ID?

    public init(subject: Role.ID?, viewer: Role.ID?) {
      self.subject = subject
      self.viewer = viewer
    }
  }

  /// The same from run to run as long as the product grants the same people the same thing: 64 hexadecimal digits.
  public let fingerprint: String
  public let pattern: AbusePattern
  /// Where it begins.
  public let feature: Feature
  /// The grant of the feature on which it is most serious.
  public let grant: Grant
  /// Every pair of roles between whom this feature lets it happen, the most serious first.
  public let pairs: [Pair]
  public let persona: Persona
  public let outcome: Outcome
  public let rating: Rating
  /// Every control of the pattern, in the catalogue's order.
  public let controls: [ControlStatus]
  /// Other features that take part, at most `relatedMax`.
  public let related: [Feature]
  public let hasMoreRelated: Bool
  /// Who does what to whom with which feature, in two sentences.
  public let story: String
  /// `the family member`, or `the person`.
  public let subjectTitle: String

  public static let relatedMax = 5

  /// Fails and reviews are findings to act on; passes are evidence.
  public var isOpen: Bool { outcome != .pass }

  /// Controls that are not in force, in the catalogue's order.
  public var openControls: [ControlStatus] { controls.filter { $0.standing != .enforced } }
}

/// A pattern that a product does not enable, with the reason.
public struct NotApplicable: Sendable {
  public let pattern: AbusePattern
  public let reason: String
}
