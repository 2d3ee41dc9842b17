/// In what part somebody takes part in a case.
public enum Role: String, Hashable, Sendable, CaseIterable {
  case survivor, advocate, caseworker, specialist, partner
  /// Software that acted by itself.
  case program
}

/// Who did something: a role and, where it matters, who. The log commits to its text.
public struct Actor: Hashable, Sendable {
  public static let nameBytesMax = 64

  public let role: Role
  /// Initials or a staff name; nil where the role says enough.
  public let name: String?

  /// Nil where the name is not `PlainText`.
  public init?(_ role: Role, name: String? = nil) {
    guard name.map({ PlainText.isName($0, bytesMax: Self.nameBytesMax) }) ?? true else { return nil }
    self.role = role
    self.name = name
  }

  /// From `role` or `role/name`.
  public init?(text: String) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let role = Role(rawValue: String(parts[0])) else { return nil }
    self.init(role, name: parts.count == 2 ? String(parts[1]) : nil)
  }

  public var text: String { name.map { "\(role.rawValue)/\($0)" } ?? role.rawValue }
}
