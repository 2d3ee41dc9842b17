import Sodium
import Testing

@testable import Sealing

@Suite struct StaffKeysTests {
  private func record(_ password: String, recovery: AgreementPublicKey) throws -> StaffRecord {
    try StaffRecord.make(
      id: "staff-1", password: SealingFixture.secret(password), recovery: recovery, cost: SealingFixture.cheap)
  }

  @Test func `the password opens them, another does not`() throws {
    let recovery = try AgreementKey.generate()
    let record = try record("correct", recovery: recovery.publicKey)
    let keys = try record.unlock(password: SealingFixture.secret("correct"))
    #expect(keys.reading.publicKey == record.readingKey && keys.signing.verifyingKey == record.signingKey)
    for password in ["", "correct ", "Correct"] {
      #expect(throws: SealingError.sodium(.otherKey)) {
        _ = try record.unlock(password: SealingFixture.secret(password))
      }
    }
  }

  @Test func `a changed password opens the same keys, the old one nothing`() throws {
    let recovery = try AgreementKey.generate()
    let old = try record("old", recovery: recovery.publicKey)
    let keys = try old.unlock(password: SealingFixture.secret("old"))
    let new = try old.changed(keys, password: SealingFixture.secret("new"), recovery: recovery.publicKey)
    #expect(new.readingKey == old.readingKey && new.salt != old.salt)
    #expect(try new.unlock(password: SealingFixture.secret("new")).signing.verifyingKey == old.signingKey)
    #expect(throws: SealingError.sodium(.otherKey)) { _ = try new.unlock(password: SealingFixture.secret("old")) }
  }

  @Test func `the recovery key opens them, another does not`() throws {
    let (halves, stranger) = (try RecoveryKey.make().publicKey, try AgreementKey.generate().publicKey)
    #expect(halves != stranger)
    let recovery = try AgreementKey.generate()
    let record = try record("lost", recovery: recovery.publicKey)
    #expect(try record.recover(with: recovery).reading.publicKey == record.readingKey)
    let other = try AgreementKey.generate()
    #expect(throws: SealingError.sodium(.notAuthentic)) { _ = try record.recover(with: other) }
  }
}
