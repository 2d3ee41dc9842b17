internal import SQLite
public import Sealing
public import Sodium

/// Which keys a member of staff had, and since when.
public struct StaffKeyEntry: Hashable, Sendable {
  public let number: Int
  public let reading: AgreementPublicKey
  public let signing: VerifyingKey
  public let since: Int
  public let leaf: Int?
}

extension Store {
  /// Keeps a record, new or behind another password. New keys are added to the directory, with their place in the log. False
  /// where the id belongs to another company or service.
  public func save(_ staff: StaffRecord, tenant: String, now: Int, leaf: Int?) throws(StoreError) -> Bool {
    try write { (c) throws(SQLiteError) in
      let changed = try c.run(
        """
        INSERT INTO staff (id, tenant, reading, signing, salt, passes, memory_bytes, sealed, recovery_reading,
          recovery_signing, is_active)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 1)
        ON CONFLICT (id) DO UPDATE SET reading = ?3, signing = ?4, salt = ?5, passes = ?6, memory_bytes = ?7, sealed = ?8,
          recovery_reading = ?9, recovery_signing = ?10
        WHERE tenant = ?2
        """, staff.id, tenant, staff.readingKey.bytes, staff.signingKey.bytes, staff.salt, staff.cost.passes,
        staff.cost.memoryBytes, staff.sealed, staff.recovery[0], staff.recovery[1])
      guard changed == 1 else { return false }
      let last = try directory(of: staff.id, c).last
      if last?.reading != staff.readingKey || last?.signing != staff.signingKey {
        try c.run(
          "INSERT INTO staff_keys (staff, number, reading, signing, since, leaf) VALUES (?, ?, ?, ?, ?, ?)", staff.id,
          (last?.number ?? 0) + 1, staff.readingKey.bytes, staff.signingKey.bytes, now, leaf)
      }
      return true
    }
  }

  /// Nil where there is nobody, or they left.
  public func staff(_ id: String, tenant: String) throws(StoreError) -> StaffRecord? {
    try read { (c) throws(SQLiteError) in
      try c.row(
        """
        SELECT reading, signing, salt, passes, memory_bytes, sealed, recovery_reading, recovery_signing FROM staff
        WHERE id = ? AND tenant = ? AND is_active = 1
        """, id, tenant
      ) { (row) throws(SQLiteError) in
        let cost = try cost(row[3], row[4])
        let record = StaffRecord(
          id: id, readingKey: try key(row[0]), signingKey: try verifyingKey(row[1]), salt: try row[2], cost: cost,
          sealed: try row[5], recovery: [try row[6], try row[7]])
        guard let record else { throw .damaged }
        return record
      }
    }
  }

  /// Somebody left: no sign-in any more, and no session goes on.
  public func closeStaff(_ id: String, tenant: String) throws(StoreError) {
    try write { (c) throws(SQLiteError) in
      guard try c.run("UPDATE staff SET is_active = 0 WHERE id = ? AND tenant = ?", id, tenant) == 1 else { return }
      _ = try c.run("DELETE FROM sessions WHERE staff = ?", id)
    }
  }

  public func keyDirectory(of id: String) throws(StoreError) -> [StaffKeyEntry] {
    try read { (c) throws(SQLiteError) in try directory(of: id, c) }
  }

  private func directory(of id: String, _ c: Connection) throws(SQLiteError) -> [StaffKeyEntry] {
    try c.rows("SELECT number, reading, signing, since, leaf FROM staff_keys WHERE staff = ? ORDER BY number", id) {
      (row) throws(SQLiteError) in
      StaffKeyEntry(
        number: try row[0], reading: try key(row[1]), signing: try verifyingKey(row[2]), since: try row[3],
        leaf: try row[4])
    }
  }

  private func verifyingKey(_ bytes: [UInt8]) throws(SQLiteError) -> VerifyingKey {
    do throws(SodiumError) { return try VerifyingKey(bytes) } catch { throw .damaged }
  }

  /// What is out of bounds was not written by us.
  private func cost(_ passes: Int, _ memoryBytes: Int) throws(SQLiteError) -> Argon2id {
    guard (1...100).contains(passes), (8_192...1 << 30).contains(memoryBytes) else { throw .damaged }
    return Argon2id(passes: passes, memoryBytes: memoryBytes)
  }
}
