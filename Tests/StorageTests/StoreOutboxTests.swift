import GroundTestKit
import Testing

@testable import Storage

@Suite struct StoreOutboxTests {
  private let fixture: StoreFixture
  private var store: Store { fixture.store }

  init() throws {
    fixture = try StoreFixture()
    var report = try fixture.report()
    report.messages = [5, 9, 7].map { NewMessage("webhook", due: $0, sealed: [UInt8($0)]) }
    _ = try fixture.store.take(report)
  }

  @Test func `what is due is taken in order, by one`() throws {
    #expect(try store.takeMessages(now: 4, leaseSeconds: 60).isEmpty)
    #expect(try store.takeMessages(now: 7, leaseSeconds: 60).map(\.sealed) == [[5], [7]])
    #expect(try store.takeMessages(now: 7, leaseSeconds: 60).isEmpty)
    #expect(try store.takeMessages(now: 10, leaseSeconds: 60, limit: 1).map(\.sealed) == [[9]])
  }

  @Test func `who is too slow cannot acknowledge any more`() throws {
    let first = try store.takeMessages(now: 5, leaseSeconds: 10)
    let second = try store.takeMessages(now: 15, leaseSeconds: 10, limit: 1)
    #expect(first.count == 1 && second.map(\.sealed) == [[7]])
    let again = try store.takeMessages(now: 20, leaseSeconds: 10)
    let retaken = try #require(again.first { $0.id == first[0].id })
    #expect(retaken.attempt == 2)
    #expect(try !store.acknowledge(first[0]) && !store.postpone(first[0], until: 1))
    #expect(try store.acknowledge(retaken))
    #expect(try !store.acknowledge(retaken))
  }

  @Test func `what did not arrive comes again when it is due`() throws {
    let taken = try store.takeMessages(now: 5, leaseSeconds: 10)
    #expect(try store.postpone(taken[0], until: 500))
    #expect(try store.takeMessages(now: 499, leaseSeconds: 1_000).count == 2)
    #expect(try store.takeMessages(now: 500, leaseSeconds: 10).map(\.attempt) == [2])
  }
}
