import GroundTestKit
import Sealing
import Sodium
import Testing

@testable import Storage

@Suite struct StoreReceiptsTests {
  private let fixture: StoreFixture
  private var store: Store { fixture.store }

  init() throws { fixture = try StoreFixture() }

  private func desk(_ peppers: [Pepper], _ salt: [UInt8]) throws -> ReceiptDesk {
    try ReceiptDesk(peppers: peppers, salt: salt, cost: StoreFixture.cheap)
  }

  private func report(for keys: ReceiptKeys) throws -> NewReport {
    let place = CasePlace(tenant: StoreFixture.tenant, id: StoreFixture.random())
    let epoch = try CaseEpoch.begin(
      EpochPlace(tenant: place.tenant, caseID: place.id, epoch: 0),
      holders: [Holder(.reporter, id: "", key: keys.mailbox.publicKey), fixture.staff])
    var report = NewReport(
      place, received: 1, standing: StoreFixture.standing(), epoch: epoch,
      events: [NewEvent("received", at: 1, sealed: [1], leaf: fixture.leaf())])
    report.receipt = NewReceipt(
      locator: keys.locator, mailbox: keys.mailbox.publicKey, pepperEpoch: keys.pepperEpoch)
    return report
  }

  private func opens(_ receipt: borrowing Receipt, _ desk: ReceiptDesk) throws -> Bool {
    if let opened = try desk.open(receipt, find: { try? store.receipt($0)?.record }) {
      return opened.keys.locator.count == 32
    }
    return false
  }

  @Test func `a receipt opens its report, frozen and deleted ones do not`() throws {
    let desk = try desk([Pepper(epoch: 1, key: .random(byteCount: 32))], StoreFixture.random())
    let receipt = try Receipt.make()
    let other = try Receipt.make()
    let report = try report(for: desk.keys(of: receipt))
    _ = try store.take(report)
    #expect(try opens(receipt, desk))
    #expect(try !opens(other, desk))
    for (version, state) in [ReceiptState.frozen, .open, .expired, .deleted].enumerated() {
      var change = fixture.change(report, seen: version + 1)
      change.receipts = state
      _ = try store.append(change)
      #expect(try opens(receipt, desk) == (state == .open), "\(state)")
    }
  }

  @Test func `a receipt moves to a newer pepper`() throws {
    let (old, salt) = (Pepper(epoch: 1, key: try .random(byteCount: 32)), StoreFixture.random())
    let receipt = try Receipt.make()
    let report = try report(for: desk([old], salt).keys(of: receipt))
    _ = try store.take(report)
    let new = Pepper(epoch: 2, key: try .random(byteCount: 32))
    let both = try desk([new, old], salt)
    guard let opened = try both.open(receipt, find: { try? store.receipt($0)?.record }) else {
      Issue.record("it does not open")
      return
    }
    #expect(opened.keys.pepperEpoch == 1)
    let keys = try both.keys(of: receipt)
    var epoch = report.epoch
    try epoch.add(Holder(.reporter, id: "", key: keys.mailbox.publicKey), by: opened.epoch)
    try store.moveReceipt(
      opened.keys.locator, of: report.place,
      to: NewReceipt(locator: keys.locator, mailbox: keys.mailbox.publicKey, pepperEpoch: 2), epoch: epoch)
    #expect(try opens(receipt, desk([new], salt)))
    #expect(try !opens(receipt, desk([old], salt)))
  }
}
