/// `major.minor.patch`. A new pattern raises the minor number; a changed meaning the major one.
public struct CatalogueVersion: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let major: Int
  public let minor: Int
  public let patch: Int

  public init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 3, let major = parts[0], let minor = parts[1], let patch = parts[2],
      min(major, minor, patch) >= 0, "\(major).\(minor).\(patch)" == text
    else { return nil }
    (self.major, self.minor, self.patch) = (major, minor, patch)
  }

  public static func < (left: Self, right: Self) -> Bool {
    (left.major, left.minor, left.patch) < (right.major, right.minor, right.patch)
  }

  public var description: String { "\(major).\(minor).\(patch)" }
}
