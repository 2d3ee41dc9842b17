/// A request as a handler sees it. It has no description: what is in it must not reach a log.
public struct Request: Sendable {
  public let head: RequestHead
  public let parameters: PathParameters
  /// Whether it came by a socket at which only the configured proxy stands.
  public let isFromProxy: Bool
  /// Who asks, as the site found out.
  public internal(set) var identity = Identity.nobody

  init(head: RequestHead, parameters: PathParameters, isFromProxy: Bool) {
    self.head = head
    self.parameters = parameters
    self.isFromProxy = isFromProxy
  }

  public var method: Method { head.method }
  public var fields: HeaderFields { head.fields }

  /// What stands behind the question mark.
  public func query(_ limits: Limits = Limits()) throws(Refusal) -> Form {
    guard let range = head.target.query else { return Form(empty: ()) }
    var bytes = Array(head.fields.storage.bytes[range])
    return try Form(encoded: &bytes, fieldsMax: limits.formFields)
  }

  /// The value of a cookie; nil where there is none, and where there are two.
  public func cookie(_ name: String) -> String? { Cookies.value(of: name, in: fields) }

  /// What the proxy says of the client's connection; nil where no proxy is configured.
  public func forwarded(_ name: StaticString) -> String? { isFromProxy ? fields[name] : nil }
}

extension Request: CustomStringConvertible, CustomReflectable {
  public var description: String { "a request" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
