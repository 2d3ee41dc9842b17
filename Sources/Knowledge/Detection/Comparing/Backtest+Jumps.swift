extension Backtest {
  /// A rule raises far more alerts than elsewhere, or far fewer.
  public struct Jump: Hashable, Sendable {
    public enum Between: Hashable, Sendable {
      /// The old set and the new one.
      case sets
      /// The first half of the log's time and the second.
      case halves
      /// What the other days have on average, rounded, and this day (in days since 1970).
      case day(Int)
    }

    public let rule: String
    public let between: Between
    public let from: Int
    public let to: Int
  }

  static let factor = 3
  static let difference = 10

  /// More than three times as many and more than ten more, up or down. Against the other set a rule that is at 0 on one
  /// side is named however few the others are; inside one log a rare rule is at 0 on most days.
  public var jumps: [Jump] {
    rules.flatMap { rule in
      var jumps: [Jump] = []
      let (before, now) = (rule.total.before, rule.total.now)
      if Self.isJump(before, now) || (before == 0) != (now == 0) {
        jumps.append(Jump(rule: rule.id, between: .sets, from: before, to: now))
      }
      if Self.isJump(rule.halves.first, rule.halves.second) {
        jumps.append(Jump(rule: rule.id, between: .halves, from: rule.halves.first, to: rule.halves.second))
      }
      return jumps + days(rule)
    }
  }

  private func days(_ rule: OfRule) -> [Jump] {
    let others = dayRange.count - 1
    guard others > 0 else { return [] }
    return rule.days.sorted { $0.key < $1.key }.compactMap { day, counts in
      let usual = (2 * (rule.total.now - counts.now) + others) / (2 * others)
      guard counts.now > usual, Self.isJump(usual, counts.now) else { return nil }
      return Jump(rule: rule.id, between: .day(day), from: usual, to: counts.now)
    }
  }

  private static func isJump(_ one: Int, _ other: Int) -> Bool {
    let (few, many) = (min(one, other), max(one, other))
    return many > factor * few && many - few > difference
  }
}
