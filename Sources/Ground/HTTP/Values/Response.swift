/// An answer.
public struct Response: Sendable {
  public enum Body: Sendable {
    case bytes([UInt8])
    /// Made piece by piece while it is sent; nil ends it. What throws ends the connection, so that no half answer passes
    /// for a whole one.
    case pieces(byteCount: Int?, next: @Sendable () throws -> [UInt8]?)
  }

  public struct Field: Hashable, Sendable {
    let name: HeaderName
    let value: HeaderValue
  }

  public var status: Status
  public private(set) var fields: [Field] = []
  public var body: Body

  public init(_ status: Status = .ok, type: HeaderValue? = nil, _ body: [UInt8] = []) {
    self.status = status
    self.body = .bytes(body)
    if let type { self[.contentType] = type }
  }

  public init(_ status: Status = .ok, type: HeaderValue, pieces: Body) {
    self.init(status, type: type)
    body = pieces
  }

  public static func html(_ bytes: [UInt8], _ status: Status = .ok) -> Response {
    Response(status, type: "text/html; charset=utf-8", bytes)
  }

  public static func text(_ text: String, _ status: Status = .ok) -> Response {
    Response(status, type: "text/plain; charset=utf-8", Array(text.utf8))
  }

  /// After a form was taken: the next page is asked for with GET. What is no path of this site leads to its first page.
  public static func goTo(_ path: HeaderValue) -> Response {
    let isOwn = path.text.hasPrefix("/") && !path.text.hasPrefix("//") && !path.text.contains("\\")
    return leave(for: isOwn ? path : "/")
  }

  /// To another site: an address from the configuration, never from a request.
  public static func leave(for address: HeaderValue) -> Response {
    var response = Response(.seeOther)
    response[.location] = address
    return response
  }

  /// The first value with the name. Setting replaces all of them; nil takes them away.
  public subscript(_ name: HeaderName) -> HeaderValue? {
    get { fields.first { $0.name == name }?.value }
    set {
      fields.removeAll { $0.name == name }
      if let newValue { fields.append(Field(name: name, value: newValue)) }
    }
  }

  /// Cookies are the one field that comes several times.
  public mutating func add(_ cookie: SetCookie) { fields.append(Field(name: .setCookie, value: cookie.value)) }
}
