internal import CEL

/// Every kind of case that some conditions can tell apart.
///
/// A number is looked at on both sides of each constant that it is compared with, a set with and without each word that
/// is looked for in it. Where conditions look at facts in no other way (`isExact`), what holds in none of these cases
/// holds in no case at all.
struct CaseSpace {
  /// More kinds of cases than this are not gone through.
  static let sizeMax = 100_000

  private let table: FactTable
  /// Facts that the conditions read, each with the values that make a difference.
  private let dimensions: [(place: Int, values: [Int64])]
  let isExact: Bool

  /// How many cases were looked at so far.
  private(set) var visited = 0

  /// Nil where there are more kinds of cases than `sizeMax`.
  init?(_ conditions: [Condition], _ table: FactTable) {
    var scan = FactScan(table)
    for condition in conditions { scan.add(condition) }
    self.init(scan, table)
  }

  init?(_ scan: FactScan, _ table: FactTable) {
    guard scan.size <= Self.sizeMax else { return nil }
    self.table = table
    isExact = scan.isExact
    dimensions = scan.uses.sorted().map { ($0, scan.values(of: $0)) }
  }

  /// The first case for which the body says yes.
  mutating func first(where holds: (CaseFacts) -> Bool) -> CaseFacts? {
    var facts = CaseFacts(table)
    var turn = Array(repeating: 0, count: dimensions.count)
    for dimension in dimensions { facts[dimension.place] = dimension.values[0] }
    while true {
      visited += 1
      if holds(facts) { return facts }
      var place = 0
      while place < dimensions.count {
        turn[place] += 1
        if turn[place] < dimensions[place].values.count {
          facts[dimensions[place].place] = dimensions[place].values[turn[place]]
          break
        }
        turn[place] = 0
        facts[dimensions[place].place] = dimensions[place].values[0]
        place += 1
      }
      if place == dimensions.count { return nil }
    }
  }

  /// What such a case has beside the plain case, of which nothing is known, as a person would say it.
  func words(_ facts: CaseFacts) -> String {
    let known = dimensions.filter { facts[$0.place] != 0 }
    guard !known.isEmpty else { return "nothing known" }
    return known.map { "\(table.facts[$0.place].name) \(table.text(of: $0.place, in: facts))" }
      .joined(separator: ", ")
  }
}
