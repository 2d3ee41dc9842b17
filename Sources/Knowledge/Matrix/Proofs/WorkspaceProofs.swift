public import Catalogue

/// Everything that a company shows about one product, as plain values.
public struct WorkspaceProofs: Sendable {
  /// Values from one file or folder, with who stands by it. Nil where the file is not there.
  public struct From<Value: Sendable>: Sendable {
    public let standing: Standing
    public let values: [Value]

    public init(_ standing: Standing, _ values: [Value]) {
      self.standing = standing
      self.values = values
    }
  }

  public struct Product: Sendable {
    public let id: String
    public let name: String
    public let version: String?
    public let summary: String?

    public init(id: String, name: String, version: String?, summary: String?) {
      self.id = id
      self.name = name
      self.version = version
      self.summary = summary
    }
  }

  /// A pattern that the product does not enable, and why.
  public struct Absent: Sendable {
    public let pattern: AbusePattern
    public let reason: String

    public init(_ pattern: AbusePattern, _ reason: String) {
      self.pattern = pattern
      self.reason = reason
    }
  }

  public var product: Product
  /// The folder as the person named it, for commands to copy.
  public var folder: String
  public var findings: From<Findings>
  public var absent: [Absent]
  public var clauses: From<PolicyClause>?
  public var policyFaults = PolicyFaults()
  public var ways: From<Way>?
  public var detectors: From<Detector>?
  /// Guides are the program's own; who stands by the menus counts. Nil where the workspace has no menus.
  public var lessons: [Lesson]
  public var menus: Standing?

  public init(
    product: Product, folder: String, findings: From<Findings>, absent: [Absent], clauses: From<PolicyClause>? = nil,
    ways: From<Way>? = nil, detectors: From<Detector>? = nil, lessons: [Lesson] = [], menus: Standing? = nil
  ) {
    self.product = product
    self.folder = folder
    self.findings = findings
    self.absent = absent
    self.clauses = clauses
    self.ways = ways
    self.detectors = detectors
    self.lessons = lessons
    self.menus = menus
  }
}
