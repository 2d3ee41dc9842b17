import Foundation
import GroundTestKit
import SQLite
import Sealing
import Sodium
import Testing

@testable import Storage

@Suite struct StoreKeysTests {
  private let fixture: StoreFixture
  private var store: Store { fixture.store }

  init() throws { fixture = try StoreFixture() }

  @Test func `somebody who is let in can read`() throws {
    let report = try fixture.report()
    _ = try store.take(report)
    let advocate = try AgreementKey.generate()
    let holder = Holder(.advocate, id: "advocate-1", key: advocate.publicKey)
    var epoch = report.epoch
    try epoch.add(holder, by: epoch.open(as: fixture.staff, with: fixture.staffKey))
    var change = fixture.change(report, ["let-in"])
    change.epoch = epoch
    #expect(try store.append(change) == .done(version: 2))
    #expect(try store.epoch(of: report.place) == epoch)
    let text = try fixture.text(of: report.items[0], in: report.place, as: holder, with: advocate)
    #expect(text == "he knows where I live")
  }

  /// Takes staff-1 out: a new epoch for staff-2 alone.
  private func rotation(
    _ report: NewReport, _ holder: Holder, items: [NewItem]
  ) throws -> CaseChange {
    let next = try CaseEpoch.begin(report.epoch.place.next, holders: [holder])
    var change = fixture.change(report, ["new-epoch"])
    change.epoch = next
    let open = try report.epoch.open(as: fixture.staff, with: fixture.staffKey)
    for item in items {
      let key = try ItemKey.unwrap(item.wrap, of: item.place, with: open, commitment: item.keyCommitment)
      change.rewraps[item.place.itemID] = try key.wrap(for: next.key, in: next.place)
    }
    return change
  }

  @Test func `a new epoch shuts out who is not in it, and old wraps are in no file`() throws {
    let report = try fixture.report(["one", "two"])
    _ = try store.take(report)
    let key = try AgreementKey.generate()
    let holder = Holder(.staff, id: "staff-2", key: key.publicKey)
    let change = try rotation(report, holder, items: report.items)
    #expect(try store.append(change) == .done(version: 2))
    #expect(try fixture.text(of: report.items[0], in: report.place, as: holder, with: key) == "one")
    let epoch = try #require(try store.epoch(of: report.place))
    #expect(epoch.place.epoch == 1 && epoch.wraps.keys.map(\.id) == ["staff-2"])
    let old = report.epoch.wraps.values.map { $0 } + report.items.map(\.wrap)
    for (name, data) in try fixture.files() {
      for wrap in old { #expect(data.range(of: Foundation.Data(wrap)) == nil, "\(name)") }
    }
  }

  @Test func `a new epoch that forgets an item is refused as a whole`() throws {
    let report = try fixture.report(["one", "two"])
    _ = try store.take(report)
    let holder = Holder(.staff, id: "staff-2", key: try AgreementKey.generate().publicKey)
    let change = try rotation(report, holder, items: [report.items[0]])
    #expect(throws: StoreError.database(.broken(.reference))) { try store.append(change) }
    #expect(try store.epoch(of: report.place) == report.epoch)
    #expect(try store.contents(of: report.place)?.record.version == 1)
    #expect(try fixture.text(of: report.items[1], in: report.place, with: fixture.staffKey) == "two")
  }

  @Test func `an item sealed to an old epoch is to be sealed again`() throws {
    let report = try fixture.report()
    _ = try store.take(report)
    let holder = Holder(.staff, id: "staff-2", key: try AgreementKey.generate().publicKey)
    _ = try store.append(rotation(report, holder, items: report.items))
    var late = fixture.change(report, seen: 2)
    late.items = [try fixture.sealed("more", in: report.epoch)]
    #expect(try store.append(late) == .otherEpoch(current: 1))
    let epoch = try #require(try store.epoch(of: report.place))
    late.items = [try fixture.sealed("more", in: epoch)]
    #expect(try store.append(late) == .done(version: 3))
  }
}
