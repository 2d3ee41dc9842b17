import Sodium
import Testing

@testable import Sealing

@Suite struct RecoveryKeyTests {
  @Test func `both halves open, in either order, from paper too`() throws {
    let recovery = try RecoveryKey.make()
    let team = try SealingFixture.Team(others: [Holder(.recovery, id: "", key: recovery.publicKey)])
    let holder = Holder(.recovery, id: "", key: recovery.publicKey)
    let key = try RecoveryKey.join(recovery.second, recovery.first, for: recovery.publicKey)
    #expect(try team.epoch.open(as: holder, with: key).publicKey == team.epoch.key)
    let paper = try RecoveryKey.half(from: RecoveryKey.words(of: recovery.first))
    #expect(try RecoveryKey.join(paper, recovery.second, for: recovery.publicKey).publicKey == recovery.publicKey)
  }

  @Test func `one half, two of one kind, or a foreign half open nothing`() throws {
    let recovery = try RecoveryKey.make()
    let other = try RecoveryKey.make()
    #expect(throws: SealingError.self) {
      _ = try RecoveryKey.join(recovery.first, recovery.first, for: recovery.publicKey)
    }
    #expect(throws: SealingError.sodium(.otherKey)) {
      _ = try RecoveryKey.join(recovery.first, other.second, for: recovery.publicKey)
    }
    let nothing = try SealingFixture.bytes([UInt8](repeating: 0, count: 32))
    #expect(throws: SealingError.sodium(.otherKey)) {
      _ = try RecoveryKey.join(recovery.first, nothing, for: recovery.publicKey)
    }
  }
}
