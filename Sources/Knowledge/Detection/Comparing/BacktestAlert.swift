/// What a comparison needs to know of an alert.
public struct BacktestAlert: Sendable {
  public let rule: String
  public let key: [Alert.KeyValue]
  public let time: Milliseconds
  public let reason: String

  public init(_ alert: Alert) { (rule, key, time, reason) = (alert.rule, alert.key, alert.time, alert.reason) }

  /// In days since 1970, in UTC.
  public var day: Int { Int(time / 86_400_000) }

  /// Rule and key, compared byte by byte.
  struct Name: Hashable {
    let rule: Identity
    let key: [Part]

    enum Part: Hashable {
      case text(Identity)
      case number(Int64)
    }
  }

  var name: Name {
    Name(
      rule: Identity(text: rule),
      key: key.map { value in
        switch value {
        case .text(let text): .text(Identity(text: text))
        case .number(let number): .number(number)
        }
      })
  }
}
