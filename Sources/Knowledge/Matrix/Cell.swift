public import SourceText

/// One pattern and one outcome.
public struct Cell: Equatable, Sendable {
  /// From the best to the worst.
  public enum State: String, CaseIterable, Comparable, Sendable {
    case met, partial, missing

    private var rank: Int { self == .met ? 0 : self == .partial ? 1 : 2 }

    /// Better comes first.
    public static func < (left: State, right: State) -> Bool { left.rank < right.rank }
  }

  public let outcome: Outcome
  public let state: State
  /// Why, in a sentence.
  public let reason: String
  /// What shows it; empty where nothing is there.
  public let proofs: [Proof]
  /// The single next thing to do; nil where the cell is met.
  public let next: NextThing?
}

/// Something that shows a cell, so that everybody can look for themselves.
public struct Proof: Equatable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    case finding, control, decision, clause, test, fault, way, rule, guide, menu
  }

  public let kind: Kind
  /// In words: `Share a location, passes`.
  public let text: String
  /// Its own id: a finding's fingerprint, a clause, a rule.
  public let id: String
  public let place: SourceLocation?
  /// A public page.
  public let address: String?

  public init(_ kind: Kind, _ text: String, id: String, place: SourceLocation? = nil, address: String? = nil) {
    self.kind = kind
    self.text = text
    self.id = id
    self.place = place
    self.address = address
  }
}

/// What to do next: which file, which field, which command.
public struct NextThing: Equatable, Sendable {
  /// Cells with the same kind of gap are done in one go.
  public enum Gap: String, CaseIterable, Sendable {
    case answerFindings = "answer-findings"
    case completeModel = "complete-model"
    case adoptModel = "adopt-model"
    case addPolicy = "add-policy"
    case mendPolicy = "mend-policy"
    case mendPolicyTests = "mend-policy-tests"
    case addBehaviour = "add-behaviour"
    case addMeasure = "add-measure"
    case addPolicyTest = "add-policy-test"
    case adoptPolicy = "adopt-policy"
    case addReporting = "add-reporting"
    case widenWay = "widen-way"
    case mendWay = "mend-way"
    case adoptReporting = "adopt-reporting"
    case buildControl = "build-control"
    case addRuleTest = "add-rule-test"
    case adoptDetection = "adopt-detection"
    case writeGuide = "write-guide"
    case addMenus = "add-menus"
    case adoptMenus = "adopt-menus"

    /// Something is broken, not only missing: no gate lets it through.
    var isFault: Bool { self == .mendPolicy || self == .mendPolicyTests }
  }

  public let gap: Gap
  /// What to do, in a sentence.
  public let action: String
  /// The file, and the field in it.
  public let file: String
  /// The command that shows whether it is done.
  public let command: String

  public init(_ gap: Gap, _ action: String, file: String, command: String) {
    self.gap = gap
    self.action = action
    self.file = file
    self.command = command
  }
}
