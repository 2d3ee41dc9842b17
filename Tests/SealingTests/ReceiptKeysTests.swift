import Sodium
import Testing

@testable import Sealing

@Suite struct ReceiptKeysTests {
  private func keys(_ receipt: borrowing Receipt, pepper: UInt8 = 1, salt: UInt8 = 4, passes: Int = 1) throws
    -> ReceiptKeys
  {
    try ReceiptKeys(
      receipt, pepper: Pepper(epoch: 1, key: SealingFixture.bytes([UInt8](repeating: pepper, count: 32))),
      salt: [UInt8](repeating: salt, count: 16), cost: Argon2id(passes: passes, memoryBytes: 8_192))
  }

  @Test func `receipt, pepper, salt and cost each change everything`() throws {
    let receipt = try Receipt.make()
    let one = try keys(receipt)
    #expect(try keys(receipt).locator == one.locator && keys(receipt).mailbox.publicKey == one.mailbox.publicKey)
    for other in [
      try keys(.make()), try keys(receipt, pepper: 2), try keys(receipt, salt: 5), try keys(receipt, passes: 2),
    ] {
      #expect(other.locator != one.locator && other.mailbox.publicKey != one.mailbox.publicKey)
      #expect(try other.writingCode(for: [1]) != one.writingCode(for: [1]))
    }
  }

  @Test func `the parts say nothing of each other`() throws {
    let one = try keys(.make())
    #expect(try Set([one.locator, one.mailbox.publicKey.bytes, one.writingCode(for: [])]).count == 3)
  }

  @Test func `preferences open with the receipt alone`() throws {
    let (one, other) = (try keys(.make()), try keys(.make()))
    let bytes: [UInt8] = [1, 2, 3]
    let sealed = one.seal(bytes.span.bytes)
    #expect(try one.open(sealed)[2] == 3)
    #expect(throws: SealingError.sodium(.otherKey)) { _ = try other.open(sealed) }
  }

  @Test func `a code vouches for what is written`() throws {
    let one = try keys(.make())
    #expect(try one.writingCode(for: [1]) == one.writingCode(for: [1]))
    #expect(try one.writingCode(for: [1]) != one.writingCode(for: [2]))
  }
}
