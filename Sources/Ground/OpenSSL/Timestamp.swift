internal import COpenSSL

/// A time stamp (RFC 3161) that holds: an authority saw a digest, and signed when.
public struct Timestamp: Hashable, Sendable {
  /// Seconds since 1970, by the authority's clock.
  public let seconds: Int
  /// Certificates in the answer that are none of the signer's chain. They prove nothing; somebody has put them there.
  public let foreignCertificates: Int

  static let byteCountMax = 1 << 16

  /// The question to an authority, as it is sent: this digest, this nonce, and your certificate with the answer.
  public static func request(sha256 digest: [UInt8], nonce: [UInt8]) -> [UInt8] {
    precondition(digest.count == 32 && (8...20).contains(nonce.count) && nonce[0] > 0 && nonce[0] < 0x80)
    func part(_ tag: UInt8, _ bytes: [UInt8]) -> [UInt8] { [tag, UInt8(bytes.count)] + bytes }
    // The object identifier of SHA-256, with its NULL.
    let sha256: [UInt8] = [0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00]
    let imprint = part(0x30, part(0x30, sha256) + part(0x04, digest))
    return part(0x30, part(0x02, [1]) + imprint + part(0x02, nonce) + [0x01, 0x01, 0xFF])
  }

  /// Checks an answer against its question and an authority's chain (PEM; what signs itself is trusted). The chain must have
  /// been valid when the stamp was made: that it has run out since takes nothing away.
  public static func verified(
    answer: [UInt8], to request: [UInt8], authority pem: [UInt8]
  ) throws(TimestampError) -> Timestamp {
    guard answer.count <= byteCountMax, request.count <= byteCountMax, pem.count <= byteCountMax else {
      throw .tooLarge
    }
    let parts = try TimestampParts(answer: answer, request: request)
    let seconds = try parts.seconds()
    let chain = try AuthorityChain(pem: pem, seconds: seconds)
    try parts.verify(chain)
    return Timestamp(seconds: seconds, foreignCertificates: parts.foreignCertificates(chain))
  }
}

/// The decoded answer and question. Freed when it goes.
@safe
private final class TimestampParts {
  private let answer: OpaquePointer
  private let request: OpaquePointer

  init(answer: [UInt8], request: [UInt8]) throws(TimestampError) {
    guard let decoded = unsafe Self.decode(answer, { unsafe d2i_TS_RESP(nil, &$0, $1) }, { unsafe TS_RESP_free($0) })
    else { throw .malformed }
    guard let asked = unsafe Self.decode(request, { unsafe d2i_TS_REQ(nil, &$0, $1) }, { unsafe TS_REQ_free($0) })
    else {
      unsafe TS_RESP_free(decoded)
      throw .malformed
    }
    unsafe self.answer = decoded
    unsafe self.request = asked
    // 0: granted exactly as asked.
    guard unsafe ASN1_INTEGER_get(TS_STATUS_INFO_get0_status(TS_RESP_get_status_info(decoded))) == 0,
      unsafe TS_RESP_get_tst_info(decoded) != nil
    else { throw .notGranted }
  }

  deinit {
    unsafe TS_RESP_free(answer)
    unsafe TS_REQ_free(request)
  }

  /// Nothing may follow what was decoded.
  private static func decode(
    _ bytes: [UInt8], _ body: (inout UnsafePointer<UInt8>?, Int) -> OpaquePointer?, _ free: (OpaquePointer) -> Void
  ) -> OpaquePointer? {
    // SAFETY: OpenSSL reads at most the count given and moves the pointer to where it stopped.
    unsafe bytes.withUnsafeBufferPointer { buffer in
      var place = buffer.baseAddress
      guard let value = unsafe body(&place, buffer.count) else { return nil }
      if unsafe place == buffer.baseAddress.map({ unsafe $0 + buffer.count }) { return unsafe value }
      unsafe free(value)
      return nil
    }
  }

  func seconds() throws(TimestampError) -> Int {
    var time = unsafe tm()
    guard unsafe ASN1_TIME_to_tm(TS_TST_INFO_get_time(TS_RESP_get_tst_info(answer)), &time) == 1 else {
      throw .malformed
    }
    return unsafe timegm(&time)
  }

  func verify(_ chain: AuthorityChain) throws(TimestampError) {
    guard let context = unsafe TS_REQ_to_TS_VERIFY_CTX(request, nil) else { throw .malformed }
    defer { unsafe TS_VERIFY_CTX_free(context) }
    unsafe _ = TS_VERIFY_CTX_add_flags(context, Int32(TS_VFY_SIGNATURE))
    // The context frees both.
    unsafe _ = TS_VERIFY_CTX_set_store(context, chain.copiedStore)
    unsafe _ = TS_VERIFY_CTX_set_certs(context, chain.copiedCertificates)
    ERR_clear_error()
    guard unsafe TS_RESP_verify_response(context, answer) == 1 else {
      throw .notVerified(
        reason: unsafe ERR_reason_error_string(ERR_peek_last_error()).map { unsafe String(cString: $0) }
          ?? "no reason given")
    }
  }

  func foreignCertificates(_ chain: AuthorityChain) -> Int {
    unsafe Int(max(0, bb_foreign_certificates(TS_RESP_get_token(answer), chain.store, chain.certificates)))
  }
}

/// An authority's certificates, trusted at one time.
@safe
private final class AuthorityChain {
  let store: OpaquePointer
  let certificates: OpaquePointer

  init(pem: [UInt8], seconds: Int) throws(TimestampError) {
    guard let store = unsafe X509_STORE_new(), let certificates = unsafe bb_certificates_new(),
      let source = unsafe BIO_new_mem_buf(pem, Int32(pem.count))
    else { preconditionFailure("OpenSSL has memory") }
    defer { unsafe BIO_free(source) }
    unsafe self.store = store
    unsafe self.certificates = certificates
    var trusted = 0
    while let certificate = unsafe PEM_read_bio_X509(source, nil, nil, nil) {
      // What signs itself is where trust begins.
      if unsafe X509_NAME_cmp(X509_get_subject_name(certificate), X509_get_issuer_name(certificate)) == 0 {
        unsafe _ = X509_STORE_add_cert(store, certificate)
        trusted += 1
      }
      unsafe _ = bb_certificates_push(certificates, certificate)
    }
    guard trusted > 0 else { throw .noAuthority }
    let parameters = unsafe X509_STORE_get0_param(store)
    unsafe X509_VERIFY_PARAM_set_time(parameters, seconds)
    unsafe _ = X509_STORE_set_purpose(store, X509_PURPOSE_TIMESTAMP_SIGN)
  }

  deinit {
    unsafe X509_STORE_free(store)
    unsafe bb_certificates_free(certificates)
  }

  var copiedStore: OpaquePointer {
    unsafe X509_STORE_up_ref(store)
    return unsafe store
  }

  var copiedCertificates: OpaquePointer? { unsafe X509_chain_up_ref(certificates) }
}
