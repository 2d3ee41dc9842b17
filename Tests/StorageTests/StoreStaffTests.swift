import GroundTestKit
import SQLite
import Sealing
import Sodium
import Testing

@testable import Storage

@Suite struct StoreStaffTests {
  private let fixture: StoreFixture
  private var store: Store { fixture.store }
  private let recovery: AgreementPublicKey

  init() throws {
    fixture = try StoreFixture()
    recovery = try AgreementKey.generate().publicKey
  }

  private func password(_ text: String) throws -> Secret {
    var bytes = Array(text.utf8)
    return try Secret(taking: &bytes)
  }

  private func record(_ id: String = "staff-1") throws -> StaffRecord {
    try StaffRecord.make(id: id, password: password("old"), recovery: recovery, cost: StoreFixture.cheap)
  }

  @Test func `a record comes back as it was, for its tenant alone`() throws {
    let record = try record()
    #expect(try store.save(record, tenant: StoreFixture.tenant, now: 5, leaf: 1))
    #expect(try store.staff("staff-1", tenant: StoreFixture.tenant) == record)
    try store.addTenant("other", now: 1)
    #expect(try store.staff("staff-1", tenant: "other") == nil)
    #expect(try !store.save(self.record(), tenant: "other", now: 6, leaf: 2))
    #expect(try store.staff("staff-1", tenant: StoreFixture.tenant) == record)
  }

  @Test func `another password keeps the keys, other keys show in the directory`() throws {
    let record = try record()
    _ = try store.save(record, tenant: StoreFixture.tenant, now: 5, leaf: 1)
    let changed = try record.changed(
      record.unlock(password: password("old")), password: password("new"), recovery: recovery)
    _ = try store.save(changed, tenant: StoreFixture.tenant, now: 6, leaf: nil)
    #expect(try store.staff("staff-1", tenant: StoreFixture.tenant) == changed)
    #expect(try store.keyDirectory(of: "staff-1").map(\.since) == [5])
    let replaced = try self.record()
    _ = try store.save(replaced, tenant: StoreFixture.tenant, now: 9, leaf: 4)
    let directory = try store.keyDirectory(of: "staff-1")
    #expect(directory.map(\.number) == [1, 2] && directory.map(\.leaf) == [1, 4])
    #expect(directory.map(\.reading) == [record.readingKey, replaced.readingKey])
    #expect(throws: StoreError.database(.broken(.trigger))) {
      try store.write { (c) throws(SQLiteError) in _ = try c.run("DELETE FROM staff_keys") }
    }
  }

  @Test func `a session ends by itself, at sign-out, and when somebody leaves`() throws {
    let record = try record()
    _ = try store.save(record, tenant: StoreFixture.tenant, now: 5, leaf: 1)
    let keys = try record.unlock(password: password("old"))
    func begin() throws -> StaffSession {
      let session = try StaffSession.begin(keys, secret: .random(byteCount: 32))
      try store.begin(session, of: "staff-1", until: 100)
      return session
    }
    let (one, two) = (try begin(), try begin())
    #expect(
      try store.session(one.id, now: 50, until: 150)
        == FoundSession(staff: "staff-1", tenant: StoreFixture.tenant, session: one))
    #expect(try store.session(one.id, now: 149, until: 120) != nil)
    #expect(try store.session(one.id, now: 150, until: 300) == nil)
    #expect(try store.session(two.id, now: 100, until: 300) == nil)
    let (three, four) = (try begin(), try begin())
    try store.end(session: three.id)
    #expect(try store.session(three.id, now: 1, until: 2) == nil)
    #expect(try store.session(four.id, now: 1, until: 2) != nil)
    try store.closeStaff("staff-1", tenant: StoreFixture.tenant)
    #expect(try store.session(four.id, now: 1, until: 2) == nil)
    #expect(try store.staff("staff-1", tenant: StoreFixture.tenant) == nil)
    try store.forget(now: 1_000)
  }

  @Test func `a token counts until its end or until it is taken back`() throws {
    let token = AccessToken(
      id: StoreFixture.random(32), tenant: StoreFixture.tenant, scopes: ["reports:write", "decisions:read"], end: 100)
    try store.save(token)
    #expect(try store.token(token.id, now: 99) == token)
    #expect(try store.token(token.id, now: 100) == nil)
    #expect(try store.token(StoreFixture.random(32), now: 1) == nil)
    try store.revoke(token: token.id, tenant: "other")
    #expect(try store.token(token.id, now: 1) != nil)
    try store.revoke(token: token.id, tenant: StoreFixture.tenant)
    #expect(try store.token(token.id, now: 1) == nil)
  }
}
