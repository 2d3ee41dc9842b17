/// Where something is sent: an address that was fixed by whoever set the program up.
public struct HTTPDestination: Hashable, Sendable {
  public static let byteCountMax = 2_048

  /// As it was given.
  public let url: String

  /// Nil for anything but `http://` or `https://`, a host without name or password in front, and printable ASCII.
  public init?(_ url: String) {
    let schemes = ["https://", "http://"]
    guard url.utf8.count <= Self.byteCountMax, url.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
      let scheme = schemes.first(where: { url.lowercased().hasPrefix($0) })
    else { return nil }
    let host = url.dropFirst(scheme.count).prefix { !"/?".contains($0) }
    guard let first = host.first, first != ":", !host.contains("@"), !host.contains("\\"), !url.contains("#") else {
      return nil
    }
    self.url = url
  }

  /// The address with something behind its path.
  public func appending(_ name: String) -> HTTPDestination? {
    HTTPDestination(url.hasSuffix("/") ? url + name : "\(url)/\(name)")
  }
}
