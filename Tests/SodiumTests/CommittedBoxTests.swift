import GroundTestKit
import Testing

@testable import Sodium

@Suite struct CommittedBoxTests {
  private let context = Array("case 7, item 3".utf8)

  private func sealed(_ text: String, _ key: borrowing Secret) throws -> [UInt8] {
    try Secret.of(text).withBytes { CommittedBox.seal($0, key: key, context: context) }
  }

  @Test(arguments: [0, 1, 31, 64, 1_000, 100_000])
  func `what goes in comes out`(_ count: Int) throws {
    let key = try Secret.random(byteCount: 32)
    let text = Libsodium.randomBytes(count)
    let sealed = CommittedBox.seal(text.span.bytes, key: key, context: context)
    #expect(sealed.count == count + CommittedBox.overheadBytes)
    #expect(try CommittedBox.open(sealed, key: key, context: context).copiedBytes == text)
  }

  @Test func `it opens in no other place and with no other key`() throws {
    let key = try Secret.random(byteCount: 32)
    let box = try sealed("text", key)
    #expect(throws: SodiumError.otherKey) { _ = try CommittedBox.open(box, key: key, context: context + [0]) }
    #expect(throws: SodiumError.otherKey) { _ = try CommittedBox.open(box, key: key, context: []) }
    let other = try Secret.random(byteCount: 32)
    #expect(throws: SodiumError.otherKey) { _ = try CommittedBox.open(box, key: other, context: context) }
  }

  @Test func `every changed bit and every shorter piece is refused`() throws {
    let key = try Secret.random(byteCount: 32)
    let box = try sealed("text", key)
    for bit in 0..<box.count * 8 {
      var other = box
      other[bit / 8] ^= 1 << (bit % 8)
      #expect(throws: SodiumError.self, "bit \(bit)") { _ = try CommittedBox.open(other, key: key, context: context) }
    }
    for count in 0..<box.count {
      #expect(throws: SodiumError.self) {
        _ = try CommittedBox.open(Array(box.prefix(count)), key: key, context: context)
      }
    }
    #expect(throws: SodiumError.notAuthentic) { _ = try CommittedBox.open(box + [0], key: key, context: context) }
  }

  /// Bytes that are authentic under a key to which they were not committed: what an attacker with two keys would craft.
  @Test func `bytes committed to another key are refused though their tag is right`() throws {
    let key = try Secret.random(byteCount: 32)
    let other = try Secret.random(byteCount: 32)
    let nonce = [UInt8](repeating: 1, count: 24)
    let commitment = CommittedBox.commitment(to: other, context: context)
    let associated = [CommittedBox.suite] + commitment + context
    let text: [UInt8] = [1, 2, 3]
    let body = XChaCha20Poly1305.seal(text.span.bytes, key: key, nonce: nonce, associated: associated)
    let crafted = [CommittedBox.suite] + commitment + nonce + body
    #expect(try XChaCha20Poly1305.open(body, key: key, nonce: nonce, associated: associated).copiedBytes == text)
    for either in [key.copiedBytes, other.copiedBytes] {
      #expect(throws: SodiumError.self) { _ = try CommittedBox.open(crafted, key: .of(either), context: context) }
    }
  }

  @Test func `the commitment tells keys and places apart`() throws {
    let key = try Secret.random(byteCount: 32)
    let one = CommittedBox.commitment(to: key, context: [1])
    #expect(one == CommittedBox.commitment(to: key, context: [1]))
    #expect(one != CommittedBox.commitment(to: key, context: [2]))
    #expect(try one != CommittedBox.commitment(to: .random(byteCount: 32), context: [1]))
  }
}
