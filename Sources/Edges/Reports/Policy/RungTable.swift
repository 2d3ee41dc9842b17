internal import Policy
internal import Primitives
internal import SmallCells

/// Cases by their strongest measure, for all and for each group, so that nobody learns what a small group got: neither
/// from a count nor by taking the shown ones away from the sum.
struct RungTable {
  struct Row {
    let name: String
    /// By step of the ladder; nil where the count would tell about few people.
    let before: [Int?]
    let now: [Int?]
  }

  let all: Row
  /// The large groups by name, then all others together.
  let groups: [Row]
  /// Groups that are counted together.
  let smallGroups: Int

  init(_ backtest: PolicyBacktest) {
    let large = backtest.groups.filter { $0.value.count >= PolicyBacktest.groupMin }.sorted { $0.key < $1.key }
    smallGroups = backtest.groups.count - large.count
    guard !backtest.groups.isEmpty else {
      all = Row(name: "all", before: backtest.total.before, now: backtest.total.now)
      groups = []
      return
    }
    func counts(_ side: KeyPath<PolicyBacktest.Group, [Int]>) -> [[Int]] {
      let shown = large.map { $0.value[keyPath: side] }
      let rest = backtest.total[keyPath: side].indices.map { rung in
        shown.reduce(backtest.total[keyPath: side][rung]) { $0 - $1[rung] }
      }
      return shown + [rest]
    }
    let (before, now) = (Self.safe(counts(\.before)), Self.safe(counts(\.now)))
    let names = large.map { ShownName.short($0.key, width: 40) } + ["all others"]
    let hasRest = counts(\.now).last?.contains { $0 > 0 } ?? false
    groups = names.indices.dropLast(hasRest ? 0 : 1).map { Row(name: names[$0], before: before[$0], now: now[$0]) }
    all = Row(name: "all", before: before[names.count], now: now[names.count])
  }

  /// The counts with their sums below, without the small ones and without those by which they could be worked out.
  private static func safe(_ counts: [[Int]]) -> [[Int?]] {
    let width = counts.first?.count ?? 0
    guard let table = try? CountTable(counts) else {
      return Array(repeating: Array(repeating: nil, count: width), count: counts.count + 1)
    }
    return table.suppressed(below: PolicyBacktest.groupMin).cells.map { Array($0.prefix(width)) }
  }

  static func shown(_ count: Int?) -> String { count.map { "\($0)" } ?? "·" }

  var notes: [String] {
    let isHidden = ([all] + groups).contains { ($0.before + $0.now).contains { $0 == nil } }
    let together =
      "\(English.count(smallGroups, "group")) of fewer than \(PolicyBacktest.groupMin) cases counted together."
    return (smallGroups > 0 ? [together] : [])
      + (isHidden ? ["· stands for a count that would tell about few people."] : [])
  }
}
