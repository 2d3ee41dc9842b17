/// The value of a header field that we send. It cannot hold a line break, so it cannot start another field.
public struct HeaderValue: Hashable, Sendable, ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  public let text: String

  /// Nil for anything but visible ASCII and single spaces between.
  public init?(_ text: String) {
    guard text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }), text.utf8.first != 0x20, text.utf8.last != 0x20 else {
      return nil
    }
    self.text = text
  }

  /// For values written in the source. What does not pass is left out, and a test of the page shows it.
  public init(stringLiteral text: String) { self.text = HeaderValue(text)?.text ?? "" }

  /// `attachment`, under a name that any client takes: RFC 6266 with the encoding of RFC 8187.
  public static func attachment(named name: String) -> HeaderValue {
    let digits = Array("0123456789ABCDEF".utf8)
    var encoded: [UInt8] = []
    for byte in name.utf8.prefix(200) {
      if byte.isUnreserved {
        encoded.append(byte)
      } else {
        encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return "attachment; filename=\"file\"; filename*=UTF-8''\(String(decoding: encoded, as: UTF8.self))"
  }
}

/// Names of header fields that we send.
public enum HeaderName: String, Hashable, Sendable {
  case allow = "Allow"
  case cacheControl = "Cache-Control"
  case clearSiteData = "Clear-Site-Data"
  case contentDisposition = "Content-Disposition"
  case contentSecurityPolicy = "Content-Security-Policy"
  case contentType = "Content-Type"
  case crossOriginOpenerPolicy = "Cross-Origin-Opener-Policy"
  case crossOriginResourcePolicy = "Cross-Origin-Resource-Policy"
  case etag = "ETag"
  case location = "Location"
  case permissionsPolicy = "Permissions-Policy"
  case referrerPolicy = "Referrer-Policy"
  case retryAfter = "Retry-After"
  case setCookie = "Set-Cookie"
  case strictTransportSecurity = "Strict-Transport-Security"
  case wwwAuthenticate = "WWW-Authenticate"
  case contentTypeOptions = "X-Content-Type-Options"
  case frameOptions = "X-Frame-Options"
  case robots = "X-Robots-Tag"
}
