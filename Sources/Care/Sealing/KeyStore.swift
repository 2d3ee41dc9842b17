/// The wraps of item keys, and nothing else: small, so that it can be backed up for a few days only. What is shredded here
/// is gone for good once those days are over, whatever becomes of the sealed bytes.
public struct KeyStore: Hashable, Sendable {
  private struct Entry: Hashable, Sendable {
    var epoch: EpochPlace
    var wrap: [UInt8]
  }

  private var entries: [ItemPlace: Entry] = [:]

  public init() {}

  public var count: Int { entries.count }

  /// Everything there is, in the order of the items' ids: what is written to the disk.
  public var all: [(place: ItemPlace, epoch: EpochPlace, wrap: [UInt8])] {
    entries.map { ($0.key, $0.value.epoch, $0.value.wrap) }
      .sorted { $0.place.itemID.lexicographicallyPrecedes($1.place.itemID) }
  }

  public subscript(place: ItemPlace) -> (epoch: EpochPlace, wrap: [UInt8])? {
    entries[place].map { ($0.epoch, $0.wrap) }
  }

  public mutating func keep(_ wrap: [UInt8], of place: ItemPlace, in epoch: EpochPlace) {
    entries[place] = Entry(epoch: epoch, wrap: wrap)
  }

  /// Lets the key of one item go. Whether there was one.
  @discardableResult
  public mutating func shred(_ place: ItemPlace) -> Bool { entries.removeValue(forKey: place) != nil }

  /// Lets the keys of a whole case go; says how many.
  @discardableResult
  public mutating func shred(tenant: String, caseID: [UInt8]) -> Int {
    let before = entries.count
    entries = entries.filter { $0.key.received.tenant != tenant || $0.key.received.caseID != caseID }
    return before - entries.count
  }

  /// Seals every key of the case to a new epoch and drops the old wraps: who is not a holder of the new one cannot open them
  /// any more. What somebody has read already, they have read.
  public mutating func rotate(
    from old: borrowing OpenEpoch, to new: CaseEpoch, commitments: [ItemPlace: [UInt8]]
  ) throws(SealingError) {
    var moved = self
    for (place, entry) in entries where entry.epoch == old.place {
      guard let commitment = commitments[place] else { throw .otherCommitment }
      let item = try ItemKey.unwrap(entry.wrap, of: place, with: old, commitment: commitment)
      moved.keep(try item.wrap(for: new.key, in: new.place), of: place, in: new.place)
    }
    // All or none: a case is not left half in one epoch and half in another.
    self = moved
  }
}
