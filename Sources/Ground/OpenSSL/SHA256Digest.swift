internal import COpenSSL

/// 32 bytes that SHA-256 gave, kept in place: no array for each.
public struct SHA256Digest: Hashable, Sendable {
  private var words: InlineWords = InlineWords()

  private struct InlineWords: Hashable, Sendable {
    var first: UInt64 = 0
    var second: UInt64 = 0
    var third: UInt64 = 0
    var fourth: UInt64 = 0
  }

  fileprivate init() {}

  /// Nil where there are not 32 bytes.
  public init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count == SHA256.byteCount else { return nil }
    // SAFETY: the words have 32 bytes and any bytes are a value of them.
    unsafe withUnsafeMutableBytes(of: &words) { unsafe $0.copyBytes(from: bytes) }
  }

  /// As many digests as there are 32 bytes; nil where something is left over.
  public static func all(in bytes: [UInt8]) -> [SHA256Digest]? {
    guard bytes.count % SHA256.byteCount == 0 else { return nil }
    let count = bytes.count / SHA256.byteCount
    // SAFETY: any 32 bytes are a value; there is room for all, and all are written.
    return unsafe [SHA256Digest](unsafeUninitializedCapacity: count) { output, written in
      unsafe UnsafeMutableRawBufferPointer(output).copyBytes(from: bytes)
      written = count
    }
  }

  public var bytes: [UInt8] { unsafe withUnsafeBytes(of: words) { unsafe Array($0) } }

  /// SHA-256 of a byte and what follows it: the byte keeps different kinds of things apart.
  public static func of(prefix: UInt8, _ bytes: borrowing RawSpan) -> SHA256Digest {
    var digest = SHA256Digest()
    // SAFETY: OpenSSL reads the span during the call and writes 32 bytes, for which there is room.
    unsafe bytes.withUnsafeBytes { source in
      unsafe digest.write { unsafe bb_sha256_prefixed(prefix, source.baseAddress, source.count, $0) }
    }
    return digest
  }

  /// SHA-256 of a byte and two digests.
  public static func of(prefix: UInt8, _ left: SHA256Digest, _ right: SHA256Digest) -> SHA256Digest {
    pairs(prefix: prefix, of: [left, right])[0]
  }

  /// Of the first and second, the third and fourth, and so on; an odd last one is left out.
  public static func pairs(prefix: UInt8, of digests: [SHA256Digest]) -> [SHA256Digest] {
    let count = digests.count / 2
    // SAFETY: digests lie in the array one behind the other, 32 bytes each; `count` of them are written.
    return unsafe [SHA256Digest](unsafeUninitializedCapacity: count) { output, written in
      unsafe digests.withUnsafeBytes { input in
        let source = unsafe input.baseAddress?.assumingMemoryBound(to: UInt8.self)
        let target = unsafe UnsafeMutableRawPointer(output.baseAddress)?.assumingMemoryBound(to: UInt8.self)
        if count > 0 { unsafe bb_sha256_pairs(prefix, source, count, target) }
      }
      written = count
    }
  }

  private mutating func write(_ body: (UnsafeMutablePointer<UInt8>?) -> Void) {
    unsafe withUnsafeMutableBytes(of: &words) {
      unsafe body($0.baseAddress?.assumingMemoryBound(to: UInt8.self))
    }
  }
}
