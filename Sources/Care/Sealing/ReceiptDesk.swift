public import Sodium

/// Where a receipt is handed in. Whether it is unknown, frozen, expired or deleted, the same is done and the same is
/// answered: nobody learns by trying whether a report exists.
public struct ReceiptDesk: Sendable {
  public static let peppersMax = 3

  private let peppers: [Pepper]
  private let salt: [UInt8]
  private let cost: Argon2id
  /// Opened where there is nothing to open.
  private let decoy: [UInt8]

  /// The newest pepper first. The salt is one for the whole instance, since a receipt must be found without a name.
  public init(peppers: [Pepper], salt: [UInt8], cost: Argon2id = .standard) throws(SealingError) {
    precondition((1...Self.peppersMax).contains(peppers.count))
    self.peppers = peppers
    self.salt = salt
    self.cost = cost
    do throws(SodiumError) {
      let nobody = try AgreementKey.generate()
      decoy = try KeyWrap.wrap(.random(byteCount: 32), for: nobody.publicKey, context: [])
    } catch {
      throw .sodium(error)
    }
  }

  /// Under the newest pepper, for a report that begins.
  public func keys(of receipt: borrowing Receipt) throws(SealingError) -> ReceiptKeys {
    do throws(SodiumError) { return try ReceiptKeys(receipt, pepper: peppers[0], salt: salt, cost: cost) } catch {
      throw .sodium(error)
    }
  }

  /// What is found under a locator: the case's epoch, and whether it may be opened now.
  public struct Record: Sendable {
    public let epoch: CaseEpoch
    public let reporter: Holder
    public let isOpen: Bool

    public init(epoch: CaseEpoch, reporter: Holder, isOpen: Bool) {
      self.epoch = epoch
      self.reporter = reporter
      self.isOpen = isOpen
    }
  }

  /// A report that was opened. Keys of an old pepper say that its locator is to be moved to the newest.
  public struct Opened: ~Copyable {
    public let keys: ReceiptKeys
    public let epoch: OpenEpoch
  }

  /// Nil for every reason. All peppers are tried and one wrap is opened in each case, so that the work is the same.
  public func open(
    _ receipt: borrowing Receipt, find: ([UInt8]) -> Record?
  ) throws(SealingError) -> Opened? {
    var found: (keys: ReceiptKeys, record: Record)?
    var last: ReceiptKeys?
    for pepper in peppers {
      let keys: ReceiptKeys
      do throws(SodiumError) { keys = try ReceiptKeys(receipt, pepper: pepper, salt: salt, cost: cost) } catch {
        throw .sodium(error)
      }
      if let record = find(keys.locator), record.isOpen, found == nil { found = (keys, record) }
      last = keys
    }
    guard let found else {
      _ = try? last.map { (keys) throws(SodiumError) in
        try KeyWrap.unwrap(decoy, with: keys.mailbox, context: []).byteCount
      }
      return nil
    }
    guard let epoch = try? found.record.epoch.open(as: found.record.reporter, with: found.keys.mailbox) else {
      return nil
    }
    return Opened(keys: found.keys, epoch: epoch)
  }
}
