public import Sodium

/// The key of one item, fresh for each.
public struct ItemKey: ~Copyable {
  public let place: ItemPlace
  let key: Secret

  public static func make(_ place: ItemPlace) throws(SealingError) -> ItemKey {
    do throws(SodiumError) { return ItemKey(place: place, key: try Secret.random(byteCount: 32)) } catch {
      throw .sodium(error)
    }
  }

  private init(place: ItemPlace, key: consuming Secret) {
    self.place = place
    self.key = key
  }

  /// What the log keeps of the key: one item opens to one thing, for everybody.
  public var commitment: [UInt8] { CommittedBox.commitment(to: key, context: place.bytes) }

  /// The key sealed to a case's epoch, for the key store.
  public func wrap(for epoch: AgreementPublicKey, in epochPlace: EpochPlace) throws(SealingError) -> [UInt8] {
    do throws(SodiumError) {
      return try KeyWrap.wrap(key, for: epoch, context: place.wrapBytes(in: epochPlace))
    } catch {
      throw .sodium(error)
    }
  }

  /// Opens a wrap and compares the key with the commitment that was logged when the item was received.
  public static func unwrap(
    _ wrap: [UInt8], of place: ItemPlace, with epoch: borrowing OpenEpoch, commitment: [UInt8]
  ) throws(SealingError) -> ItemKey {
    let item: ItemKey
    do throws(SodiumError) {
      item = ItemKey(
        place: place, key: try KeyWrap.unwrap(wrap, with: epoch.key, context: place.wrapBytes(in: epoch.place)))
    } catch {
      throw .sodium(error)
    }
    guard Libsodium.areEqual(item.commitment, commitment) else { throw .otherCommitment }
    return item
  }

  /// A file, piece by piece.
  public func sealingStream(into output: inout [UInt8]) throws(SealingError) -> SealingStream {
    do throws(SodiumError) { return try SealingStream(key: key, context: place.bytes, into: &output) } catch {
      throw .sodium(error)
    }
  }

  public func openingStream() throws(SealingError) -> OpeningStream {
    do throws(SodiumError) { return try OpeningStream(key: key, context: place.bytes) } catch { throw .sodium(error) }
  }
}
