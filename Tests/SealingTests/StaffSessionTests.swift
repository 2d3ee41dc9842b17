import Sodium
import Testing

@testable import Sealing

@Suite struct StaffSessionTests {
  @Test func `only the browser's secret opens it`() throws {
    let keys = try StaffKeys.make()
    let (secret, other) = (
      try Secret.random(byteCount: 32).copiedForTest, try Secret.random(byteCount: 32).copiedForTest
    )
    let session = try StaffSession.begin(keys, secret: SealingFixture.bytes(secret))
    #expect(try session.id == StaffSession.id(of: SealingFixture.bytes(secret)))
    #expect(try session.id != StaffSession.id(of: SealingFixture.bytes(other)))
    #expect(try session.resume(secret: SealingFixture.bytes(secret)).reading.publicKey == keys.reading.publicKey)
    #expect(throws: SealingError.sodium(.otherKey)) { _ = try session.resume(secret: SealingFixture.bytes(other)) }
    #expect(throws: SealingError.sodium(.malformed)) { try StaffSession.begin(keys, secret: SealingFixture.bytes([1])) }
  }
}

extension Secret {
  var copiedForTest: [UInt8] { (0..<byteCount).map { self[$0] } }
}
