import Catalogue
import Foundation
import Primitives
import SourceText
import Testing
import YAML

@testable import Policy
@testable import Reports

/// What a group got can neither be read nor be worked out where the group is small.
@Suite struct RungTableTests {
  private static func policy() throws -> PolicyModel {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let path = root.appending(path: "Fixtures/policies/sound.yaml")
    var log = Diagnostics()
    let file = SourceFile(name: "sound.yaml", text: try String(contentsOf: path, encoding: .utf8))
    let node = try #require(YAMLParser.parse(file, into: &log))
    return try #require(PolicyReader.read(node, catalogue: CatalogueReader.embedded(), into: &log))
  }

  /// Cases of groups, each with what was decided then.
  private func backtest(_ cases: [(group: String?, decided: String?, count: Int)]) throws -> PolicyBacktest {
    let policy = try Self.policy()
    let names = try #require(OutcomeNames([policy]))
    var backtest = PolicyBacktest(policy, against: nil, names: names)
    var scratch = DecidingScratch()
    for (group, decided, count) in cases {
      let bits = try decided.map { UInt64(1) << UInt64(try #require(names.place(of: $0))) } ?? 0
      for line in 0..<count {
        backtest.add(
          BacktestCase(
            line: UInt64(line), id: nil, day: CalendarDate(daysSinceEpoch: 20_000), cluster: nil, dyad: nil,
            group: group, decided: bits),
          new: CaseFacts(policy.facts), old: nil, scratch: &scratch)
      }
    }
    return backtest
  }

  @Test func `two exits of a small group cannot be had by taking away`() throws {
    let table = RungTable(try backtest([("big", nil, 40), ("big", "apart", 30), ("small", "leave", 2)]))
    #expect(table.groups.map(\.name) == ["big", "all others"])
    #expect(table.smallGroups == 1)
    // Neither the two exits nor their sum.
    #expect(table.all.before[5] == nil)
    #expect(table.groups[1].before[5] == nil)
    #expect(
      table.notes == [
        "1 group of fewer than 10 cases counted together.", "· stands for a count that would tell about few people.",
      ])
  }

  @Test func `a hidden count has another beside it`() throws {
    let table = RungTable(
      try backtest([
        ("a", nil, 40), ("a", "apart", 30), ("a", "leave", 20), ("b", nil, 40), ("b", "apart", 30), ("b", "leave", 3),
      ]))
    #expect(table.groups.map(\.name) == ["a", "b"])
    #expect(table.groups[1].before[5] == nil)
    for rung in 0..<6 {
      let hidden = ([table.all] + table.groups).count { $0.before[rung] == nil }
      #expect(hidden != 1, "step \(rung) can be worked out")
    }
    #expect(table.smallGroups == 0)
  }

  @Test func `without groups all is told, and large groups are told whole`() throws {
    let alone = RungTable(try backtest([(nil, "leave", 3)]))
    #expect(alone.groups.isEmpty && alone.all.before == [0, 0, 0, 0, 0, 3] && alone.notes == [])
    let large = RungTable(try backtest([("a", "leave", 30), ("b", "apart", 20)]))
    #expect(large.all.before == [0, 0, 20, 0, 0, 30])
    #expect(large.groups.map(\.before) == [[0, 0, 0, 0, 0, 30], [0, 0, 20, 0, 0, 0]])
    #expect(large.groups.map(\.now) == [[30, 0, 0, 0, 0, 0], [20, 0, 0, 0, 0, 0]])
    #expect(large.notes == [])
  }
}
