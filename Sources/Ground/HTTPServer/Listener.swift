public import HTTP

/// A socket, and what is served there.
public struct Listener: Sendable {
  public enum Address: Hashable, Sendable {
    /// A numeric address; port 0 lets the system choose.
    case tcp(String, port: Int)
    /// A socket in the file system, for programs of the same user and group.
    case unix(path: String)
  }

  public let address: Address
  public let service: Service
  /// Whether only the configured proxy stands at the other end. Then what it says of its client is believed, and its
  /// connections are not counted as one peer's.
  public let isProxy: Bool
  public let transport: Transport

  public init(_ address: Address, _ service: Service, isProxy: Bool = false, transport: Transport = .tls) {
    (self.address, self.service, self.isProxy, self.transport) = (address, service, isProxy, transport)
  }
}
