public import Sealing

/// One thing that happened in a case. What was said lies in the sealed bytes; the kind is a short name.
public struct NewEvent: Hashable, Sendable {
  public let kind: String
  public let time: Int
  public let sealed: [UInt8]
  /// Its place in the log.
  public let leaf: Int?

  public init(_ kind: String, at time: Int, sealed: [UInt8], leaf: Int? = nil) {
    self.kind = kind
    self.time = time
    self.sealed = sealed
    self.leaf = leaf
  }
}

/// An event with its number in the case, from 1.
public struct StoredEvent: Hashable, Sendable {
  public let number: Int
  public let event: NewEvent
}

/// Something sealed that comes with a report or a message: its bytes were staged before.
public struct NewItem: Hashable, Sendable {
  public let place: ItemPlace
  public let staged: StagedItem
  public let received: Int
  public let keyCommitment: [UInt8]
  /// Its key, sealed to the epoch in which it is received.
  public let wrap: [UInt8]
  public let leaf: Int?

  public init(
    _ place: ItemPlace, _ staged: StagedItem, received: Int, keyCommitment: [UInt8], wrap: [UInt8], leaf: Int?
  ) {
    precondition(place.itemID == staged.id)
    self.place = place
    self.staged = staged
    self.received = received
    self.keyCommitment = keyCommitment
    self.wrap = wrap
    self.leaf = leaf
  }
}

/// A report that begins a case.
public struct NewReport: Sendable {
  public var place: CasePlace
  public var received: Int
  public var standing: CaseStanding
  public var epoch: CaseEpoch
  public var events: [NewEvent]
  public var items: [NewItem] = []
  public var receipt: NewReceipt?
  public var messages: [NewMessage] = []
  public var request: RequestKey?

  public init(
    _ place: CasePlace, received: Int, standing: CaseStanding, epoch: CaseEpoch, events: [NewEvent]
  ) {
    self.place = place
    self.received = received
    self.standing = standing
    self.epoch = epoch
    self.events = events
  }
}

/// What is added to a case, by somebody who saw it at a version.
public struct CaseChange: Sendable {
  /// What is to be destroyed.
  public enum Deleting: Hashable, Sendable {
    case nothing
    case items([[UInt8]])
    /// All keys of the case. The events stay, and nobody can read them.
    case everything
  }

  public var place: CasePlace
  public var seenVersion: Int
  public var standing: CaseStanding
  public var events: [NewEvent]
  public var items: [NewItem] = []
  public var messages: [NewMessage] = []
  public var request: RequestKey?
  public var receipts: ReceiptState?
  /// The epoch with somebody added, or a new epoch: then older wraps are destroyed.
  public var epoch: CaseEpoch?
  /// Keys of items, sealed to the new epoch; all of the case are needed.
  public var rewraps: [[UInt8]: [UInt8]] = [:]
  public var deleting = Deleting.nothing

  public init(_ place: CasePlace, seenVersion: Int, standing: CaseStanding, events: [NewEvent]) {
    self.place = place
    self.seenVersion = seenVersion
    self.standing = standing
    self.events = events
  }
}

/// What became of a report or change.
public enum StoreOutcome: Hashable, Sendable {
  case done(version: Int)
  /// Somebody else added events first; nothing was done.
  case conflict(currentVersion: Int)
  /// The people who may read changed: seal again to the newest epoch. Nothing was done.
  case otherEpoch(current: Int)
  case unknownCase
  /// The same request was done before; its answer.
  case repeated(answer: [UInt8])
  /// The key of the request was used for another request.
  case keyReused
}
