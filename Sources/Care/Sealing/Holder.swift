public import Sodium

/// Somebody for whom a case's key is sealed.
public struct Holder: Hashable, Sendable {
  /// In what part they hold it.
  public enum Part: UInt8, Hashable, Sendable, CaseIterable {
    case reporter = 1
    case advocate = 2
    case staff = 3
    /// The key in two halves that lies in two drawers.
    case recovery = 4
  }

  public let part: Part
  public let id: String
  public let key: AgreementPublicKey

  public init(_ part: Part, id: String, key: AgreementPublicKey) {
    precondition(id.utf8.count <= 255)
    self.part = part
    self.id = id
    self.key = key
  }

  func place(in epoch: EpochPlace) -> [UInt8] {
    PlaceBytes.of("bellbird/holder/v1", [epoch.bytes("epoch"), [part.rawValue], Array(id.utf8), key.bytes])
  }
}
