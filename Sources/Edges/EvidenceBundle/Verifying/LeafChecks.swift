internal import Evidence
internal import MerkleLog

/// The entries of the log that the bundle shows: their form, their place in the log, and what the record says of them.
struct LeafChecks {
  let files: BundleFiles
  let checkpoint: CheckpointChecks.Head?

  /// Gives those that could be read, by index. Files that the record does not name are looked at too.
  func add(record: EvidenceRecord?, to list: inout CheckList) -> [Int: Leaf] {
    var leaves: [Int: Leaf] = [:]
    for index in files.leafIndices.union(record?.leaves ?? []).sorted() {
      guard let bytes = files.bytes(BundleLayout.leaf(index)) else {
        list.fails(.leafForm, index, "the entry is not there", at: BundleLayout.leaf(index))
        continue
      }
      if let leaf = Leaf(bytes) {
        list.holds(.leafForm, index)
        leaves[index] = leaf
      } else {
        list.fails(.leafForm, index, "it is not in the one form that an entry has", at: BundleLayout.leaf(index))
      }
      checkProof(index, bytes, to: &list)
    }
    for entry in record?.custody ?? [] { check(entry, leaves[entry.leaf], to: &list) }
    for exhibit in record?.exhibits ?? [] { checkTime(exhibit, leaves[exhibit.leaf], to: &list) }
    return leaves
  }

  private func checkProof(_ index: Int, _ bytes: [UInt8], to list: inout CheckList) {
    let path = BundleLayout.proof(index)
    guard let text = files.bytes(path) else { return list.fails(.leafProof, index, "the proof is not there", at: path) }
    do throws(NoteError) {
      let proof = try ProofFile(text)
      guard proof.index == index else {
        return list.fails(.leafProof, index, "it is the proof of entry \(proof.index)", at: path)
      }
      guard let checkpoint else {
        return list.absent(.leafProof, index, "there is no head of the log for it to lead to", at: path)
      }
      guard proof.checkpoint.bytes == checkpoint.bytes else {
        return list.fails(
          .leafProof, index, "it leads to another head of the log than \(BundleLayout.checkpoint)", at: path)
      }
      try verify(proof, bytes, checkpoint.checkpoint)
      let extra = proof.extra == nil ? nil : "it carries an extra line, which nothing vouches for"
      list.holds(.leafProof, index, extra, at: extra == nil ? nil : path)
    } catch {
      list.fails(.leafProof, index, error.message, at: path)
    }
  }

  private func verify(_ proof: ProofFile, _ bytes: [UInt8], _ checkpoint: Checkpoint) throws(NoteError) {
    do throws(ProofError) {
      try InclusionProof(index: proof.index, treeSize: checkpoint.size, path: proof.path)
        .verify(leaf: MerkleTree.leaf(bytes), root: checkpoint.root)
    } catch {
      throw .noProof(error)
    }
  }

  private func check(_ entry: CustodyEntry, _ leaf: Leaf?, to list: inout CheckList) {
    // An entry that cannot be read is named already.
    guard let leaf else { return }
    let place = "\(EvidenceRecord.path), entry \(entry.number)"
    if leaf.kind != entry.kind {
      list.fails(
        .leafKind, entry.leaf, "the record says “\(entry.kind.name)”, the log “\(leaf.kind.name)”", at: place)
    } else if leaf.reason != entry.reason {
      list.fails(.leafKind, entry.leaf, "the record gives another reason than the log", at: place)
    } else if leaf.time.seconds != entry.time {
      list.fails(
        .leafKind, entry.leaf,
        "the record says \(UTCTime.text(entry.time)), the log \(UTCTime.text(leaf.time.seconds))", at: place)
    } else {
      list.holds(.leafKind, entry.leaf)
    }
  }

  private func checkTime(_ exhibit: Exhibit, _ leaf: Leaf?, to list: inout CheckList) {
    guard let leaf, leaf.time.seconds != exhibit.received else { return }
    list.fails(
      .leafKind, exhibit.leaf,
      "the record says received \(UTCTime.text(exhibit.received)), the log \(UTCTime.text(leaf.time.seconds))",
      at: "\(EvidenceRecord.path), exhibit \(exhibit.number)")
  }
}
