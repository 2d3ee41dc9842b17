/// One event of a log, as rules see it.
public struct DetectionEvent: Sendable {
  /// How an alert names an event.
  public enum ID: Hashable, Sendable {
    case number(Int64)
    case text(String)
  }

  /// The line in the log, from 1.
  public let number: Int64
  public let id: ID
  public let time: Milliseconds
  public let kind: String
  /// Without the fields that the event lacks.
  public let fields: [String: FieldValue]

  /// An event without an id of its own is known by its number.
  public init(number: Int64, id: String? = nil, time: Milliseconds, kind: String, fields: [String: FieldValue]) {
    self.number = number
    self.id = id.map(ID.text) ?? .number(number)
    self.time = time
    self.kind = kind
    self.fields = fields
  }
}
