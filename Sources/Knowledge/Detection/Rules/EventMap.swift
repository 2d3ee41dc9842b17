public import Records

/// Where the parts of an event stand in one line of a platform's log.
public struct EventMap: Sendable {
  /// How a log writes a time.
  public enum TimeUnit: String, Sendable, CaseIterable {
    case milliseconds = "ms"
    case seconds = "s"
    case microseconds = "us"
    case rfc3339
  }

  /// A member of the line's object, or of an object in it: `user.id` is `["user", "id"]`.
  public typealias Path = [String]

  public struct Field: Sendable {
    public enum Source: Sendable {
      case path(Path)
      /// The same value in every event.
      case constant(FieldValue)
    }

    /// The name in expressions.
    public let name: String
    public let type: FieldType
    public let source: Source
    /// How the log writes it, where it is a timestamp or a duration; a duration is never RFC 3339.
    public let unit: TimeUnit

    public init(name: String, type: FieldType, source: Source, unit: TimeUnit = .rfc3339) {
      self.name = name
      self.type = type
      self.source = source
      self.unit = unit
    }
  }

  public let time: Path
  public let timeUnit: TimeUnit
  public let kind: Path
  /// Nil: an event is known by its number.
  public let id: Path?
  /// What a log calls a kind, and what rules call it; other kinds keep their name. In the order of the text.
  public let kinds: [(log: String, rules: String)]
  /// In the order of the text.
  public let fields: [Field]
  public let lateness: Milliseconds
  /// Somebody proposes these rules; the company does not run them yet.
  public let isProposed: Bool

  public init(
    time: Path, timeUnit: TimeUnit, kind: Path, id: Path? = nil, kinds: [(log: String, rules: String)] = [],
    fields: [Field], lateness: Milliseconds = 0, isProposed: Bool = false
  ) {
    self.time = time
    self.timeUnit = timeUnit
    self.kind = kind
    self.id = id
    self.kinds = kinds
    self.fields = fields
    self.lateness = lateness
    self.isProposed = isProposed
  }

  /// For logs that speak our language: `ts` in milliseconds, `kind`, `actor`, `target`, `device`, `text`, `amount`.
  public static let standard = EventMap(
    time: ["ts"], timeUnit: .milliseconds, kind: ["kind"],
    fields: ["actor", "target", "device", "text"].map {
      Field(name: $0, type: .string, source: .path([$0]))
    } + [Field(name: "amount", type: .double, source: .path(["amount"]))])

  public func field(_ name: String) -> Field? { fields.first { $0.name == name } }

  /// The name that rules know a kind by.
  public func ruleKind(_ kind: String) -> String { kinds.first { $0.log.utf8.elementsEqual(kind.utf8) }?.rules ?? kind }
}
