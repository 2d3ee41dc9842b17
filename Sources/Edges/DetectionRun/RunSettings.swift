public import CELRecords
public import Detection
public import Files

/// What a run is asked to do.
public struct RunSettings {
  public let rules: RuleSet
  /// A digest of what the rules were read from, of 32 bytes: a checkpoint goes on with the same rules only. Only a run
  /// with checkpoints asks for it.
  public let rulesDigest: () -> [UInt8]
  public var functions: [TextFunctionFamily] = []
  /// A file, or `-` for standard input.
  public let log: String
  /// A folder; nil for a run without checkpoints.
  public var checkpoints: String?
  public var checkpointEvery: Duration = .seconds(30)
  /// Where alerts go; nil for standard output, and with checkpoints a file in their folder as well.
  public var out: String?
  /// Marks each alert, so that nobody acts on it.
  public var isShadow = false
  public var metrics: String?
  /// Where the first lines go that are no events.
  public var refused: String?
  /// In bytes.
  public var stateMax = 4 << 30
  public var faults = FaultPlan.none
  /// How much of the log is taken at a time.
  public var chunkBytes = 1 << 16

  public init(rules: RuleSet, rulesDigest: @escaping @autoclosure () -> [UInt8], log: String) {
    self.rules = rules
    self.rulesDigest = rulesDigest
    self.log = log
  }

  var alertFile: String? { out ?? checkpoints.map { $0 + "/alerts.ndjson" } }
  var refusalFile: String? { refused ?? checkpoints.map { $0 + "/refused.ndjson" } }
  var tellsAlerts: Bool { out == nil }
}
