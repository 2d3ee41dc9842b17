import GroundTestKit
import SQLite
import Testing

@testable import Storage

@Suite struct StoreQueueTests {
  private let fixture: StoreFixture
  private var store: Store { fixture.store }

  init() throws { fixture = try StoreFixture() }

  /// Cases without content, in one transaction.
  private func fill(_ count: Int, random: inout SeededRandom) throws {
    var rows: [[Int]] = []
    for number in 0..<count {
      rows.append([
        number, Int.random(in: -4...0, using: &random), Int.random(in: 0..<50, using: &random),
        Int.random(in: 0...9, using: &random) == 0 ? 0 : 1,
      ])
    }
    try store.write { (c) throws(SQLiteError) in
      for row in rows {
        try c.run(
          """
          INSERT INTO cases (id, tenant, received, version, state, is_open, urgency, wish, promised, assigned)
          VALUES (?, 'harbour', 1, 0, 'received', ?, ?, 'act', ?, ?)
          """, [UInt8](repeating: 0, count: 14) + [UInt8(row[0] >> 8), UInt8(row[0] & 255)], row[3], row[1],
          row[2] == 49 ? Int.max : row[2], row[0] % 3 == 0 ? "staff-1" : String?.none)
      }
    }
  }

  private func isBefore(_ one: CaseRecord, _ other: CaseRecord) -> Bool {
    func place(_ record: CaseRecord) -> [Int] {
      [-record.standing.risk, record.standing.promised ?? .max] + record.place.id.map(Int.init)
    }
    return place(one).lexicographicallyPrecedes(place(other))
  }

  @Test func `risk first, then what was promised soonest, over all pages and without doubles`() throws {
    var random = SeededRandom(seed: 24)
    try fill(500, random: &random)
    for staff in [nil, "staff-1"] {
      var all: [CaseRecord] = []
      while true {
        let page = try store.queue(
          StoreFixture.tenant, after: all.last.map { QueuePlace(after: $0) }, assignedTo: staff, limit: 7)
        guard !page.isEmpty else { break }
        all += page
      }
      #expect(zip(all, all.dropFirst()).allSatisfy { isBefore($0, $1) })
      #expect(all.allSatisfy { $0.standing.isOpen && (staff == nil || $0.standing.assigned == staff) })
      let expected = try store.read { (c) throws(SQLiteError) in
        try c.row("SELECT count(*), sum(assigned = 'staff-1') FROM cases WHERE is_open = 1") {
          (row) throws(SQLiteError) -> [Int] in [try row[0], try row[1]]
        }
      }
      #expect(all.count == expected?[staff == nil ? 0 : 1])
    }
  }

  @Test func `a page is read off an index, without sorting and without looking at other cases`() throws {
    let plans = try store.read { (c) throws(SQLiteError) in
      (try c.plan(of: Store.queueSQL), try c.plan(of: Store.queueOfStaffSQL))
    }
    #expect(
      plans.0 == ["SEARCH cases USING INDEX cases_queue (tenant=? AND (urgency,promised,id)>(?,?,?))"])
    #expect(
      plans.1 == [
        "SEARCH cases USING INDEX cases_of_staff (tenant=? AND assigned=? AND (urgency,promised,id)>(?,?,?))"
      ])
  }

  @Test func `a page has a limit`() throws {
    var random = SeededRandom(seed: 1)
    try fill(300, random: &random)
    #expect(try store.queue(StoreFixture.tenant, limit: .max).count == Store.queuePageMax)
    #expect(try store.queue(StoreFixture.tenant, limit: -1).isEmpty)
  }

  @Test func `a case that closes leaves the queue`() throws {
    let report = try fixture.report()
    _ = try store.take(report)
    #expect(try store.queue(StoreFixture.tenant).map(\.place) == [report.place])
    var change = fixture.change(report)
    change.standing.isOpen = false
    _ = try store.append(change)
    #expect(try store.queue(StoreFixture.tenant).isEmpty)
  }
}
