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
