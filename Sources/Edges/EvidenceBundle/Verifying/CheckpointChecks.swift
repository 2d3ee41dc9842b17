internal import Evidence
internal import MerkleLog
internal import Primitives
internal import Sodium
internal import SourceText

/// The signed head of the log: its form, its key, its signatures, and whether it fits to one that somebody kept.
struct CheckpointChecks {
  /// The head under which every entry of the bundle is proved.
  struct Head {
    let bytes: [UInt8]
    let note: SignedNote
    let checkpoint: Checkpoint
  }

  let files: BundleFiles
  let trust: BundleVerifier.Trust
  private let path = BundleLayout.checkpoint

  init(files: BundleFiles, trust: BundleVerifier.Trust) {
    self.files = files
    self.trust = trust
  }

  func add(record: EvidenceRecord?, to list: inout CheckList) -> Head? {
    let own = ownPolicy(&list)
    guard let head = head(&list) else { return nil }
    checkNames(head, own, record, &list)
    checkSignature(head, own, &list)
    checkTrusted(head, &list)
    checkWitnesses(head, own, &list)
    checkKnown(head, own, &list)
    return head
  }

  private func head(_ list: inout CheckList) -> Head? {
    guard let bytes = files.bytes(path) else {
      list.fails(.checkpointForm, nil, "the signed head of the log is not there", at: path)
      return nil
    }
    do throws(NoteError) {
      let note = try SignedNote(bytes)
      let checkpoint = try Checkpoint(text: note.text)
      list.holds(.checkpointForm)
      return Head(bytes: bytes, note: note, checkpoint: checkpoint)
    } catch {
      list.fails(.checkpointForm, nil, error.message, at: path)
      return nil
    }
  }

  /// What the bundle itself says about keys.
  private func ownPolicy(_ list: inout CheckList) -> LogPolicy? {
    let place = BundleLayout.policy
    guard let bytes = files.bytes(place) else {
      list.fails(.checkpointKey, nil, "the policy with the log's key is not there", at: place)
      return nil
    }
    var log = Diagnostics()
    let policy = LogPolicyReader.read(SourceFile(name: place, bytes: bytes), into: &log)
    if let first = log.entries.first, policy == nil {
      list.fails(.checkpointKey, nil, first.message, at: "\(place):\(first.location.line):\(first.location.column)")
    }
    return policy
  }

  private func checkNames(_ head: Head, _ own: LogPolicy?, _ record: EvidenceRecord?, _ list: inout CheckList) {
    let origin = head.checkpoint.origin
    if let record, record.origin != origin {
      list.fails(
        .checkpointKey, nil, "the record names the log “\(record.origin)”, the head “\(origin)”",
        at: EvidenceRecord.path)
    }
    guard let own else { return }
    guard let key = own.logs.first(where: { $0.name == origin }) else {
      return list.fails(.checkpointKey, nil, "the policy has no key of “\(origin)”", at: BundleLayout.policy)
    }
    let pem =
      "-----BEGIN PUBLIC KEY-----\n\(Base64.encode(BundleLayout.keyHead + key.key.bytes))\n-----END PUBLIC KEY-----\n"
    if files.bytes(BundleLayout.logKey) != Array(pem.utf8) {
      list.fails(.checkpointKey, nil, "this is another key than the policy has", at: BundleLayout.logKey)
    }
    list.close(.checkpointKey)
  }

  private func checkSignature(_ head: Head, _ own: LogPolicy?, _ list: inout CheckList) {
    guard let policy = own ?? trust.policy else {
      return list.absent(.checkpointSignature, nil, "there is no key to check it with", at: path)
    }
    do throws(NoteError) {
      _ = try policy.verify(head.note)
      list.holds(.checkpointSignature)
    } catch {
      list.fails(.checkpointSignature, nil, error.message, at: path)
    }
  }

  private func checkTrusted(_ head: Head, _ list: inout CheckList) {
    guard let policy = trust.policy else {
      return list.absent(
        .checkpointTrusted, nil, "no policy from outside the bundle was given", at: BundleLayout.policy)
    }
    do throws(NoteError) {
      _ = try policy.verify(head.note)
      list.holds(.checkpointTrusted)
    } catch {
      list.fails(.checkpointTrusted, nil, "by the keys that you gave: \(error.message)", at: path)
    }
  }

  private func checkWitnesses(_ head: Head, _ own: LogPolicy?, _ list: inout CheckList) {
    guard let policy = trust.policy ?? own else { return list.absent(.checkpointWitnesses, nil, "there is no policy") }
    guard policy.quorum != .none else {
      return list.absent(
        .checkpointWitnesses, nil, "the policy asks for no witness, so nobody outside has seen the log")
    }
    let keys = (try? head.note.verified(by: policy.witnesses.map(\.key))) ?? []
    guard policy.quorum.isMet(by: Set(keys)) else {
      let names = policy.witnesses.filter { keys.contains($0.key) }.map(\.name)
      let found = names.isEmpty ? "no witness" : names.joined(separator: ", ")
      return list.fails(.checkpointWitnesses, nil, "\(found) signed it, which is not enough", at: path)
    }
    list.holds(.checkpointWitnesses, nil, "\(keys.count) witnesses signed it")
  }

  private func checkKnown(_ head: Head, _ own: LogPolicy?, _ list: inout CheckList) {
    guard let bytes = trust.knownCheckpoint else {
      return list.absent(.checkpointKnown, nil, "no other head of this log was given to compare with")
    }
    let known: Checkpoint
    do throws(NoteError) {
      guard let policy = trust.policy ?? own else { throw .noKnownSignature }
      known = try policy.verify(SignedNote(bytes)).checkpoint
    } catch {
      return list.fails(.checkpointKnown, nil, "the head that you gave does not hold: \(error.message)", at: nil)
    }
    compare(head.checkpoint, known, &list)
  }

  private func compare(_ found: Checkpoint, _ known: Checkpoint, _ list: inout CheckList) {
    if found.origin != known.origin {
      list.fails(
        .checkpointKnown, nil, "yours is of the log “\(known.origin)”, the bundle's of “\(found.origin)”", at: path)
    } else if found.size < known.size {
      list.fails(
        .checkpointKnown, nil,
        "rolled back: the log had \(known.size) entries when yours was signed, and has \(found.size) here. If yours was "
          + "signed after this bundle was made, this means nothing",
        at: path)
    } else if found.size > known.size {
      list.absent(
        .checkpointKnown, nil,
        "the log has grown from \(known.size) entries to \(found.size); that the first ones are still the same needs a "
          + "consistency proof, which the keeper of the log can give", at: path)
    } else if found.root != known.root {
      list.fails(
        .checkpointKnown, nil,
        "forked: the log signed two different histories of \(found.size) entries, yours and this one. One was made to deceive",
        at: path)
    } else {
      list.holds(.checkpointKnown)
    }
  }
}
