internal import COpenSSL

/// A digest by the name that others use for it. MD5 and SHA-1 are here to check what others have made; they prove nothing
/// against somebody who wants to deceive.
public enum DigestAlgorithm: String, Hashable, Sendable, CaseIterable {
  case md5, sha1, sha224, sha256, sha384, sha512

  public var byteCount: Int {
    switch self {
    case .md5: 16
    case .sha1: 20
    case .sha224: 28
    case .sha256: 32
    case .sha384: 48
    case .sha512: 64
    }
  }

  /// Whether two texts with the same digest can be made on purpose.
  public var isWeak: Bool { self == .md5 || self == .sha1 }

  fileprivate var function: OpaquePointer? {
    switch self {
    case .md5: unsafe EVP_md5()
    case .sha1: unsafe EVP_sha1()
    case .sha224: unsafe EVP_sha224()
    case .sha256: unsafe EVP_sha256()
    case .sha384: unsafe EVP_sha384()
    case .sha512: unsafe EVP_sha512()
    }
  }
}

/// A digest that is fed piece by piece.
@safe
public final class DigestStream {
  public let algorithm: DigestAlgorithm
  private let context: OpaquePointer

  public init(_ algorithm: DigestAlgorithm) {
    guard let context = unsafe EVP_MD_CTX_new(), unsafe EVP_DigestInit_ex(context, algorithm.function, nil) == 1 else {
      preconditionFailure("OpenSSL has \(algorithm)")
    }
    self.algorithm = algorithm
    unsafe self.context = context
  }

  deinit { unsafe EVP_MD_CTX_free(context) }

  public func add(_ bytes: borrowing RawSpan) {
    // SAFETY: OpenSSL reads the span's bytes during the call.
    let done = unsafe bytes.withUnsafeBytes { unsafe EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
    precondition(done == 1, "OpenSSL has the digest")
  }

  public func add(_ bytes: [UInt8]) {
    // SAFETY: the span is used during the call only.
    unsafe add(bytes.span.bytes)
  }

  /// The digest of everything that was added; nothing may be added any more.
  public func digest() -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: algorithm.byteCount)
    // SAFETY: OpenSSL writes as many bytes as the algorithm gives, for which there is room.
    let done = unsafe EVP_DigestFinal_ex(context, &digest, nil)
    precondition(done == 1, "OpenSSL has the digest")
    return digest
  }

  public static func digest(of bytes: [UInt8], _ algorithm: DigestAlgorithm) -> [UInt8] {
    let stream = DigestStream(algorithm)
    stream.add(bytes)
    return stream.digest()
  }
}
