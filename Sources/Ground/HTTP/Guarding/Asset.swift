/// A style sheet, script or picture whose path holds the hash of its content: it may be kept for ever.
public struct Asset: Sendable {
  /// `/assets/name-<hash>.css`
  public let path: String
  public let route: Route

  public init(_ name: RouteName, file: StaticString, type: HeaderValue, _ bytes: [UInt8]) {
    let parts = "\(file)".split(separator: ".")
    precondition(parts.count == 2, "an asset is called name.ending")
    path = "/assets/\(parts[0])-\(ETag.hash(bytes).prefix(16)).\(parts[1])"
    var response = Response(type: type, bytes)
    response[.cacheControl] = "public, max-age=31536000, immutable"
    response[.etag] = HeaderValue(ETag.of(bytes))
    route = .fixed(name, PathPattern(stringLiteral: path), response)
  }
}
