public import Sodium

/// What is stored of a case's key: who may read, and the key sealed for each of them.
///
/// It is a pair, so that the page on which a survivor writes can add to a case that it cannot read.
public struct CaseEpoch: Hashable, Sendable {
  public let place: EpochPlace
  public let key: AgreementPublicKey
  public private(set) var wraps: [Holder: [UInt8]]

  public init(place: EpochPlace, key: AgreementPublicKey, wraps: [Holder: [UInt8]]) {
    self.place = place
    self.key = key
    self.wraps = wraps
  }

  /// A new key for these holders. Nobody else can open what is sealed to it, the maker included once this returns.
  public static func begin(_ place: EpochPlace, holders: [Holder]) throws(SealingError) -> CaseEpoch {
    let open = try OpenEpoch(place: place, key: sodium { () throws(SodiumError) in try AgreementKey.generate() })
    var epoch = CaseEpoch(place: place, key: open.publicKey, wraps: [:])
    for holder in holders { try epoch.add(holder, by: open) }
    return epoch
  }

  /// Somebody who can open the case lets somebody else in.
  public mutating func add(_ holder: Holder, by open: borrowing OpenEpoch) throws(SealingError) {
    guard open.place == place, open.publicKey == key else { throw .noHolder }
    wraps[holder] = try open.wrap(for: holder)
  }

  public func open(as holder: Holder, with own: borrowing AgreementKey) throws(SealingError) -> OpenEpoch {
    guard let wrap = wraps[holder] else { throw .noHolder }
    let open = try sodium { () throws(SodiumError) in
      try AgreementKey(secret: KeyWrap.unwrap(wrap, with: own, context: holder.place(in: place)))
    }
    // The stored public key may have been swapped: what is sealed to it would be for somebody else.
    guard open.publicKey == key else { throw .otherCommitment }
    return OpenEpoch(place: place, key: open)
  }
}

/// A case's key, opened by one of its holders for the time of one task.
public struct OpenEpoch: ~Copyable {
  public let place: EpochPlace
  let key: AgreementKey

  public var publicKey: AgreementPublicKey { key.publicKey }

  init(place: EpochPlace, key: consuming AgreementKey) {
    self.place = place
    self.key = key
  }

  func wrap(for holder: Holder) throws(SealingError) -> [UInt8] {
    try sodium { () throws(SodiumError) in
      try KeyWrap.wrap(key.secretCopy(), for: holder.key, context: holder.place(in: place))
    }
  }
}
