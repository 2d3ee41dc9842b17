public import Primitives
public import SourceText

/// Something a product lets people do. Products and patterns meet in these words.
public struct Capability: Sendable {
  public typealias ID = Identifier<Capability>
  public let id: ID
  public let title: String
  public let meaning: String
  public let location: SourceLocation
}

/// Something that happens in a product and can stand in its event log.
public struct EventName: Sendable {
  public typealias ID = Identifier<EventName>
  public let id: ID
  public let meaning: String
  public let location: SourceLocation
}

/// A shape that several patterns leave in an event log, so that a detector is written per shape.
public struct SignalShape: Sendable {
  public typealias ID = Identifier<SignalShape>
  public let id: ID
  public let title: String
  public let meaning: String
  /// Harmless behaviour of the same shape, which a detector must be tested against.
  public let nearMiss: String
  public let location: SourceLocation
}

/// What the other person is after.
public struct Tactic: Sendable {
  public typealias ID = Identifier<Tactic>
  public let id: ID
  public let title: String
  public let meaning: String
  public let location: SourceLocation
}

/// A relation to the person or her things that makes misuse possible. Rarely a skill.
public struct PerpetratorCapability: Sendable {
  public typealias ID = Identifier<PerpetratorCapability>
  public let id: ID
  public let meaning: String
  public let location: SourceLocation
}

/// How two people who meet in a product can stand to each other.
public struct Relationship: Sendable {
  public typealias ID = Identifier<Relationship>
  /// How near the other person is, after the DULT threat model.
  public enum Proximity: String, CaseIterable, Sendable { case high, medium, low }

  public let id: ID
  /// With its article: `an ex-partner`.
  public let title: String
  public let proximity: Proximity
  public let brings: [PerpetratorCapability.ID]
  public let meaning: String
  public let location: SourceLocation
}

/// A way of being harmed, with a level that literature fixes.
public struct SeverityFactor: Sendable {
  public typealias ID = Identifier<SeverityFactor>
  public enum Level: String, CaseIterable, Comparable, Sendable {
    case critical, high, medium, low

    /// On OWASP's scale of impact, 0 to 9.
    public var score: Int {
      switch self {
      case .critical: 9
      case .high: 7
      case .medium: 5
      case .low: 1
      }
    }

    public static func < (left: Level, right: Level) -> Bool { left.score < right.score }
  }

  public let id: ID
  public let title: String
  public let level: Level
  public let harm: Harm.ID
  public let meaning: String
  public let sources: [Source.ID]
  public let location: SourceLocation
}

/// One of the seven kinds of harm on which impact is judged.
public struct Harm: Sendable {
  public typealias ID = Identifier<Harm>
  public let id: ID
  public let title: String
  public let meaning: String
  public let location: SourceLocation
}

/// What a guide can be about.
public struct Topic: Sendable {
  public typealias ID = Identifier<Topic>
  public let id: ID
  public let title: String
  public let meaning: String
  public let location: SourceLocation
}

/// Somebody else's way of sorting the same things.
public struct Taxonomy: Sendable {
  public typealias ID = Identifier<Taxonomy>
  public struct Class: Sendable {
    public let id: String
    public let title: String
    public let meaning: String
  }

  public let id: ID
  public let title: String
  public let organisation: String
  public let source: Source.ID
  public let classes: [Class]
  public let location: SourceLocation
}
