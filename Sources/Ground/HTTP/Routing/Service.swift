/// What a socket serves: routes, and everything that holds for all of them. It knows no socket.
public struct Service: Sendable {
  public let router: Router
  public let hosts: HostList
  public let limits: Limits
  let headers: SecurityHeaders
  let gates: [Gate]
  let middleware: [Middleware]
  let identify: @Sendable (Request) -> Identity
  let page: @Sendable (Refusal) -> Response
  /// Answers that are the same for everybody, by place in the routes.
  let fixed: [Int: EncodedResponse]
  private let refusals: [Refusal: EncodedResponse]

  /// - Parameters:
  ///   - identify: Who asks. Routes that are not for them are not there, with the same bytes as a path that never was.
  ///   - page: What people see who cannot be answered. Made once for each refusal, so it knows no request.
  public init(
    _ router: Router, hosts: HostList, limits: Limits = Limits(), headers: SecurityHeaders = SecurityHeaders(),
    gates: [Gate] = [], middleware: [Middleware] = [],
    identify: @escaping @Sendable (Request) -> Identity = { _ in .nobody },
    page: @escaping @Sendable (Refusal) -> Response = { .refusal($0) }
  ) {
    (self.router, self.hosts, self.limits, self.headers) = (router, hosts, limits, headers)
    (self.gates, self.middleware, self.identify, self.page) = (gates, middleware, identify, page)
    var fixed: [Int: EncodedResponse] = [:]
    for (place, route) in router.routes.enumerated() {
      if case .fixed(let response) = route.action { fixed[place] = EncodedResponse(headers.dress(response)) }
    }
    self.fixed = fixed
    refusals = Dictionary(
      uniqueKeysWithValues: Refusal.allCases.map { refusal in
        var response = page(refusal)
        response.status = refusal.status
        return (refusal, EncodedResponse(headers.dress(response), refusal: refusal))
      })
  }

  /// The page for who is refused.
  public func answer(_ refusal: Refusal) -> EncodedResponse {
    guard let answer = refusals[refusal] else {
      return EncodedResponse(headers.dress(.refusal(refusal)), refusal: refusal)
    }
    return answer
  }

  func encoded(_ response: Response, for head: RequestHead) -> EncodedResponse {
    EncodedResponse(headers.dress(response), version: head.version)
  }
}

extension Response {
  /// One sentence, for sites that have no pages of their own.
  public static func refusal(_ refusal: Refusal) -> Response {
    .text("\(refusal.status.rawValue) \(refusal.status.phrase): \(refusal.sentence)\n", refusal.status)
  }
}

extension Refusal {
  /// What a person may know and do.
  public var sentence: String {
    switch self {
    case .bodyTooLarge: "What was sent is larger than can be taken here. Nothing was kept. Send less, or in parts."
    case .tooManyFields, .tooManyParts: "That was too much at once. Nothing was kept. Send it in parts."
    case .tooSlow: "It took too long to arrive. Nothing was kept. Please try again."
    case .notFound: "There is no such page."
    case .wrongMethod: "This page cannot be used like that."
    case .formToken, .crossSite: "This page was open for a long time. Nothing was kept. Go back, reload and try again."
    case .tooManyConnections, .stopping, .unavailable: "This is busy now. Nothing was kept. Please try again."
    case .failed: "Something went wrong here. Nothing was kept. Please try again."
    default: "The request could not be understood. Nothing was kept."
    }
  }
}
