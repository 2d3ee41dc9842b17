/// One thing that happened to a case, as a bundle shows it.
public struct CustodyEntry: Hashable, Sendable {
  public static let whyBytesMax = 500

  /// From 1, anew in each bundle.
  public let number: Int
  /// Index in the log.
  public let leaf: Int
  public let kind: Leaf.Kind
  public let reason: Reason?
  public let actor: Actor
  /// The exhibits of this bundle that it was about; empty for the case as a whole.
  public let exhibits: [Int]
  /// The case's leaf before and what opens the leaf's commitment to it, where the whole chain is shown.
  public let link: Link?
  /// Seconds since 1970, UTC.
  public let time: Int
  /// In a person's words.
  public let why: String?

  /// Opens a leaf's place in the story of its case.
  public struct Link: Hashable, Sendable {
    /// Index of the case's leaf before; nil for the first.
    public let previous: Int?
    public let blind: [UInt8]

    public init(previous: Int?, blind: [UInt8]) { (self.previous, self.blind) = (previous, blind) }
  }

  public init(
    number: Int, leaf: Int, kind: Leaf.Kind, reason: Reason? = nil, actor: Actor, exhibits: [Int], link: Link?,
    time: Int, why: String?
  ) {
    (self.number, self.leaf, self.kind, self.reason) = (number, leaf, kind, reason)
    (self.actor, self.exhibits, self.link, self.time, self.why) = (actor, exhibits, link, time, why)
  }

  public static func isWhy(_ text: String) -> Bool { PlainText.isLine(text, bytesMax: whyBytesMax) }
}
