public import Sodium

/// A secret that lies in a file of its own, outside the records and their backups: without it a stolen copy of the records
/// is of no use for guessing receipts.
public final class Pepper: Sendable {
  /// Counted up when a new one is made, once a year.
  public let epoch: Int
  let key: Secret

  public init(epoch: Int, key: consuming Secret) {
    precondition(key.byteCount == 32)
    self.epoch = epoch
    self.key = key
  }
}

/// What a receipt becomes under one pepper. Slow to make on purpose.
public final class ReceiptKeys: Sendable {
  public let pepperEpoch: Int
  /// Under what the report is found; it says nothing of the receipt.
  public let locator: [UInt8]
  /// Opens what is sealed for the survivor.
  public let mailbox: AgreementKey
  /// For how she may be reached.
  let preferences: Secret
  /// Vouches that what is added comes from the holder of the receipt.
  let writing: Secret

  init(_ receipt: borrowing Receipt, pepper: Pepper, salt: [UInt8], cost: Argon2id) throws(SodiumError) {
    let peppered = try HMACSHA256.code(
      for: Array("bellbird/receipt/v1".utf8), and: receipt.secret, key: pepper.key)
    let root = try cost.key(from: peppered, salt: salt)
    let mailbox = try AgreementKey(secret: HKDF.subkey(of: root, for: "bellbird/receipt/mailbox/v1"))
    let preferences = try HKDF.subkey(of: root, for: "bellbird/receipt/preferences/v1")
    let writing = try HKDF.subkey(of: root, for: "bellbird/receipt/writing/v1")
    locator = KeyedHash.hash(of: try HKDF.subkey(of: root, for: "bellbird/receipt/locator/v1"))
    pepperEpoch = pepper.epoch
    self.mailbox = mailbox
    self.preferences = preferences
    self.writing = writing
  }

  /// A code over something that is added to the report.
  public func writingCode(for bytes: [UInt8]) throws(SealingError) -> [UInt8] {
    do throws(SodiumError) {
      let code = try HMACSHA256.code(for: bytes, key: writing)
      return (0..<code.byteCount).map { code[$0] }
    } catch {
      throw .sodium(error)
    }
  }

  /// Keeps something for the holder of the receipt alone, such as how she may be reached.
  public func seal(_ bytes: borrowing RawSpan) -> [UInt8] {
    CommittedBox.seal(bytes, key: preferences, context: Array("bellbird/preferences/v1".utf8))
  }

  public func open(_ sealed: [UInt8]) throws(SealingError) -> Secret {
    do throws(SodiumError) {
      return try CommittedBox.open(sealed, key: preferences, context: Array("bellbird/preferences/v1".utf8))
    } catch {
      throw .sodium(error)
    }
  }
}
