/// What stands in front of a saved state.
struct CheckpointHead: Hashable, Sendable {
  static let magic = Array("bellbird checkpoint\n".utf8)

  let stateVersion: UInt64
  /// Digests, each of 32 bytes: of rules, facts and map; of the log's start; of the last alerts.
  var rules: [UInt8]
  var log: [UInt8]
  var alerts: [UInt8]
  var position: RunPosition

  /// Whole, with its own length in front, so that it can be read before it is known.
  var bytes: [UInt8] {
    let numbers = [stateVersion, UInt64(position.numbers.count)] + position.numbers
    return Self.magic + numbers.flatMap(Self.bytes) + rules + log + alerts
  }

  /// Asks for so many bytes at a time; nil where they are no head.
  static func read(ruleCount: Int, version: UInt64, _ read: (Int) -> [UInt8]?) -> Result<CheckpointHead, HeadError> {
    guard read(magic.count) == magic, let stateVersion = number(read) else { return .failure(.damaged) }
    guard stateVersion == version else { return .failure(.otherVersion) }
    guard let count = number(read), count <= 1 << 16 else { return .failure(.damaged) }
    var numbers: [UInt64] = []
    for _ in 0..<count {
      guard let number = number(read) else { return .failure(.damaged) }
      numbers.append(number)
    }
    guard let rules = read(32), let log = read(32), let alerts = read(32) else { return .failure(.damaged) }
    guard let position = RunPosition(numbers, ruleCount: ruleCount) else { return .failure(.otherRules) }
    return .success(
      CheckpointHead(stateVersion: stateVersion, rules: rules, log: log, alerts: alerts, position: position))
  }

  enum HeadError: Error {
    case damaged, otherVersion, otherRules

    var problem: CheckpointProblem {
      switch self {
      case .damaged: .damaged
      case .otherVersion: .otherVersion
      case .otherRules: .otherRules
      }
    }
  }

  private static func bytes(_ number: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }

  private static func number(_ read: (Int) -> [UInt8]?) -> UInt64? {
    read(8).map { $0.reversed().reduce(0) { $0 << 8 | UInt64($1) } }
  }
}
