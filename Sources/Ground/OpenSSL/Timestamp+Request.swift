internal import COpenSSL

extension Timestamp {
  /// The SHA-256 that a question is about; nil where it is no question, or one about another digest.
  public static func sha256(in request: [UInt8]) -> [UInt8]? {
    guard request.count <= byteCountMax else { return nil }
    // SAFETY: OpenSSL reads at most the count given; what it decodes is freed below.
    let decoded = unsafe request.withUnsafeBufferPointer { buffer in
      var place = buffer.baseAddress
      return unsafe d2i_TS_REQ(nil, &place, buffer.count)
    }
    guard let question = unsafe decoded else { return nil }
    defer { unsafe TS_REQ_free(question) }
    guard let imprint = unsafe TS_REQ_get_msg_imprint(question),
      unsafe OBJ_obj2nid(bb_imprint_algorithm(imprint)) == NID_sha256,
      let text = unsafe TS_MSG_IMPRINT_get_msg(imprint), unsafe ASN1_STRING_length(text) == 32,
      let bytes = unsafe ASN1_STRING_get0_data(text)
    else { return nil }
    // SAFETY: the text has 32 bytes, which are copied before it is freed.
    return unsafe Array(UnsafeBufferPointer(start: bytes, count: 32))
  }
}
