/// Why a request is not answered with what it asks for. It holds nothing of the request, so it may be logged and counted.
public enum Refusal: String, Error, CaseIterable, Sendable {
  // How the request is written.
  case requestLine = "request-line"
  case method
  case version
  case target
  case path
  case targetTooLong = "target-too-long"
  case headTooLarge = "head-too-large"
  case controlCharacter = "control-character"
  case bareLineFeed = "bare-line-feed"
  case bareCarriageReturn = "bare-carriage-return"
  case foldedLine = "folded-line"
  case fieldName = "field-name"
  case repeatedField = "repeated-field"
  case host
  case otherHost = "other-host"
  case contentLength = "content-length"
  case transferEncoding = "transfer-encoding"
  case lengthAndEncoding = "length-and-encoding"
  case bodyNotAllowed = "body-not-allowed"
  case expectation
  case chunk
  // What the request holds.
  case bodyTooLarge = "body-too-large"
  case contentType = "content-type"
  case form
  case tooManyFields = "too-many-fields"
  case multipart
  case tooManyParts = "too-many-parts"
  case crossSite = "cross-site"
  case formToken = "form-token"
  // Where it goes.
  case notFound = "not-found"
  case wrongMethod = "wrong-method"
  // What the server can do now.
  case tooSlow = "too-slow"
  case tooManyConnections = "too-many-connections"
  case stopping
  case unavailable
  case failed

  public var status: Status {
    switch self {
    case .method: .notImplemented
    case .version: .versionNotSupported
    case .targetTooLong: .targetTooLong
    case .headTooLarge: .headTooLarge
    case .otherHost: .misdirected
    case .expectation: .expectationFailed
    case .bodyTooLarge, .tooManyFields, .tooManyParts: .contentTooLarge
    case .contentType: .unsupportedType
    case .crossSite, .formToken: .forbidden
    case .notFound: .notFound
    case .wrongMethod: .methodNotAllowed
    case .tooSlow: .timeout
    case .tooManyConnections, .stopping, .unavailable: .unavailable
    case .failed: .serverError
    default: .badRequest
    }
  }
}
