/// What a bundle says of itself: `data/record/items.json`, of which the custody table and the statement are made.
public struct EvidenceRecord: Hashable, Sendable {
  public static let path = "data/record/items.json"
  public static let custodyPath = "data/record/custody.csv"
  public static let statementPath = "data/record/statement.html"

  public static let byteCountMax = 64 << 20
  public static let exhibitCountMax = 10_000
  public static let custodyCountMax = 100_000
  public static let caseIDBytes = 16

  public enum Chain: String, Hashable, Sendable, CaseIterable {
    /// What was chosen; it does not show whether there is more.
    case selected
    /// Every leaf of the case, each opened to the one before.
    case whole
  }

  public let caseID: [UInt8]
  /// The log's name.
  public let origin: String
  public let chain: Chain
  public let exhibits: [Exhibit]
  /// In the order of the log.
  public let custody: [CustodyEntry]

  public init(caseID: [UInt8], origin: String, chain: Chain, exhibits: [Exhibit], custody: [CustodyEntry]) {
    (self.caseID, self.origin, self.chain) = (caseID, origin, chain)
    (self.exhibits, self.custody) = (exhibits, custody)
  }

  /// Every leaf that the bundle shows, by rising index.
  public var leaves: [Int] {
    Set(exhibits.map(\.leaf) + exhibits.flatMap { $0.working.compactMap(\.leaf) } + custody.map(\.leaf)).sorted()
  }

  /// What each custody entry was, in a few words.
  public func what(_ entry: CustodyEntry) -> String {
    let isCopy = exhibits.contains { $0.working.contains { $0.leaf == entry.leaf } }
    let words =
      switch entry.kind {
      case .item: isCopy ? "working copy kept" : "received"
      case .message: "message"
      case .access: "opened"
      case .export: "exported"
      case .decision: "decision"
      case .consent: "consent"
      case .hold: entry.reason == .holdLifted ? "hold lifted" : "hold placed"
      case .keyChange: "keys changed"
      case .deletion: "deleted"
      case .recovery: "recovery key used"
      case .clock: "clock moved"
      case .restart: "system restarted"
      case .newLog: "new log begun"
      }
    guard let reason = entry.reason, entry.kind == .deletion || entry.reason == .legalHold else { return words }
    return "\(words) (\(reason.name))"
  }
}
