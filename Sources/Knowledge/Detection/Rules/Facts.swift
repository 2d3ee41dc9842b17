public import SourceText

/// What events show about people: when they joined, what they share, how they stand to each other.
public struct Facts: Sendable {
  /// An event of these kinds, for which the condition holds, shows something.
  public struct Sighting: Sendable {
    public let kinds: [String]
    public let condition: RuleExpression?
    public let location: SourceLocation

    public init(kinds: [String], condition: RuleExpression?, location: SourceLocation) {
      self.kinds = kinds
      self.condition = condition
      self.location = location
    }
  }

  /// The first such event is when an identity joined.
  public struct Joined: Sendable {
    public let sighting: Sighting
    public let who: RuleExpression

    public init(sighting: Sighting, who: RuleExpression) {
      self.sighting = sighting
      self.who = who
    }
  }

  /// Each such event shows an identity with a device, a card, a phone.
  public struct Link: Sendable {
    public let name: String
    public let sighting: Sighting
    public let who: RuleExpression
    public let with: RuleExpression
    /// How long a sighting counts; nil: always.
    public let forget: Milliseconds?
    /// Something seen with more identities than this links nobody; nil: no limit.
    public let most: Int?

    public init(
      name: String, sighting: Sighting, who: RuleExpression, with: RuleExpression, forget: Milliseconds?, most: Int?
    ) {
      self.name = name
      self.sighting = sighting
      self.who = who
      self.with = with
      self.forget = forget
      self.most = most
    }
  }

  /// One identity stands in a relation to another, until an event ends it.
  public struct Relation: Sendable {
    /// An event about two identities.
    public struct Change: Sendable {
      public let sighting: Sighting
      public let who: RuleExpression
      public let to: RuleExpression

      public init(sighting: Sighting, who: RuleExpression, to: RuleExpression) {
        self.sighting = sighting
        self.who = who
        self.to = to
      }
    }

    public let name: String
    public let since: Change
    public let until: Change?

    public init(name: String, since: Change, until: Change?) {
      self.name = name
      self.since = since
      self.until = until
    }
  }

  public let joined: Joined?
  /// In the order of the text.
  public let links: [Link]
  public let relations: [Relation]

  public init(joined: Joined? = nil, links: [Link] = [], relations: [Relation] = []) {
    self.joined = joined
    self.links = links
    self.relations = relations
  }

  public func link(_ name: String) -> Link? { links.first { $0.name == name } }
  public func relation(_ name: String) -> Relation? { relations.first { $0.name == name } }
}
