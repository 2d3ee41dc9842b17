internal import CSodium

/// The library itself: its version, randomness and comparison.
public enum Libsodium {
  private static let isReady = sodium_init() >= 0

  /// Called before anything that depends on `sodium_init`.
  static func start() { precondition(isReady, "libsodium starts") }

  /// As `bellbird version` shows it.
  public static var version: String {
    // SAFETY: the library returns a constant, NUL-terminated text.
    unsafe String(cString: sodium_version_string())
  }

  /// Bytes from the system's generator, for values that are not secret: nonces, identifiers, salts.
  public static func randomBytes(_ count: Int) -> [UInt8] {
    start()
    var bytes = [UInt8](repeating: 0, count: count)
    // SAFETY: the count given is the array's own.
    unsafe bytes.withUnsafeMutableBytes { buffer in
      if let base = buffer.baseAddress { unsafe randombytes_buf(base, buffer.count) }
    }
    return bytes
  }

  /// Whether both are the same, in a time that depends on their length only.
  public static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    // SAFETY: both have `left.count` bytes.
    return unsafe sodium_memcmp(left, right, left.count) == 0
  }

  /// Overwrites an array that held something secret. Copies that were made before are not reached.
  public static func wipe(_ bytes: inout [UInt8]) {
    // SAFETY: the count given is the array's own.
    unsafe bytes.withUnsafeMutableBytes { buffer in
      if let base = buffer.baseAddress { unsafe sodium_memzero(base, buffer.count) }
    }
  }

  /// From now on this process leaves no core dump, and no other process of its user can look into it. For programs that
  /// hold keys; false where the system does not let it.
  public static func refuseDumps() -> Bool { bb_refuse_dumps() == 0 }
}
