public import Catalogue
public import SourceText

/// A behaviour of the policy that names patterns, with what follows.
public struct PolicyClause: Sendable {
  public let id: String
  public let title: String
  public let patterns: Set<AbusePattern.ID>
  /// Some severity and certainty leads to a measure.
  public let acts: Bool
  /// Tests that hold and in which it led to a measure.
  public let testCount: Int
  public let place: SourceLocation

  public init(
    id: String, title: String, patterns: Set<AbusePattern.ID>, acts: Bool, testCount: Int, place: SourceLocation
  ) {
    self.id = id
    self.title = title
    self.patterns = patterns
    self.acts = acts
    self.testCount = testCount
    self.place = place
  }
}

/// A way to tell the company.
public struct Way: Sendable {
  public let id: String
  public let title: String
  public let path: [String]
  public let patterns: Set<AbusePattern.ID>
  /// What makes it unsafe or hard, the worst first, each with what mends it.
  public let shortcomings: [(problem: String, remedy: String)]
  /// Only people with an account can use it, as far as is known.
  public let needsAccount: Bool
  /// Public pages and tests that show it.
  public let evidence: [String]
  public let place: SourceLocation

  public init(
    id: String, title: String, path: [String], patterns: Set<AbusePattern.ID>,
    shortcomings: [(problem: String, remedy: String)], needsAccount: Bool = false, evidence: [String],
    place: SourceLocation
  ) {
    self.id = id
    self.title = title
    self.path = path
    self.patterns = patterns
    self.shortcomings = shortcomings
    self.needsAccount = needsAccount
    self.evidence = evidence
    self.place = place
  }
}

/// A detection rule that watches for a pattern.
public struct Detector: Sendable {
  public let id: String
  public let title: String
  public let pattern: AbusePattern.ID
  /// Tests that expect its alert, and hold.
  public let testCount: Int
  /// Whether the folder also has harmless look-alikes as tests, and all of them hold.
  public let hasNearMisses: Bool
  public let place: SourceLocation

  public init(
    id: String, title: String, pattern: AbusePattern.ID, testCount: Int, hasNearMisses: Bool, place: SourceLocation
  ) {
    self.id = id
    self.title = title
    self.pattern = pattern
    self.testCount = testCount
    self.hasNearMisses = hasNearMisses
    self.place = place
  }
}

/// A guide about a pattern, as it stands for this product.
public struct Lesson: Sendable {
  public let id: String
  public let title: String
  public let patterns: Set<AbusePattern.ID>
  /// Menus of this product that its steps name: `Settings › Location`.
  public let menus: [(path: String, place: SourceLocation)]
  /// Capabilities of this product for which a step has no menu.
  public let openMenus: [String]
  /// No step asks for a menu that this product could have.
  public var isGeneral: Bool { menus.isEmpty && openMenus.isEmpty }
  public let isReviewed: Bool
  public let place: SourceLocation?

  public init(
    id: String, title: String, patterns: Set<AbusePattern.ID>, menus: [(path: String, place: SourceLocation)],
    openMenus: [String], isReviewed: Bool, place: SourceLocation?
  ) {
    self.id = id
    self.title = title
    self.patterns = patterns
    self.menus = menus
    self.openMenus = openMenus
    self.isReviewed = isReviewed
    self.place = place
  }
}
