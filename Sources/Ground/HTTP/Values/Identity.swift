/// What somebody may do on a site, such as `caseworker`.
public struct Role: Hashable, Sendable, ExpressibleByStringLiteral, Comparable {
  public let name: String

  public init(_ name: String) { self.name = name }
  public init(stringLiteral name: String) { self.init(name) }

  public static func < (left: Role, right: Role) -> Bool { left.name < right.name }
}

/// Who asks, as a site found out from the request.
public struct Identity: Sendable {
  public let roles: Set<Role>
  /// What the site wants to know again in its handlers, such as a session.
  public let session: (any Sendable)?

  public init(roles: Set<Role>, session: (any Sendable)? = nil) {
    self.roles = roles
    self.session = session
  }

  public static let nobody = Identity(roles: [])
}

/// For whom a route exists. For everybody else there is no such page.
public enum Access: Hashable, Sendable {
  case everybody
  case roles(Set<Role>)

  public func includes(_ identity: Identity) -> Bool {
    switch self {
    case .everybody: true
    case .roles(let roles): !roles.isDisjoint(with: identity.roles)
    }
  }
}
