public import Sodium

/// The keys of somebody who works on reports: one to read, one to sign replies.
public struct StaffKeys: ~Copyable {
  public let reading: AgreementKey
  public let signing: SigningKey

  static func make() throws(SodiumError) -> StaffKeys {
    let reading = try AgreementKey.generate()
    return StaffKeys(reading: reading, signing: try SigningKey.generate())
  }

  init(reading: consuming AgreementKey, signing: consuming SigningKey) {
    self.reading = reading
    self.signing = signing
  }

  func secret() throws(SodiumError) -> Secret { try reading.secretCopy().followed(by: signing.seed()) }

  init(secret: borrowing Secret) throws(SodiumError) {
    guard secret.byteCount == 64 else { throw .malformed }
    let reading = try AgreementKey(secret: secret.part(0..<32))
    self.init(reading: reading, signing: try SigningKey(seed: secret.part(32..<64)))
  }
}

/// What is stored of them. The password opens it, or the recovery key; whoever has the records alone opens nothing.
public struct StaffRecord: Hashable, Sendable {
  public let id: String
  public let readingKey: AgreementPublicKey
  public let signingKey: VerifyingKey
  public let salt: [UInt8]
  public let cost: Argon2id
  /// The keys behind the password.
  public let sealed: [UInt8]
  /// The two keys, each sealed for the recovery key.
  public let recovery: [[UInt8]]

  /// What was stored. Nil where the parts cannot be those of a record.
  public init?(
    id: String, readingKey: AgreementPublicKey, signingKey: VerifyingKey, salt: [UInt8], cost: Argon2id,
    sealed: [UInt8], recovery: [[UInt8]]
  ) {
    guard id.utf8.count <= 255, salt.count == Argon2id.saltByteCount, sealed.count <= 1_024,
      recovery.count == 2, recovery.allSatisfy({ $0.count == KeyWrap.byteCount })
    else { return nil }
    (self.id, self.readingKey, self.signingKey) = (id, readingKey, signingKey)
    (self.salt, self.cost, self.sealed, self.recovery) = (salt, cost, sealed, recovery)
  }

  /// Fresh keys behind a password.
  public static func make(
    id: String, password: borrowing Secret, recovery: AgreementPublicKey, cost: Argon2id = .standard
  ) throws(SealingError) -> StaffRecord {
    do throws(SodiumError) {
      return try StaffRecord(StaffKeys.make(), id: id, password: password, recovery: recovery, cost: cost)
    } catch {
      throw .sodium(error)
    }
  }

  private init(
    _ keys: borrowing StaffKeys, id: String, password: borrowing Secret, recovery: AgreementPublicKey, cost: Argon2id
  ) throws(SodiumError) {
    self.id = id
    self.cost = cost
    readingKey = keys.reading.publicKey
    signingKey = keys.signing.verifyingKey
    salt = Libsodium.randomBytes(Argon2id.saltByteCount)
    let place = Self.place(id, readingKey, signingKey)
    let key = try cost.key(from: password, salt: salt)
    sealed = try keys.secret().withBytes { CommittedBox.seal($0, key: key, context: place) }
    self.recovery = [
      try KeyWrap.wrap(keys.reading.secretCopy(), for: recovery, context: place + [0]),
      try KeyWrap.wrap(keys.signing.seed(), for: recovery, context: place + [1]),
    ]
  }

  private static func place(_ id: String, _ reading: AgreementPublicKey, _ signing: VerifyingKey) -> [UInt8] {
    PlaceBytes.of("bellbird/staff/v1", [Array(id.utf8), reading.bytes, signing.bytes])
  }

  private var place: [UInt8] { Self.place(id, readingKey, signingKey) }

  public func unlock(password: borrowing Secret) throws(SealingError) -> StaffKeys {
    do throws(SodiumError) {
      let key = try cost.key(from: password, salt: salt)
      return try matching(StaffKeys(secret: CommittedBox.open(sealed, key: key, context: place)))
    } catch {
      throw .sodium(error)
    }
  }

  /// With the two halves of the recovery key put together: for somebody who lost the password or left.
  public func recover(with key: borrowing AgreementKey) throws(SealingError) -> StaffKeys {
    do throws(SodiumError) {
      let reading = try KeyWrap.unwrap(recovery[0], with: key, context: place + [0])
      let signing = try KeyWrap.unwrap(recovery[1], with: key, context: place + [1])
      return try matching(StaffKeys(secret: reading.followed(by: signing)))
    } catch {
      throw .sodium(error)
    }
  }

  /// The same keys behind another password.
  public func changed(
    _ keys: borrowing StaffKeys, password: borrowing Secret, recovery: AgreementPublicKey
  ) throws(SealingError) -> StaffRecord {
    do throws(SodiumError) {
      return try StaffRecord(keys, id: id, password: password, recovery: recovery, cost: cost)
    } catch {
      throw .sodium(error)
    }
  }

  private func matching(_ keys: consuming StaffKeys) throws(SodiumError) -> StaffKeys {
    guard keys.reading.publicKey == readingKey, keys.signing.verifyingKey == signingKey else { throw .otherKey }
    return keys
  }
}
