public import Evidence
internal import Files
internal import OpenSSL
internal import Sealing
internal import Sodium

extension EvidenceFolder {
  /// Takes something in: nobody needs to be able to read the case for that. Returns its exhibit's number in this case.
  @discardableResult
  public func add(
    _ source: ItemSource, _ label: ItemLabel, by actor: Actor, why: String? = nil
  ) throws(CaseError) -> Int {
    try add(source, label, .file, of: nil, by: actor, why: why)
    return exhibits.count
  }

  /// Keeps a copy that a program made of an exhibit.
  public func addCopy(
    _ bytes: [UInt8], of number: Int, madeBy: String, ending: String, by actor: Actor
  ) throws(CaseError) {
    let exhibit = try exhibit(number)
    try add(
      .bytes(bytes), ItemLabel(madeBy: madeBy, ending: ending), .workingCopy, of: exhibit.item?.id, by: actor, why: nil)
  }

  private func add(
    _ source: ItemSource, _ label: ItemLabel, _ kind: ItemKind, of original: [UInt8]?, by actor: Actor, why: String?
  ) throws(CaseError) {
    if let fault = label.fault { throw fault }
    // What waits comes first: its place in the chain is before this one.
    if isWaiting { try finish() }
    let sealed = try seal(source, label, kind, of: original)
    let about = [original ?? sealed.item.id]
    try record(Act(kind: .item, actor: actor, why: why, about: about), item: sealed)
  }

  private func seal(
    _ source: ItemSource, _ label: ItemLabel, _ kind: ItemKind, of original: [UInt8]?
  ) throws(CaseError) -> SealedItem {
    var label = label
    (label.sha256, label.byteCount) = try source.digest()
    let place = ItemPlace(head.epoch.place, itemID: Libsodium.randomBytes(CaseEntry.idBytes), kind: kind)
    let key = try sealing { () throws(SealingError) in try ItemKey.make(place) }
    let blind = try sodium { () throws(SodiumError) in try Blind.make() }
    let digest = try write(source, label, blind, under: key)
    let item = CaseEntry.Item(
      id: place.itemID, kind: kind, original: original, commitment: key.commitment, sealedBytes: digest.byteCount)
    return SealedItem(
      item: item, digest: digest.sha256,
      content: .content(digest: label.sha256, byteCount: label.byteCount, blind: blind), place: place,
      wrap: try wrap(key))
  }

  /// Seals label and bytes into the item's file, and returns when it is on the disk.
  private func write(
    _ source: ItemSource, _ label: ItemLabel, _ blind: borrowing Secret, under key: borrowing ItemKey
  ) throws(CaseError) -> (sha256: [UInt8], byteCount: Int) {
    let path = incomingPath(key.place.itemID)
    let output = try onDisk { () throws(FileError) in try OutputFile(path, faults: faults) }
    let (sealedDigest, plainDigest) = (SHA256Stream(), SHA256Stream())
    var pending: [UInt8] = []
    var stream = try sealing { () throws(SealingError) in try key.sealingStream(into: &pending) }
    let words = label.bytes
    let count = (0..<4).map { UInt8(truncatingIfNeeded: words.count >> (8 * $0)) }
    stream.add(count.span.bytes, into: &pending)
    blind.withBytes { stream.add($0, into: &pending) }
    stream.add(words.span.bytes, into: &pending)
    try source.read { piece throws(CaseError) in
      plainDigest.add(piece.span.bytes)
      stream.add(piece.span.bytes, into: &pending)
      try put(&pending, into: output, sealedDigest)
    }
    stream.finish(into: &pending)
    try put(&pending, into: output, sealedDigest)
    guard plainDigest.digest() == label.sha256 else {
      try onDisk { () throws(FileError) in try FileSystem.remove(path, faults: faults) }
      throw .changing(path: "the file")
    }
    try onDisk { () throws(FileError) in
      try output.sync()
      try FileSystem.syncFolder("\(self.path)/sealed", faults: faults)
    }
    return (sealedDigest.digest(), output.byteCount)
  }

  private func put(
    _ pending: inout [UInt8], into output: OutputFile, _ digest: SHA256Stream
  ) throws(CaseError) {
    guard !pending.isEmpty else { return }
    digest.add(pending.span.bytes)
    do throws(FileError) { try output.append(pending) } catch { throw .file(error) }
    pending.removeAll(keepingCapacity: true)
  }
}
