/// One thing that a site answers: a value, so that a test can list every route with every role.
public struct Route: Sendable {
  /// Answers once the whole request is there. `Form` is empty where the route takes none.
  public typealias Handler = @Sendable (Request, Form) throws(Refusal) -> Response

  enum Action: Sendable {
    /// The same bytes for everybody, made when the server starts.
    case fixed(Response)
    case plain(Handler)
    case form(bodyMax: Int, Handler)
    case bytes(bodyMax: Int, type: String, @Sendable (Request, [UInt8]) throws(Refusal) -> Response)
    case upload(bodyMax: Int, @Sendable (Request) throws(Refusal) -> any UploadSink)
  }

  /// Stands in logs and metrics, where the path must not.
  public let name: RouteName
  public let method: Method
  public let pattern: PathPattern
  public let access: Access
  let action: Action

  /// A page or file that is the same for everybody.
  public static func fixed(_ name: RouteName, _ pattern: PathPattern, _ response: Response) -> Route {
    Route(name: name, method: .get, pattern: pattern, access: .everybody, action: .fixed(response))
  }

  /// Shows something and changes nothing: links are followed by machines too. HEAD is answered with it.
  public static func get(
    _ name: RouteName, _ pattern: PathPattern, for access: Access = .everybody,
    _ handler: @escaping @Sendable (Request) throws(Refusal) -> Response
  ) -> Route {
    let action = Action.plain { request, _ throws(Refusal) in try handler(request) }
    return Route(name: name, method: .get, pattern: pattern, access: access, action: action)
  }

  /// Takes a form, urlencoded or multipart without files.
  public static func form(
    _ name: RouteName, _ pattern: PathPattern, for access: Access = .everybody, bodyMax: Int = 262_144,
    _ handler: @escaping Handler
  ) -> Route {
    Route(name: name, method: .post, pattern: pattern, access: access, action: .form(bodyMax: bodyMax, handler))
  }

  /// Takes a multipart form whose files go to a sink while they come.
  public static func upload(
    _ name: RouteName, _ pattern: PathPattern, for access: Access = .everybody, bodyMax: Int,
    _ sink: @escaping @Sendable (Request) throws(Refusal) -> any UploadSink
  ) -> Route {
    Route(name: name, method: .post, pattern: pattern, access: access, action: .upload(bodyMax: bodyMax, sink))
  }

  /// Takes a body of another type, such as JSON from a program. An empty type is for methods that have no body.
  public static func bytes(
    _ name: RouteName, _ method: Method, _ pattern: PathPattern, for access: Access = .everybody, type: String,
    bodyMax: Int, _ handler: @escaping @Sendable (Request, [UInt8]) throws(Refusal) -> Response
  ) -> Route {
    let action = Action.bytes(bodyMax: bodyMax, type: type, handler)
    return Route(name: name, method: method, pattern: pattern, access: access, action: action)
  }
}

/// The name of a route. It can be written in the source only, so it holds nothing of a request.
public struct RouteName: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  public let description: String

  public init(stringLiteral name: StaticString) { description = "\(name)" }

  /// Requests that reached no route.
  public static let none: RouteName = "none"
}
