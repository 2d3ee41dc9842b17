/// Why `items.json` is not taken.
public enum RecordError: Error, Hashable, Sendable {
  case tooLarge
  case notJSON(reason: String)
  /// A member that is missing, or whose value cannot be; where (`exhibits[0].mark`).
  case wrong(place: String)
  /// Everything is there, and written in another form than the one.
  case otherForm

  /// What happened, without a full stop.
  public var message: String {
    switch self {
    case .tooLarge: "the record is larger than is read here"
    case .notJSON(let reason): "the record is not JSON: \(reason)"
    case .wrong(let place): "the record's “\(place)” is missing or cannot be what it says"
    case .otherForm: "the record is not written in the one form that it has"
    }
  }
}
