internal import COpenSSL

/// SHA-256 (FIPS 180-4), by OpenSSL.
public enum SHA256 {
  public static let byteCount = 32

  public static func digest(of bytes: some Sequence<UInt8>) -> [UInt8] {
    let input = Array(bytes)
    var digest = [UInt8](repeating: 0, count: byteCount)
    var length: UInt32 = 0
    // SAFETY: OpenSSL reads `input.count` bytes and writes 32, for which there is room.
    let done = unsafe EVP_Digest(input, input.count, &digest, &length, EVP_sha256(), nil)
    precondition(done == 1 && length == byteCount, "OpenSSL has SHA-256")
    return digest
  }

  /// The digest in lower-case hexadecimal: 64 characters.
  public static func hex(of text: String) -> String {
    digest(of: text.utf8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

/// A SHA-256 that is fed piece by piece.
@safe
public final class SHA256Stream {
  private let context: OpaquePointer

  public init() {
    guard let context = unsafe EVP_MD_CTX_new(), unsafe EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
      preconditionFailure("OpenSSL has SHA-256")
    }
    unsafe self.context = context
  }

  deinit { unsafe EVP_MD_CTX_free(context) }

  public func add(_ bytes: borrowing RawSpan) {
    // SAFETY: OpenSSL reads the span's bytes during the call.
    let done = unsafe bytes.withUnsafeBytes { unsafe EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
    precondition(done == 1, "OpenSSL has SHA-256")
  }

  /// The digest of everything that was added; nothing may be added any more.
  public func digest() -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: SHA256.byteCount)
    // SAFETY: OpenSSL writes 32 bytes, for which there is room.
    let done = unsafe EVP_DigestFinal_ex(context, &digest, nil)
    precondition(done == 1, "OpenSSL has SHA-256")
    return digest
  }
}
