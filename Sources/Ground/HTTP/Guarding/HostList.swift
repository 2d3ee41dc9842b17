/// The names by which a site may be asked for. A request for another name gets nothing from it.
public struct HostList: Sendable {
  private let names: Set<String>

  /// In lower case, with the port where clients give one.
  public init(_ names: [String]) { self.names = Set(names) }

  func allows(_ host: String) -> Bool { names.contains(host) }
}
