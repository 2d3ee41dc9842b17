/// Names where something belongs, in bytes that can be read in one way only: each part behind its length.
enum PlaceBytes {
  static func of(_ label: String, _ parts: [[UInt8]]) -> [UInt8] {
    ([Array(label.utf8)] + parts).flatMap { part in
      [UInt8(truncatingIfNeeded: part.count >> 8), UInt8(truncatingIfNeeded: part.count)] + part
    }
  }

  static func number(_ number: Int) -> [UInt8] {
    (0..<8).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }
}

/// Which case, and which of its epochs. An epoch ends when the people who may read change, or after some months.
public struct EpochPlace: Hashable, Sendable {
  /// The company or service whose case it is.
  public let tenant: String
  /// 16 random bytes.
  public let caseID: [UInt8]
  /// Counted from 0.
  public let epoch: Int

  public init(tenant: String, caseID: [UInt8], epoch: Int) {
    precondition(caseID.count == 16 && epoch >= 0 && tenant.utf8.count <= 255)
    self.tenant = tenant
    self.caseID = caseID
    self.epoch = epoch
  }

  public var next: EpochPlace { EpochPlace(tenant: tenant, caseID: caseID, epoch: epoch + 1) }

  func bytes(_ label: String) -> [UInt8] {
    PlaceBytes.of(label, [Array(tenant.utf8), caseID, PlaceBytes.number(epoch)])
  }
}

/// What kind of thing is sealed. A message cannot be passed off as a file.
public enum ItemKind: UInt8, Hashable, Sendable, CaseIterable {
  case text = 1
  case message = 2
  case file = 3
  /// A copy of a file without what is hidden in it.
  case workingCopy = 4
  /// How the survivor may be reached.
  case preferences = 5
}

/// Which item of which case. The epoch is the one in which it was received; it stays.
public struct ItemPlace: Hashable, Sendable {
  public let received: EpochPlace
  /// 16 random bytes.
  public let itemID: [UInt8]
  public let kind: ItemKind

  public init(_ received: EpochPlace, itemID: [UInt8], kind: ItemKind) {
    precondition(itemID.count == 16)
    self.received = received
    self.itemID = itemID
    self.kind = kind
  }

  var bytes: [UInt8] { PlaceBytes.of("bellbird/item/v1", [received.bytes("epoch"), itemID, [kind.rawValue]]) }

  /// The place of the item's key under an epoch, which changes with the people who may read.
  func wrapBytes(in epoch: EpochPlace) -> [UInt8] { PlaceBytes.of("bellbird/wrap/v1", [bytes, epoch.bytes("epoch")]) }
}
