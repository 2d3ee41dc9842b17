/// Looks at a request before a byte of its body is read.
public struct Gate: Sendable {
  let look: @Sendable (Request) throws(Refusal) -> Response?

  /// Nil lets the request go on; an answer ends it, such as the way to the sign-in page.
  public init(_ look: @escaping @Sendable (Request) throws(Refusal) -> Response?) { self.look = look }
}

/// Stands around every handler.
public struct Middleware: Sendable {
  /// `next` goes on with what stands further inside.
  public typealias Body = @Sendable (Request, Form, _ next: Route.Handler) throws(Refusal) -> Response

  let body: Body

  public init(_ body: @escaping Body) { self.body = body }
}
