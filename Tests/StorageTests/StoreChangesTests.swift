import GroundTestKit
import SQLite
import Sealing
import Testing

@testable import Storage

@Suite struct StoreChangesTests {
  private let fixture: StoreFixture
  private var store: Store { fixture.store }

  init() throws { fixture = try StoreFixture() }

  @Test func `a report is there with all that belongs to it`() throws {
    var report = try fixture.report(["first", "second"])
    report.messages = [NewMessage("webhook", due: 5, sealed: [1])]
    #expect(try store.take(report) == .done(version: 1))
    let contents = try #require(try store.contents(of: report.place))
    #expect(contents.record.standing == report.standing && contents.record.version == 1)
    #expect(contents.events == [StoredEvent(number: 1, event: report.events[0])])
    #expect(Set(contents.items.map(\.place)) == Set(report.items.map(\.place)))
    #expect(try store.epoch(of: report.place) == report.epoch)
    #expect(try store.takeMessages(now: 5, leaseSeconds: 60).count == 1)
    for (item, text) in zip(report.items, ["first", "second"]) {
      #expect(try fixture.text(of: item, in: report.place, with: fixture.staffKey) == text)
    }
  }

  @Test func `a large item lies in a file, and comes back whole`() throws {
    let report = try fixture.report(["large"], padTo: 40_000)
    #expect(report.items[0].staged.body == nil)
    #expect(try store.take(report) == .done(version: 1))
    #expect(try fixture.text(of: report.items[0], in: report.place, with: fixture.staffKey)?.count == 40_000)
    let reopened = try Store.open(fixture.path)
    #expect(try reopened.check().isEmpty)
  }

  @Test func `events are numbered, and who is late is told`() throws {
    let report = try fixture.report()
    _ = try store.take(report)
    #expect(try store.append(fixture.change(report, ["assigned", "opened"])) == .done(version: 3))
    #expect(try store.append(fixture.change(report)) == .conflict(currentVersion: 3))
    #expect(try store.append(fixture.change(report, seen: 3)) == .done(version: 4))
    let contents = try #require(try store.contents(of: report.place))
    #expect(contents.events.map(\.number) == [1, 2, 3, 4])
    #expect(contents.events.map(\.event.kind) == ["received", "assigned", "opened", "assigned"])
  }

  @Test func `of many who add at once to one version, one is first`() async throws {
    let report = try fixture.report()
    _ = try store.take(report)
    let changes = (0..<8).map { _ in fixture.change(report) }
    let store = store
    let outcomes = try await withThrowingTaskGroup(of: StoreOutcome.self) { group in
      for change in changes { group.addTask { try store.append(change) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(outcomes.filter { $0 == .done(version: 2) }.count == 1)
    #expect(outcomes.filter { $0 == .conflict(currentVersion: 2) }.count == 7)
  }

  @Test func `another tenant finds nothing`() throws {
    let report = try fixture.report()
    _ = try store.take(report)
    try store.addTenant("other", now: 1)
    let place = CasePlace(tenant: "other", id: report.place.id)
    var change = fixture.change(report)
    change.place = place
    #expect(try store.append(change) == .unknownCase)
    #expect(try store.contents(of: place) == nil && store.epoch(of: place) == nil)
    #expect(try !store.readItem(report.items[0].place.itemID, of: place) { _ in })
    #expect(try store.queue("other").isEmpty)
  }

  @Test func `what fails leaves nothing behind in the records`() throws {
    var report = try fixture.report(["one"])
    report.items.append(report.items[0])
    #expect(throws: StoreError.database(.broken(.unique))) { try store.take(report) }
    #expect(try store.contents(of: report.place) == nil && store.queue(StoreFixture.tenant).isEmpty)
    report.items.removeLast()
    #expect(try store.take(report) == .done(version: 1))
    #expect(try store.check().isEmpty)
  }

  @Test(arguments: ["He hit me", "maria@example.org", "", "x y", "ÄRGER", String(repeating: "a", count: 41)])
  func `a sentence or an address does not fit where only names belong`(_ text: String) throws {
    var report = try fixture.report()
    report.standing.state = text
    #expect(throws: StoreError.database(.broken(.check))) { try store.take(report) }
    report.standing.state = "received"
    report.standing.assigned = text.count > 40 ? text + text : text
    #expect(throws: StoreError.database(.broken(.check))) { try store.take(report) }
    report.standing.assigned = nil
    report.events = [NewEvent(text, at: 1, sealed: [])]
    #expect(throws: StoreError.database(.broken(.check))) { try store.take(report) }
  }

  @Test func `a request that comes twice is done once`() throws {
    var report = try fixture.report()
    func key(_ request: String) -> RequestKey {
      RequestKey(tenant: StoreFixture.tenant, key: "k-1", request: Array(request.utf8), answer: [7], time: 3)
    }
    report.request = key("a")
    #expect(try store.take(report) == .done(version: 1))
    var again = try fixture.report()
    again.request = key("a")
    #expect(try store.take(again) == .repeated(answer: [7]))
    again.request = key("b")
    #expect(try store.take(again) == .keyReused)
    #expect(try store.contents(of: again.place) == nil)
    try store.forget(now: 3 + 86_400)
    #expect(try store.take(again) == .done(version: 1))
  }

  @Test func `events cannot be changed, even by the program`() throws {
    let report = try fixture.report()
    _ = try store.take(report)
    #expect(throws: StoreError.database(.broken(.trigger))) {
      try store.write { (c) throws(SQLiteError) in _ = try c.run("UPDATE case_events SET time = 0") }
    }
    #expect(throws: StoreError.database(.broken(.trigger))) {
      try store.write { (c) throws(SQLiteError) in _ = try c.run("DELETE FROM case_events") }
    }
  }
}
