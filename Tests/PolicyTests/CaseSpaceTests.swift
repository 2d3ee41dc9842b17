import GroundTestKit
import SourceText
import Testing
import YAML

@testable import Policy

/// What the checker claims about all cases holds in all cases.
@Suite struct CaseSpaceTests {
  private func condition(_ text: String, _ table: FactTable) throws -> Condition {
    var log = Diagnostics()
    let node = try #require(YAMLParser.parse(SourceFile(name: "c", text: "'\(text)'"), into: &log))
    return try #require(
      ConditionReader(facts: table).condition(node, "it", into: &log), "\(text): \(DiagnosticRenderer().render(log))")
  }

  private static func random(_ random: inout SeededRandom, depth: Int) -> String {
    let atoms = [
      "incidents >= \(Int.random(in: 0...4, using: &random))", "incidents < \(Int.random(in: 0...4, using: &random))",
      "incidents == \(Int.random(in: 0...4, using: &random))", "\(Int.random(in: 0...3, using: &random)) > accounts",
      "breach", "danger == \"present\"", "danger != \"none\"", "\"threats\" in behaviours", "\"contact\" in behaviours",
      "coercion in [\"none\", \"shown\"]", "accounts in [1, 3]",
    ]
    guard depth > 0, Int.random(in: 0..<4, using: &random) > 0 else {
      return atoms.randomElement(using: &random) ?? "breach"
    }
    let (left, right) = (self.random(&random, depth: depth - 1), self.random(&random, depth: depth - 1))
    return ["(\(left) && \(right))", "(\(left) || \(right))", "!(\(left))"].randomElement(using: &random) ?? left
  }

  @Test func `what holds in no kind of case holds in no case`() throws {
    let table = try Examples.fixture("sound").facts
    var random = SeededRandom(seed: 5)
    var never = 0
    for _ in 0..<60 {
      let condition = try condition(Self.random(&random, depth: 3), table)
      var space = try #require(CaseSpace([condition], table))
      #expect(space.isExact)
      var scratch = DecidingScratch()
      var holds = false, fails = false
      _ = space.first { facts in
        scratch.load(facts, table)
        if scratch.value(of: condition, table) == true { holds = true } else { fails = true }
        return false
      }
      if !holds { never += 1 }
      // Every case of small numbers, one by one.
      try Self.all(table) { facts in
        scratch.load(facts, table)
        let value = scratch.value(of: condition, table)
        if value == true { #expect(holds, "\(condition.source)") } else { #expect(fails, "\(condition.source)") }
      }
    }
    #expect(never > 0, "the random conditions show nothing")
  }

  private static func all(_ table: FactTable, _ body: (CaseFacts) throws -> Void) throws {
    func place(_ name: String) throws -> Int { try #require(table.place(of: name)) }
    var facts = CaseFacts(table)
    for incidents in [0, 1, 2, 3, 4, 5, 77] {
      for accounts in [0, 1, 2, 3, 4] {
        for rest in 0..<(2 * 3 * 4 * 4) {
          facts[try place("incidents")] = Int64(incidents)
          facts[try place("accounts")] = Int64(accounts)
          facts[try place("breach")] = Int64(rest % 2)
          facts[try place("danger")] = Int64(rest / 2 % 3)
          facts[try place("behaviours")] = Int64(rest / 6 % 4)
          facts[try place("coercion")] = Int64(rest / 24 % 4)
          try body(facts)
        }
      }
    }
  }

  @Test(arguments: [
    ("incidents + accounts > 3", false), ("incidents > accounts", false), ("incidents > 3", true),
    ("size(behaviours) > 1", true), ("behaviours.exists(b, b == \"threats\")", true), ("relation == \"partner\"", true),
  ])
  func `it is known where not every case was gone through`(text: String, isExact: Bool) throws {
    let table = try Examples.fixture("sound").facts
    #expect(try #require(CaseSpace([try condition(text, table)], table)).isExact == isExact)
  }

  @Test func `a case is told by what it has beside the plain one`() throws {
    let table = try Examples.fixture("sound").facts
    let condition = try condition("breach && incidents > 2 && accounts < 9 && \"threats\" in behaviours", table)
    var space = try #require(CaseSpace([condition], table))
    var scratch = DecidingScratch()
    let found = space.first { facts in
      scratch.load(facts, table)
      return scratch.holds(condition, table)
    }
    #expect(space.words(try #require(found)) == "behaviours [threats], incidents 3, breach true")
    #expect(space.words(CaseFacts(table)) == "nothing known")
    #expect(space.visited > 1)
  }

  @Test func `the size is known without going through`() throws {
    let table = try Examples.fixture("sound").facts
    for text in [
      "breach", "incidents > 2", "danger != \"none\"", "size(behaviours) > 1", "relation in [\"partner\", \"date\"]",
    ] {
      var scan = FactScan(table)
      scan.add(try condition(text, table))
      var space = try #require(CaseSpace(scan, table))
      _ = space.first { _ in false }
      #expect(space.visited == scan.size, "\(text)")
    }
  }

  @Test func `too many kinds of cases are not gone through`() throws {
    let table = try Examples.fixture("sound").facts
    let wide = (1...60).map { "incidents == \(10 * $0)" }.joined(separator: " || ")
    let text =
      "(\(wide)) && (\(wide.replacing("incidents", with: "accounts"))) && (\(wide.replacing("incidents", with: "targets")))"
    #expect(CaseSpace([try condition(text, table)], table) == nil)
  }
}
