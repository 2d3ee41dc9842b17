internal import CCurl

/// One request by libcurl. Everything that it would take from elsewhere is switched off.
@safe
final class CurlRequest {
  private let handle: UnsafeMutableRawPointer
  private let url: String
  private let limits: HTTPPoster.Limits
  private var answer: [UInt8] = []
  private var isTooLarge = false

  private static let isStarted: Bool = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  init(_ destination: HTTPDestination, limits: HTTPPoster.Limits) {
    precondition(Self.isStarted, "libcurl starts")
    guard let handle = unsafe curl_easy_init() else { preconditionFailure("libcurl has memory") }
    unsafe self.handle = handle
    self.limits = limits
    url = destination.url
    text(CURLOPT_URL, url)
    text(CURLOPT_PROTOCOLS_STR, "http,https")
    number(CURLOPT_FOLLOWLOCATION, 0)
    number(CURLOPT_TIMEOUT, limits.seconds)
    number(CURLOPT_CONNECTTIMEOUT, limits.seconds)
    // Signals belong to the program.
    number(CURLOPT_NOSIGNAL, 1)
    number(CURLOPT_NETRC, 0)
    number(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    number(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
  }

  deinit { unsafe curl_easy_cleanup(handle) }

  private func number(_ option: CURLoption, _ value: Int) {
    let code = unsafe bb_curl_set_number(handle, option, value)
    precondition(code == CURLE_OK, "libcurl knows the option")
  }

  private func text(_ option: CURLoption, _ value: String) {
    // libcurl copies the text.
    let code = unsafe bb_curl_set_text(handle, option, value)
    precondition(code == CURLE_OK, "libcurl knows the option")
  }

  /// An empty proxy means none, whatever the environment says.
  func set(proxy: String, authorityFile: String?, userAgent: String) {
    text(CURLOPT_PROXY, proxy)
    text(CURLOPT_USERAGENT, userAgent)
    if let authorityFile { text(CURLOPT_CAINFO, authorityFile) }
  }

  func post(_ bytes: [UInt8], type: String) throws(HTTPError) -> HTTPPoster.Answer {
    var lines = unsafe curl_slist_append(nil, "Content-Type: \(type)")
    // Large bodies would first be announced, and some servers never answer that.
    unsafe lines = curl_slist_append(lines, "Expect:")
    defer { unsafe curl_slist_free_all(lines) }
    unsafe _ = bb_curl_set_pointer(handle, CURLOPT_HTTPHEADER, lines)
    number(CURLOPT_POST, 1)
    number(CURLOPT_POSTFIELDSIZE, bytes.count)
    // SAFETY: the writer gets this object, which lives through the call.
    unsafe _ = bb_curl_set_writer(handle, Self.writer, Unmanaged.passUnretained(self).toOpaque())
    // SAFETY: libcurl reads the bytes during the call only.
    let code = unsafe bytes.withUnsafeBytes { body in
      unsafe _ = bb_curl_set_pointer(handle, CURLOPT_POSTFIELDS, UnsafeMutableRawPointer(mutating: body.baseAddress))
      return unsafe curl_easy_perform(handle)
    }
    guard code == CURLE_OK else { throw error(code) }
    var status = 0
    unsafe _ = bb_curl_get_number(handle, CURLINFO_RESPONSE_CODE, &status)
    return HTTPPoster.Answer(status: status, type: contentType, bytes: answer)
  }

  private static let writer: curl_write_callback = { bytes, size, count, context in
    guard let bytes = unsafe bytes, let context = unsafe context else { return 0 }
    // SAFETY: the context is the request that set it, and libcurl gives size × count bytes.
    let request = unsafe Unmanaged<CurlRequest>.fromOpaque(context).takeUnretainedValue()
    return unsafe request.take(UnsafeRawBufferPointer(start: bytes, count: size * count))
  }

  /// Anything but the whole count ends the transfer.
  private func take(_ bytes: UnsafeRawBufferPointer) -> Int {
    guard answer.count + bytes.count <= limits.answerBytesMax else {
      isTooLarge = true
      return 0
    }
    unsafe answer += bytes
    return bytes.count
  }

  private var contentType: String {
    var type: UnsafeMutablePointer<CChar>?
    // SAFETY: the text belongs to the handle, which lives; it is copied at once.
    guard unsafe bb_curl_get_text(handle, CURLINFO_CONTENT_TYPE, &type) == CURLE_OK, let type = unsafe type else {
      return ""
    }
    return unsafe String(String(cString: type).lowercased().prefix { $0 != ";" && $0 != " " })
  }

  private func error(_ code: CURLcode) -> HTTPError {
    if isTooLarge { return .tooLarge(url: url, limitBytes: limits.answerBytesMax) }
    switch code {
    case CURLE_COULDNT_CONNECT, CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY:
      return .notReached(url: url)
    case CURLE_OPERATION_TIMEDOUT: return .tooSlow(url: url, seconds: limits.seconds)
    case CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING, CURLE_RECV_ERROR: return .cutShort(url: url)
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE: return .notTrusted(url: url)
    // SAFETY: the text is constant, and copied at once.
    default: return .failed(url: url, reason: unsafe String(cString: curl_easy_strerror(code)))
    }
  }
}
