extension Service {
  /// How a request goes on.
  public enum Answer {
    case respond(EncodedResponse)
    /// The body is wanted.
    case receive(any BodyReceiver)
  }

  /// What is known of a request for logs and metrics.
  public func route(of head: RequestHead) -> RouteName {
    if case .found(let place, _) = router.match(head.method, head.target.segments) {
      router.routes[place].name
    } else {
      .none
    }
  }

  /// An answer that needs no code to run; nil where it does.
  public func quick(_ head: RequestHead) -> (EncodedResponse, RouteName)? {
    guard hosts.allows(head.host) else { return (answer(.otherHost), .none) }
    guard case .found(let place, _) = router.match(head.method, head.target.segments), let fixed = fixed[place] else {
      return nil
    }
    let name = router.routes[place].name
    guard let tag = fixed.tag, let known = head.fields.bytes("if-none-match"), ETag.matches(known, tag) else {
      return (fixed, name)
    }
    return (fixed.notModified, name)
  }

  /// Finds the route, asks who it is and whether they may; runs the handler where there is no body to wait for.
  public func begin(_ head: RequestHead, isFromProxy: Bool) -> Answer {
    do {
      return try started(head, isFromProxy: isFromProxy)
    } catch {
      return .respond(answer(error))
    }
  }

  private func started(_ head: RequestHead, isFromProxy: Bool) throws(Refusal) -> Answer {
    guard hosts.allows(head.host) else { throw .otherHost }
    let match = router.match(head.method, head.target.segments)
    var parameters = PathParameters.none
    if case .found(_, let found) = match { parameters = found }
    var request = Request(head: head, parameters: parameters, isFromProxy: isFromProxy)
    request.identity = identify(request)
    switch match {
    case .none: throw .notFound
    case .wrongMethod(let allowed, let access):
      guard access.contains(where: { $0.includes(request.identity) }) else { throw .notFound }
      return .respond(wrongMethod(allowed, head))
    case .found(let place, _):
      let route = router.routes[place]
      guard route.access.includes(request.identity) else { throw .notFound }
      for gate in gates {
        if let response = try gate.look(request) { return .respond(encoded(response, for: head)) }
      }
      return try action(route.action, request)
    }
  }

  private func wrongMethod(_ allowed: [Method], _ head: RequestHead) -> EncodedResponse {
    var response = page(.wrongMethod)
    response.status = .methodNotAllowed
    response[.allow] = HeaderValue(allowed.map(\.rawValue).joined(separator: ", "))
    return EncodedResponse(headers.dress(response), version: head.version, refusal: .wrongMethod)
  }

  private func action(_ action: Route.Action, _ request: Request) throws(Refusal) -> Answer {
    switch action {
    case .fixed(let response): return .respond(encoded(response, for: request.head))
    case .plain(let handler):
      guard request.head.framing == .none else { throw .bodyNotAllowed }
      return .respond(encoded(try wrapped(handler)(request, Form(empty: ())), for: request.head))
    case .form(let bodyMax, let handler): return .receive(try form(request, bodyMax, wrapped(handler)))
    case .bytes(let bodyMax, let type, let handler):
      try check(request.head.framing, bodyMax)
      if request.head.framing != .none {
        guard case .other(type) = try ContentType(request.fields) else { throw .contentType }
      }
      return .receive(
        WholeBody(limit: bodyMax) { bytes throws(Refusal) in
          let whole = bytes
          return try wrapped { request, _ throws(Refusal) in try handler(request, whole) }(request, Form(empty: ()))
        })
    case .upload(let bodyMax, let sink):
      try check(request.head.framing, bodyMax)
      let finish = try sink(request)
      return .receive(
        try UploadReceiver(request, bodyMax: bodyMax, limits: limits, sink: finish) { handler in wrapped(handler) })
    }
  }

  private func form(
    _ request: Request, _ bodyMax: Int, _ handler: @escaping Route.Handler
  ) throws(Refusal) -> any BodyReceiver {
    try check(request.head.framing, bodyMax)
    switch try ContentType(request.fields) {
    case .form:
      let fieldsMax = limits.formFields
      return WholeBody(limit: bodyMax) { bytes throws(Refusal) in
        try handler(request, try Form(encoded: &bytes, fieldsMax: fieldsMax))
      }
    case .multipart:
      return try UploadReceiver(request, bodyMax: bodyMax, limits: limits, sink: NoFiles(handler)) { $0 }
    case .other: throw .contentType
    }
  }

  private func check(_ framing: RequestHead.Framing, _ bodyMax: Int) throws(Refusal) {
    if case .length(let count) = framing, count > bodyMax { throw .bodyTooLarge }
  }

  /// The handler with all middleware around it, the first outermost.
  private func wrapped(_ handler: @escaping Route.Handler) -> Route.Handler {
    var wrapped = handler
    for outer in middleware.reversed() {
      let inner = wrapped
      wrapped = { request, form throws(Refusal) in try outer.body(request, form, inner) }
    }
    return wrapped
  }

  /// What a receiver's answer becomes.
  public func finish(_ receiver: any BodyReceiver, for head: RequestHead) -> EncodedResponse {
    do {
      return encoded(try receiver.finish(), for: head)
    } catch {
      receiver.abandon()
      return answer(error)
    }
  }
}

/// A form that was sent as multipart and has no files.
private final class NoFiles: UploadSink {
  private let handler: Route.Handler

  init(_ handler: @escaping Route.Handler) { self.handler = handler }

  /// Browsers send an empty file for a file field that was left alone; anything in it is refused.
  func begin(_ part: PartHead) {}
  func write(_ bytes: ArraySlice<UInt8>) throws(Refusal) { throw .form }
  func end() {}
  func finish(_ request: Request, _ form: Form) throws(Refusal) -> Response { try handler(request, form) }
  func abandon() {}
}
