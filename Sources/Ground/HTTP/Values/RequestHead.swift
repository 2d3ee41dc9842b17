/// The head of a request that passed the guard.
public struct RequestHead: Sendable {
  public enum Version: Sendable { case http10, http11 }

  /// How long the body is. There is one way to understand it, or the request was refused.
  public enum Framing: Hashable, Sendable {
    case none
    case length(Int)
    case chunked
  }

  public let method: Method
  public let target: RequestTarget
  public let version: Version
  public let fields: HeaderFields
  /// In lower case, with the port where one was given.
  public let host: String
  public let framing: Framing
  /// Whether the client will send another request on this connection.
  public let keepsAlive: Bool
}
