/// The version of the format that a bag is written in.
public struct BagVersion: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let major: Int
  public let minor: Int

  public static let current = BagVersion(major: 1, minor: 0)
  static let known = [93, 94, 95, 96, 97].map { BagVersion(major: 0, minor: $0) } + [current]

  public var description: String { "\(major).\(minor)" }

  public static func < (one: BagVersion, other: BagVersion) -> Bool {
    (one.major, one.minor) < (other.major, other.minor)
  }

  init(major: Int, minor: Int) {
    self.major = major
    self.minor = minor
  }

  /// Nil where it is not two numbers with a dot between.
  init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let major = Int(parts[0]), let minor = Int(parts[1])
    else { return nil }
    self.init(major: major, minor: minor)
  }

  /// Older bags call their information by another name.
  var infoFile: String { self < BagVersion(major: 0, minor: 96) ? "package-info.txt" : "bag-info.txt" }
}
