internal import Evidence
internal import JSON
internal import Primitives
internal import Sealing
internal import Sodium

/// `staff.json`: the keeper's keys behind a password, and behind the recovery key.
struct StaffFile: StoredFile {
  static let format = "bellbird/case-staff/v1"
  static let byteCountMax = 1 << 14

  let staff: StaffRecord
  let recoveryKey: AgreementPublicKey

  init(staff: StaffRecord, recoveryKey: AgreementPublicKey) {
    (self.staff, self.recoveryKey) = (staff, recoveryKey)
  }

  init(_ members: RecordMembers) throws(RecordError) {
    guard let signing = try? VerifyingKey(members.hex("signing_key", byteCount: 32)) else {
      throw members.wrong("signing_key")
    }
    guard
      let cost = Argon2id(
        storedPasses: try members.number("passes"), memoryBytes: try members.number("memory_bytes"))
    else { throw members.wrong("memory_bytes") }
    var recovery: [[UInt8]] = []
    for name in ["recovery_reading", "recovery_signing"] {
      recovery.append(try members.base64(name, byteCountMax: KeyWrap.byteCount))
    }
    guard
      let staff = StaffRecord(
        id: try members.text("id") { Actor(.caseworker, name: $0) != nil },
        readingKey: try CaseHead.key(members, "reading_key"), signingKey: signing,
        salt: try members.hex("salt", byteCount: Argon2id.saltByteCount), cost: cost,
        sealed: try members.base64("sealed", byteCountMax: 1_024), recovery: recovery)
    else { throw members.wrong("sealed") }
    self.init(staff: staff, recoveryKey: try CaseHead.key(members, "recovery_key"))
  }

  var members: [JSONValue.Member] {
    [
      .init("id", JSONValue(staff.id)), .init("reading_key", JSONValue(Hex.encode(staff.readingKey.bytes))),
      .init("signing_key", JSONValue(Hex.encode(staff.signingKey.bytes))),
      .init("salt", JSONValue(Hex.encode(staff.salt))), .init("passes", JSONValue(staff.cost.passes)),
      .init("memory_bytes", JSONValue(staff.cost.memoryBytes)), .init("sealed", JSONValue(Base64.encode(staff.sealed))),
      .init("recovery_reading", JSONValue(Base64.encode(staff.recovery[0]))),
      .init("recovery_signing", JSONValue(Base64.encode(staff.recovery[1]))),
      .init("recovery_key", JSONValue(Hex.encode(recoveryKey.bytes))),
    ]
  }
}
