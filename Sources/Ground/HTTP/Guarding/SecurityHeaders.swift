/// Header fields that every answer has, unless a handler set its own.
public struct SecurityHeaders: Sendable {
  private let values: [(HeaderName, HeaderValue)]

  /// - Parameter transport: How people reach the site; decides whether browsers are told to come by TLS only.
  public init(policy: ContentPolicy = ContentPolicy(), transport: Transport = .tls) {
    var values: [(HeaderName, HeaderValue)] = [
      (.cacheControl, "no-store"),
      (.contentSecurityPolicy, policy.value),
      (.contentTypeOptions, "nosniff"),
      // With this, browsers send "Origin: null" with forms; SameOrigin knows.
      (.referrerPolicy, "no-referrer"),
      (.crossOriginOpenerPolicy, "same-origin"),
      (.crossOriginResourcePolicy, "same-origin"),
      (.frameOptions, "DENY"),
      (
        .permissionsPolicy,
        "camera=(), microphone=(), geolocation=(), display-capture=(), usb=(), bluetooth=(), payment=(), midi=()"
      ),
    ]
    if transport == .tls { values.append((.strictTransportSecurity, "max-age=63072000; includeSubDomains")) }
    self.values = values
  }

  func dress(_ response: Response) -> Response {
    var response = response
    for (name, value) in values where response[name] == nil { response[name] = value }
    return response
  }
}

/// How people reach a site.
public enum Transport: Sendable {
  /// By TLS, which a proxy in front of us ends.
  case tls
  /// Without, on one's own machine, while working on it. Cookies lose their `__Host-` prefix there. A server that is told so
  /// listens on loopback only and says so when it starts.
  case loopbackDevelopment
}
