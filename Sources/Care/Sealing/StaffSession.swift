public import Sodium

/// Unlocked keys between two requests: sealed under a secret that only the browser has. The server keeps a hash, to
/// find the session by, and what it cannot open.
public struct StaffSession: Hashable, Sendable {
  /// Under what it is found.
  public let id: [UInt8]
  public let sealed: [UInt8]

  private static let context = Array("bellbird/session/v1".utf8)

  /// The secret goes into the cookie, and is kept nowhere else.
  public static func begin(
    _ keys: borrowing StaffKeys, secret: borrowing Secret
  ) throws(SealingError) -> StaffSession {
    guard secret.byteCount == 32 else { throw .sodium(.malformed) }
    do throws(SodiumError) {
      let key = try HKDF.subkey(of: secret, for: "bellbird/session/key/v1")
      let sealed = try keys.secret().withBytes { CommittedBox.seal($0, key: key, context: context) }
      return StaffSession(id: try id(of: secret), sealed: sealed)
    } catch {
      throw .sodium(error)
    }
  }

  /// A session that was stored, too.
  public init(id: [UInt8], sealed: [UInt8]) {
    self.id = id
    self.sealed = sealed
  }

  public static func id(of secret: borrowing Secret) throws(SodiumError) -> [UInt8] {
    KeyedHash.hash(of: try HKDF.subkey(of: secret, for: "bellbird/session/id/v1"))
  }

  public func resume(secret: borrowing Secret) throws(SealingError) -> StaffKeys {
    do throws(SodiumError) {
      let key = try HKDF.subkey(of: secret, for: "bellbird/session/key/v1")
      return try StaffKeys(secret: CommittedBox.open(sealed, key: key, context: Self.context))
    } catch {
      throw .sodium(error)
    }
  }
}
