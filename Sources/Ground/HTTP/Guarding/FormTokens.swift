internal import Primitives
public import Sodium

/// Proves that a form was made for this session (signed double submit). Nothing is stored.
public struct FormTokens: ~Copyable, Sendable {
  private let key: Secret
  private static let maskBytes = 16
  /// The name of the hidden field.
  public static let field = "form"

  public init(key: consuming Secret) { self.key = key }

  /// For one form of the session that a cookie names. Different each time, so that no page tells it by its compressed length.
  public func token(for session: String) -> String {
    let mask = Libsodium.randomBytes(Self.maskBytes)
    return Hex.encode(mask + mac(mask, session))
  }

  public func check(_ token: [UInt8]?, for session: String?) throws(Refusal) {
    guard let token, let session, let bytes = Hex.decode(String(decoding: token, as: UTF8.self)),
      bytes.count == Self.maskBytes + KeyedHash.byteCount
    else { throw .formToken }
    let mask = Array(bytes.prefix(Self.maskBytes))
    guard Libsodium.areEqual(Array(bytes.dropFirst(Self.maskBytes)), mac(mask, session)) else { throw .formToken }
  }

  private func mac(_ mask: [UInt8], _ session: String) -> [UInt8] {
    KeyedHash.hash(Array("bellbird form\0".utf8) + mask + Array(session.utf8), key: key)
  }
}
