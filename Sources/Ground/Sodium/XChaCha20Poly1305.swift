internal import CSodium

/// XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha) as the library has it. It does not commit to its key: see `CommittedBox`.
enum XChaCha20Poly1305 {
  static let keyByteCount = 32
  static let nonceByteCount = 24
  static let tagByteCount = 16

  static func seal(
    _ plaintext: borrowing RawSpan, key: borrowing Secret, nonce: [UInt8], associated: [UInt8]
  ) -> [UInt8] {
    precondition(key.byteCount == keyByteCount && nonce.count == nonceByteCount)
    var sealed = [UInt8](repeating: 0, count: plaintext.byteCount + tagByteCount)
    // SAFETY: there is room for the plaintext and the tag; all counts are those of their arrays.
    unsafe plaintext.withUnsafeBytes { plain in
      let start = unsafe plain.baseAddress?.assumingMemoryBound(to: UInt8.self)
      _ = unsafe crypto_aead_xchacha20poly1305_ietf_encrypt(
        &sealed, nil, start, UInt64(plain.count), associated, UInt64(associated.count), nil, nonce, key.base)
    }
    return sealed
  }

  static func open(
    _ sealed: [UInt8], key: borrowing Secret, nonce: [UInt8], associated: [UInt8]
  ) throws(SodiumError) -> Secret {
    precondition(key.byteCount == keyByteCount && nonce.count == nonceByteCount)
    guard sealed.count >= tagByteCount else { throw .truncated }
    let plain = try Secret(uninitialized: sealed.count - tagByteCount)
    // SAFETY: there is room for what is sealed without its tag; all counts are those of their arrays.
    let done = unsafe crypto_aead_xchacha20poly1305_ietf_decrypt(
      plain.base, nil, nil, sealed, UInt64(sealed.count), associated, UInt64(associated.count), nonce, key.base)
    guard done == 0 else { throw .notAuthentic }
    return plain
  }
}
