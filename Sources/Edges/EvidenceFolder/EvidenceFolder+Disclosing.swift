public import Evidence
internal import Logkeeping
public import MerkleLog
public import Sealing
internal import Sodium

/// What leaves a case: its record, and where the bytes of each file are to be taken from.
public struct Disclosure {
  public let record: EvidenceRecord
  /// The bytes of each leaf that is shown, by index.
  public let leaves: [Int: [UInt8]]
  let files: [String: CaseEntry]

  /// Files of the bundle that come out of the case.
  public var paths: [String] { files.keys.sorted() }
}

extension EvidenceFolder {
  /// The numbers of exhibits that are still there.
  public var present: [Int] { exhibits.indices.map { $0 + 1 }.filter { !isDeleted(exhibits[$0 - 1]) } }

  /// What a bundle of these exhibits says. Where the chain is whole, all custody is shown; otherwise only what is about them
  /// or the case as a whole, and nothing tells how much there is beside it.
  public func disclose(
    _ numbers: [Int], chain: EvidenceRecord.Chain, with epoch: borrowing OpenEpoch
  ) throws(CaseError) -> Disclosure {
    var (exhibits, files, marks) = ([Exhibit](), [String: CaseEntry](), Set<String>())
    var places: [[UInt8]: Int] = [:]
    for number in numbers {
      let entry = try exhibit(number)
      let id = entry.item?.id ?? []
      let place = exhibits.count + 1
      let (label, blind) = try label(of: entry, with: epoch)
      let working = try copies(of: id, exhibit: place, with: epoch, &files)
      let exhibit = Exhibit(
        number: place, mark: Self.unused(label.mark ?? "EX-\(place)", &marks), name: label.name, type: label.type,
        byteCount: label.byteCount, sha256: label.sha256, blind: blind, leaf: entry.index,
        received: entry.leaf.time.seconds, capturedBy: label.capturedBy, submittedBy: label.submittedBy,
        working: working)
      exhibits.append(exhibit)
      files[exhibit.file] = entry
      places[id] = place
    }
    let custody = try custody(places, chain, with: epoch)
    let record = EvidenceRecord(caseID: caseID, origin: origin, chain: chain, exhibits: exhibits, custody: custody)
    let shown = Set(record.leaves)
    let leaves = entries.filter { shown.contains($0.index) }.map { ($0.index, $0.leaf.bytes) }
    return Disclosure(record: record, leaves: Dictionary(uniqueKeysWithValues: leaves), files: files)
  }

  /// The bytes of one file of a bundle.
  public func copy(
    _ path: String, of disclosure: Disclosure, with epoch: borrowing OpenEpoch,
    to sink: ([UInt8]) throws(CaseError) -> Void
  ) throws(CaseError) {
    guard let entry = disclosure.files[path] else { preconditionFailure("\(path) is a file of the disclosure") }
    try copy(entry, with: epoch, to: sink)
  }

  /// A proof of each leaf under one checkpoint of this case's log; each is checked before it is given out.
  public func proofs(
    of leaves: [Int: [UInt8]], under note: SignedNote
  ) throws(CaseError) -> [Int: ProofFile] {
    let log = try log()
    var proofs: [Int: ProofFile] = [:]
    for (index, bytes) in leaves {
      let proof = try asking { () throws(LogkeeperError) in try log.proof(of: index, under: note) }
      guard (try? proof.verify(entry: bytes, log: head.logKey, origin: origin)) != nil else { throw .otherLog }
      proofs[index] = proof
    }
    return proofs
  }

  public func checkpoint() throws(CaseError) -> SignedNote {
    let log = try log()
    let bytes = try asking { () throws(LogkeeperError) in try log.checkpoint() }
    do throws(NoteError) {
      let note = try SignedNote(bytes)
      _ = try Checkpoint.verified(note, by: head.logKey, origin: origin)
      return note
    } catch {
      throw .otherLog
    }
  }

  public var logKey: NoteKey { head.logKey }

  private func copies(
    of id: [UInt8], exhibit: Int, with epoch: borrowing OpenEpoch, _ files: inout [String: CaseEntry]
  ) throws(CaseError) -> [WorkingCopy] {
    var working: [WorkingCopy] = []
    for entry in copies(of: id).prefix(WorkingCopy.countMax) {
      let (label, blind) = try label(of: entry, with: epoch)
      let path = WorkingCopy.file(exhibit: exhibit, copy: working.count + 1, ending: label.ending ?? "bin")
      working.append(
        WorkingCopy(
          file: path, byteCount: label.byteCount, sha256: label.sha256, madeBy: label.madeBy ?? "unknown",
          leaf: entry.index, blind: blind))
      files[path] = entry
    }
    return working
  }

  private func custody(
    _ places: [[UInt8]: Int], _ chain: EvidenceRecord.Chain, with epoch: borrowing OpenEpoch
  ) throws(CaseError) -> [CustodyEntry] {
    var custody: [CustodyEntry] = []
    for entry in entries {
      let about = Set(entry.about.compactMap { places[$0] }).sorted()
      guard chain == .whole || entry.about.isEmpty || !about.isEmpty else { continue }
      let slip = try slip(of: entry, with: epoch)
      let link =
        chain == .whole
        ? CustodyEntry.Link(previous: slip.previous, blind: (0..<slip.blind.byteCount).map { slip.blind[$0] }) : nil
      custody.append(
        CustodyEntry(
          number: custody.count + 1, leaf: entry.index, kind: entry.leaf.kind, reason: entry.leaf.reason,
          actor: slip.actor, exhibits: about, link: link, time: entry.leaf.time.seconds, why: slip.why))
    }
    return custody
  }

  private func slip(of entry: CaseEntry, with epoch: borrowing OpenEpoch) throws(CaseError) -> Slip {
    let place = slipPlace(entry)
    let damage = CaseError.damaged(path: "\(path)/entries", reason: "entry \(entry.index) of the log does not open")
    guard let (_, wrap) = keys[place] else { throw damage }
    do throws(SealingError) {
      let key = try ItemKey.unwrap(wrap, of: place, with: epoch, commitment: entry.slip.commitment)
      return try Slip.open(entry.slip.bytes, under: key)
    } catch {
      throw error == .sodium(.noLockedMemory) ? .sealing(error) : damage
    }
  }

  private static func unused(_ mark: String, _ marks: inout Set<String>) -> String {
    var (free, number) = (mark, 2)
    while !marks.insert(free).inserted {
      free = "\(mark.prefix(24))-\(number)"
      number += 1
    }
    return free
  }
}
