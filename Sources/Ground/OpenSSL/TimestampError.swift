/// Why an answer of a time stamping authority proves no time.
public enum TimestampError: Error, Hashable, Sendable {
  case tooLarge
  /// Not the form of RFC 3161.
  case malformed
  /// The authority did not stamp, or stamped something a little different.
  case notGranted
  /// No certificate that could be trusted was given.
  case noAuthority
  /// Another question, another digest, a wrong signature, or a signer that is not trusted, by OpenSSL's words.
  case notVerified(reason: String)

  /// What happened, without a full stop.
  public var message: String {
    switch self {
    case .tooLarge: "the answer is longer than a time stamp is"
    case .malformed: "this is no time stamp as RFC 3161 has it"
    case .notGranted: "the authority did not give the time stamp that was asked for"
    case .noAuthority: "there is no certificate of an authority to trust"
    case .notVerified(let reason): "the time stamp does not hold: \(reason)"
    }
  }
}
