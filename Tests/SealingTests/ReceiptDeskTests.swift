import Sodium
import Testing

@testable import Sealing

@Suite struct ReceiptDeskTests {
  private let salt = [UInt8](repeating: 4, count: 16)

  private func pepper(_ epoch: Int) throws -> Pepper {
    Pepper(epoch: epoch, key: try SealingFixture.bytes([UInt8](repeating: UInt8(epoch), count: 32)))
  }

  private func desk(_ epochs: [Int]) throws -> ReceiptDesk {
    try ReceiptDesk(peppers: epochs.map { try pepper($0) }, salt: salt, cost: SealingFixture.cheap)
  }

  private func record(_ keys: ReceiptKeys, isOpen: Bool = true) throws -> ReceiptDesk.Record {
    let reporter = Holder(.reporter, id: "", key: keys.mailbox.publicKey)
    let epoch = try CaseEpoch.begin(SealingFixture.epoch(), holders: [reporter])
    return ReceiptDesk.Record(epoch: epoch, reporter: reporter, isOpen: isOpen)
  }

  @Test func `a receipt opens its report`() throws {
    let desk = try desk([2, 1])
    let receipt = try Receipt.make()
    let keys = try desk.keys(of: receipt)
    let record = try record(keys)
    let opened = try desk.open(receipt) { $0 == keys.locator ? record : nil }
    guard let opened = consume opened else {
      Issue.record("it was not found")
      return
    }
    #expect(opened.epoch.publicKey == record.epoch.key && opened.keys.pepperEpoch == 2)
  }

  /// One answer, and the same steps: each pepper is tried each time.
  @Test func `unknown, frozen and foreign receipts get the same answer after the same work`() throws {
    let desk = try desk([3, 2, 1])
    let receipt = try Receipt.make()
    let keys = try desk.keys(of: receipt)
    let (frozen, foreign) = (try record(keys, isOpen: false), try record(desk.keys(of: Receipt.make())))
    let open = try record(keys)
    for (answer, isFound) in [(nil, false), (frozen, false), (foreign, false), (open, true)]
      as [(ReceiptDesk.Record?, Bool)]
    {
      var asked: [[UInt8]] = []
      let opened = try desk.open(receipt) {
        asked.append($0)
        return $0 == keys.locator ? answer : nil
      }
      let found = opened != nil
      #expect(found == isFound && asked.count == 3 && Set(asked).count == 3)
    }
  }

  @Test func `a report under an old pepper is found and can be moved`() throws {
    let receipt = try Receipt.make()
    let old = try desk([1]).keys(of: receipt)
    let record = try record(old)
    let opened = try desk([2, 1]).open(receipt) { $0 == old.locator ? record : nil }
    guard let opened = consume opened else {
      Issue.record("it was not found")
      return
    }
    #expect(opened.keys.pepperEpoch == 1)
    let gone = try desk([3, 2]).open(receipt) { $0 == old.locator ? record : nil }
    let isGone = gone == nil
    #expect(isGone)
  }
}
