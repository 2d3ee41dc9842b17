/// How far a run has come: the part of a checkpoint that is not the engine's.
struct RunPosition: Hashable, Sendable {
  /// Of the log.
  var inputBytes = 0
  var inputLines: UInt64 = 0
  /// Of the files that are written.
  var alertBytes = 0
  var refusedBytes = 0
  var refusedLines = 0
  /// In the order of the rules.
  var alertsOfRules: [Int]

  init(ruleCount: Int) { alertsOfRules = [Int](repeating: 0, count: ruleCount) }

  /// In the order in which a checkpoint has them.
  var numbers: [UInt64] {
    [UInt64(inputBytes), inputLines, UInt64(alertBytes), UInt64(refusedBytes), UInt64(refusedLines)]
      + alertsOfRules.map { UInt64($0) }
  }

  /// Nil where these are no numbers of a run with so many rules.
  init?(_ numbers: [UInt64], ruleCount: Int) {
    guard numbers.count == 5 + ruleCount, numbers.allSatisfy({ $0 <= UInt64(Int.max) }) else { return nil }
    inputBytes = Int(numbers[0])
    inputLines = numbers[1]
    alertBytes = Int(numbers[2])
    refusedBytes = Int(numbers[3])
    refusedLines = Int(numbers[4])
    alertsOfRules = numbers[5...].map { Int($0) }
  }
}
