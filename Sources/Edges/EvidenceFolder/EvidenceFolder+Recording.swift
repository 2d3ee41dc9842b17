internal import Evidence
internal import Files
internal import Logkeeping
internal import MerkleLog
internal import Primitives
internal import Sealing
internal import Sodium

/// What a new entry says beside its kind.
struct Act {
  let kind: Leaf.Kind
  let actor: Actor
  var why: String?
  var reason: Reason?
  var about: [[UInt8]] = []
}

/// An item whose bytes are sealed and on the disk.
struct SealedItem {
  let item: CaseEntry.Item
  let digest: [UInt8]
  let content: Commitment
  let place: ItemPlace
  let wrap: [UInt8]
}

extension EvidenceFolder {
  var draftPath: String { "\(path)/draft.json" }

  func sealedPath(_ id: [UInt8]) -> String { "\(path)/sealed/\(Hex.encode(id))" }

  /// Sealed bytes that no draft has named yet. Only these are taken away where a run was cut off.
  func incomingPath(_ id: [UInt8]) -> String { sealedPath(id) + Self.incoming }

  private static let incoming = ".new"

  /// Writes an entry in the one order. When this returns it is in the log and in the folder.
  @discardableResult
  func record(_ act: Act, item: SealedItem? = nil) throws(CaseError) -> CaseEntry {
    if isWaiting { try finish() }
    guard entries.count < Self.entryCountMax else { throw .tooMany }
    guard act.why.map({ CustodyEntry.isWhy($0) }) ?? true else { throw .badWord(what: "reason") }
    let log = try log()
    let since = try asking { () throws(LogkeeperError) in try log.checkpoint() }
    guard let size = try? Checkpoint(text: SignedNote(since).text).size else { throw .log(.noAnswer) }
    let place = ItemPlace(head.epoch.place, itemID: Libsodium.randomBytes(CaseEntry.idBytes), kind: .message)
    let key = try sealing { () throws(SealingError) in try ItemKey.make(place) }
    let draft = try draft(act, item, under: key, size: size)
    var grown = keys
    if let item { grown.keep(item.wrap, of: item.place, in: head.epoch.place) }
    grown.keep(try wrap(key), of: place, in: head.epoch.place)
    try draft.write(to: draftPath, faults: faults)
    isWaiting = true
    try KeyFile(grown).write(to: "\(path)/keys.json", faults: faults)
    // From here on it is finished by this run or by the next.
    keys = grown
    try takeIn(draft)
    let index = try asking { () throws(LogkeeperError) in try log.append(draft.leaf.bytes) }
    return try keep(draft, at: index)
  }

  func wrap(_ key: borrowing ItemKey) throws(CaseError) -> [UInt8] {
    let epoch = head.epoch
    do throws(SealingError) { return try key.wrap(for: epoch.key, in: epoch.place) } catch { throw .sealing(error) }
  }

  private func draft(
    _ act: Act, _ item: SealedItem?, under key: borrowing ItemKey, size: Int
  ) throws(CaseError) -> CaseEntry {
    let slip = Slip(
      blind: try sodium { () throws(SodiumError) in try Blind.make() }, actor: act.actor, previous: entries.last?.index,
      why: act.why)
    let chain = Commitment.chain(
      caseID: caseID, actor: act.actor.text, previous: entries.last?.index, blind: slip.blind)
    let leaf = Leaf(
      act.kind, at: now(), sealedDigest: item?.digest, content: item?.content, keyCommitment: item?.item.commitment,
      chain: chain, reason: act.reason)
    let sealed = CaseEntry.SealedSlip(
      id: key.place.itemID, commitment: key.commitment, bytes: try slip.seal(under: key))
    return CaseEntry(index: size, leaf: leaf, slip: sealed, item: item?.item, about: act.about)
  }

  /// Gives an entry whose leaf is in the log its name.
  private func keep(_ draft: CaseEntry, at index: Int) throws(CaseError) -> CaseEntry {
    var entry = draft
    entry.index = index
    try entry.write(to: "\(path)/entries/\(Self.name(entries.count))", faults: faults)
    entries.append(entry)
    try onDisk { () throws(FileError) in try FileSystem.remove(draftPath, faults: faults) }
    isWaiting = false
    try shred(after: entry)
    return entry
  }

  /// Finishes what a run before this one began: the draft's leaf is looked for in the log, and added if it is not there.
  func finish() throws(CaseError) {
    for entry in entries where entry.leaf.kind == .deletion { try shred(after: entry) }
    guard FileSystem.exists(draftPath) else { return try removeStrays() }
    let draft = try CaseEntry.read(draftPath)
    if draft.slip.id == entries.last?.slip.id {
      // Only the removal of the draft was missing.
      try onDisk { () throws(FileError) in try FileSystem.remove(draftPath, faults: faults) }
      isWaiting = false
      return
    }
    isWaiting = true
    guard keys[slipPlace(draft)] != nil else { return try drop() }
    try takeIn(draft)
    guard let log = try? log() else { return }
    var index = try find(draft, in: log)
    if index == nil { index = try asking { () throws(LogkeeperError) in try log.append(draft.leaf.bytes) } }
    if let index { _ = try keep(draft, at: index) }
    hasFinishedDraft = true
  }

  /// A draft whose keys never came: the log has not seen it, and nobody was told that it was taken in.
  private func drop() throws(CaseError) {
    try KeyFile(keys).write(to: "\(path)/keys.json", faults: faults)
    try onDisk { () throws(FileError) in try FileSystem.remove(draftPath, faults: faults) }
    isWaiting = false
    try removeStrays()
  }

  func slipPlace(_ entry: CaseEntry) -> ItemPlace {
    ItemPlace(head.epoch.place, itemID: entry.slip.id, kind: .message)
  }

  /// The leaf is at an index at which the log proves it.
  private func find(_ draft: CaseEntry, in log: any EvidenceLog) throws(CaseError) -> Int? {
    let note: SignedNote
    let checkpoint: Checkpoint
    let bytes = try asking { () throws(LogkeeperError) in try log.checkpoint() }
    do throws(NoteError) {
      note = try SignedNote(bytes)
      checkpoint = try Checkpoint.verified(note, by: head.logKey, origin: origin)
    } catch {
      throw .log(.noAnswer)
    }
    guard draft.index <= checkpoint.size else { throw .otherLog }
    for index in draft.index..<checkpoint.size {
      let proof = try asking { () throws(LogkeeperError) in try log.proof(of: index, under: note) }
      if (try? proof.verify(entry: draft.leaf.bytes, log: head.logKey, origin: origin)) != nil { return index }
    }
    return nil
  }

  /// Lets the keys and bytes of what was deleted go.
  private func shred(after entry: CaseEntry) throws(CaseError) {
    guard entry.leaf.kind == .deletion else { return }
    let items = entry.about.compactMap { id in entries.compactMap(\.item).first { $0.id == id } }
    let gone = items.filter { keys.shred(ItemPlace(head.epoch.place, itemID: $0.id, kind: $0.kind)) }
    if !gone.isEmpty { try KeyFile(keys).write(to: "\(path)/keys.json", faults: faults) }
    for item in items where FileSystem.exists(sealedPath(item.id)) {
      try onDisk { () throws(FileError) in try FileSystem.remove(sealedPath(item.id), faults: faults) }
    }
  }

  /// Gives the sealed bytes that a draft names their name.
  private func takeIn(_ draft: CaseEntry) throws(CaseError) {
    guard let item = draft.item, FileSystem.exists(incomingPath(item.id)) else { return }
    try onDisk { () throws(FileError) in
      try FileSystem.move(incomingPath(item.id), to: sealedPath(item.id), faults: faults)
      try FileSystem.syncFolder("\(path)/sealed", faults: faults)
    }
  }

  /// Takes away sealed bytes of something that was never taken in. What has its name and belongs to no entry may be all that
  /// is left of an exhibit whose entry was lost: it stays, and nothing goes on.
  private func removeStrays() throws(CaseError) {
    let ids = Set(entries.map(\.slip.id) + entries.compactMap { $0.item?.id })
    // Each entry has the key of its slip for good, a draft before its keys.
    guard keys.all.allSatisfy({ ids.contains($0.place.itemID) }), entries.allSatisfy({ keys[slipPlace($0)] != nil })
    else { throw .damaged(path: "\(path)/entries", reason: "an entry was lost or changed; nothing was removed") }
    let known = Set(entries.compactMap { $0.item.map { Hex.encode($0.id) } })
    for name in try onDisk({ () throws(FileError) in try FileSystem.names(in: "\(path)/sealed") })
    where !known.contains(name) {
      let stray = "\(path)/sealed/\(name)"
      guard name.hasSuffix(Self.incoming) else {
        throw .damaged(path: stray, reason: "no entry names it, so an entry was lost or changed; nothing was removed")
      }
      try onDisk { () throws(FileError) in try FileSystem.remove(stray, faults: faults) }
    }
  }
}
