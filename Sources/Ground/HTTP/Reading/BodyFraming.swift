/// Decides how long a body is. Every request that two programs could cut in different places is refused.
enum BodyFraming {
  private static let once: [StaticString] = [
    "host", "content-type", "origin", "sec-fetch-site", "authorization", "cookie", "expect",
  ]

  static func read(
    _ fields: HeaderFields, method: Method, version: RequestHead.Version
  ) throws(Refusal) -> RequestHead.Framing {
    for name in once { _ = try fields.single(name) }
    let lengths = fields.all("content-length")
    let encodings = fields.all("transfer-encoding")
    guard lengths.isEmpty || encodings.isEmpty else { throw .lengthAndEncoding }
    guard lengths.count <= 1 else { throw .contentLength }
    let framing: RequestHead.Framing
    if let coding = encodings.first {
      guard encodings.count == 1, version == .http11, HeaderFields.matches(coding, "chunked") else {
        throw .transferEncoding
      }
      framing = .chunked
    } else if let length = lengths.first {
      framing = .length(try number(length))
    } else {
      framing = .none
    }
    guard method.mayHaveBody || framing == .none || framing == .length(0) else { throw .bodyNotAllowed }
    return framing == .length(0) ? .none : framing
  }

  /// Digits and nothing else, few enough that no program overflows.
  private static func number(_ digits: ArraySlice<UInt8>) throws(Refusal) -> Int {
    guard (1...15).contains(digits.count), digits.allSatisfy(\.isDigit) else { throw .contentLength }
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }
}
