/// Cookies: only for a session, only by `__Host-` names, never readable for scripts.
public enum Cookies {
  /// The name under which a cookie is sent.
  public static func name(_ name: StaticString, _ transport: Transport) -> String {
    transport == .tls ? "__Host-\(name)" : "\(name)"
  }

  /// Nil where there is none. Also nil where there are two: one of them was put there by somebody else.
  static func value(of name: String, in fields: HeaderFields) -> String? {
    guard let header = fields.bytes("cookie") else { return nil }
    var found: ArraySlice<UInt8>?
    for pair in header.split(separator: UInt8(ascii: ";")).map(\.trimmed) {
      guard let equals = pair.firstIndex(of: UInt8(ascii: "=")), pair[..<equals].elementsEqual(name.utf8) else {
        continue
      }
      guard found == nil else { return nil }
      found = pair[(equals + 1)...]
    }
    guard let found, found.count <= 512, found.allSatisfy(SetCookie.isValueByte) else { return nil }
    return String(decoding: found, as: UTF8.self)
  }
}

/// A cookie that ends with the browser's session.
public struct SetCookie: Sendable {
  let value: HeaderValue

  /// The value has letters, digits and `-._~` only, such as an identifier in base 64 for addresses.
  public init(_ name: StaticString, value: String, _ transport: Transport) {
    precondition(value.utf8.allSatisfy(Self.isValueByte), "a cookie's value is an identifier")
    self.init(text: "\(Cookies.name(name, transport))=\(value); Path=/", transport)
  }

  /// Makes the browser forget it.
  public init(forgetting name: StaticString, _ transport: Transport) {
    self.init(text: "\(Cookies.name(name, transport))=; Path=/; Max-Age=0", transport)
  }

  private init(text: String, _ transport: Transport) {
    let secure = transport == .tls ? "; Secure" : ""
    value = "\(text)\(secure); HttpOnly; SameSite=Strict"
  }

  static func isValueByte(_ byte: UInt8) -> Bool { byte.isUnreserved }
}
