internal import Evidence
internal import Files
internal import OpenSSL
public import Sealing
internal import Sodium

extension EvidenceFolder {
  /// What is known of an exhibit.
  public func label(of number: Int, with epoch: borrowing OpenEpoch) throws(CaseError) -> ItemLabel {
    try label(of: exhibit(number), with: epoch).label
  }

  func label(of entry: CaseEntry, with epoch: borrowing OpenEpoch) throws(CaseError) -> (
    label: ItemLabel, blind: [UInt8]
  ) {
    guard let found = try read(entry, with: epoch, isLabelOnly: true, { _ in }) else { throw damage(entry) }
    return found
  }

  /// Gives the original bytes piece by piece, and throws at the end where they are not what was received.
  func copy(
    _ entry: CaseEntry, with epoch: borrowing OpenEpoch, to sink: ([UInt8]) throws(CaseError) -> Void
  ) throws(CaseError) {
    let digest = SHA256Stream()
    var count = 0
    let found = try read(entry, with: epoch, isLabelOnly: false) { piece throws(CaseError) in
      digest.add(piece.span.bytes)
      count += piece.count
      try sink(piece)
    }
    guard let found, found.label.byteCount == count, found.label.sha256 == digest.digest() else { throw damage(entry) }
    let blind = try sodium { () throws(SodiumError) in try Secret(copying: found.blind.span.bytes) }
    guard Commitment.content(digest: found.label.sha256, byteCount: count, blind: blind) == entry.leaf.content else {
      throw damage(entry)
    }
  }

  private func damage(_ entry: CaseEntry) -> CaseError {
    let id = entry.item?.original ?? entry.item?.id ?? []
    let number = exhibits.firstIndex { $0.item?.id == id }.map { "exhibit \($0 + 1)" } ?? "it"
    return .damaged(path: sealedPath(entry.item?.id ?? []), reason: "\(number) is not what was received")
  }

  /// The password was right before this: what does not open now was changed.
  private func damage(_ entry: CaseEntry, _ error: SealingError) -> CaseError {
    error == .sodium(.noLockedMemory) ? .sealing(error) : damage(entry)
  }

  private func read(
    _ entry: CaseEntry, with epoch: borrowing OpenEpoch, isLabelOnly: Bool,
    _ body: ([UInt8]) throws(CaseError) -> Void
  ) throws(CaseError) -> (label: ItemLabel, blind: [UInt8])? {
    guard let item = entry.item else { return nil }
    let place = ItemPlace(head.epoch.place, itemID: item.id, kind: item.kind)
    guard let (_, wrap) = keys[place] else { throw damage(entry) }
    var stream: OpeningStream
    do throws(SealingError) {
      stream = try ItemKey.unwrap(wrap, of: place, with: epoch, commitment: item.commitment).openingStream()
    } catch {
      throw damage(entry, error)
    }
    let sealedDigest = SHA256Stream()
    var (pending, label) = ([UInt8](), (label: ItemLabel, blind: [UInt8])?.none)
    try ItemSource.file(sealedPath(item.id)).read { piece throws(CaseError) in
      if isLabelOnly, label != nil { return }
      sealedDigest.add(piece.span.bytes)
      do throws(SodiumError) { try stream.add(piece) { pending.append(contentsOf: Self.bytes($0)) } } catch {
        throw damage(entry, .sodium(error))
      }
      try pass(&pending, &label, isLabelOnly, body)
    }
    if isLabelOnly, label != nil { return label }
    do throws(SodiumError) { try stream.finish { pending.append(contentsOf: Self.bytes($0)) } } catch {
      throw damage(entry, .sodium(error))
    }
    try pass(&pending, &label, isLabelOnly, body)
    guard isLabelOnly || sealedDigest.digest() == entry.leaf.sealedDigest else { throw damage(entry) }
    return label
  }

  /// Takes the label off the front, and passes on what stands behind it.
  private func pass(
    _ pending: inout [UInt8], _ label: inout (label: ItemLabel, blind: [UInt8])?, _ isLabelOnly: Bool,
    _ body: ([UInt8]) throws(CaseError) -> Void
  ) throws(CaseError) {
    if label == nil {
      guard pending.count >= 4 else { return }
      let count = (0..<4).reduce(0) { $0 | Int(pending[$1]) << (8 * $1) }
      guard count <= ItemLabel.byteCountMax else { throw .sealing(.sodium(.malformed)) }
      let start = 4 + Blind.byteCount
      guard pending.count >= start + count else { return }
      do throws(RecordError) {
        label = (try ItemLabel(Array(pending[start..<start + count])), Array(pending[4..<start]))
      } catch {
        throw .sealing(.sodium(.malformed))
      }
      pending.removeFirst(start + count)
    }
    if !isLabelOnly, !pending.isEmpty { try body(pending) }
    pending.removeAll(keepingCapacity: true)
  }

  private static func bytes(_ span: borrowing RawSpan) -> [UInt8] {
    (0..<span.byteCount).map { span.unsafeLoad(fromByteOffset: $0, as: UInt8.self) }
  }
}
