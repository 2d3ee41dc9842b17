internal import Evidence
internal import Sodium

/// Whether the entries of a case follow on each other without a gap, where the bundle opens that.
enum ChainChecks {
  static func add(_ record: EvidenceRecord, _ leaves: [Int: Leaf], to list: inout CheckList) {
    guard record.chain == .whole else {
      return list.absent(
        .chainWhole, nil, "the bundle shows what was chosen; whether there is more in the case is not shown")
    }
    var before: Int?
    for entry in record.custody {
      checkLink(entry, leaves[entry.leaf], record.caseID, to: &list)
      if let link = entry.link, link.previous != before { nameGap(link.previous, before: entry, to: &list) }
      before = entry.leaf
    }
    list.close(.chainWhole)
  }

  private static func checkLink(
    _ entry: CustodyEntry, _ leaf: Leaf?, _ caseID: [UInt8], to list: inout CheckList
  ) {
    let place = "\(EvidenceRecord.path), entry \(entry.number)"
    guard let link = entry.link, let leaf else {
      return list.fails(.chainLink, entry.leaf, "there is nothing to open the link with", at: place)
    }
    guard let secret = try? Secret(copying: link.blind.span.bytes) else {
      return list.fails(.chainLink, entry.leaf, "no memory could be locked", at: place)
    }
    let chain = Commitment.chain(caseID: caseID, actor: entry.actor.text, previous: link.previous, blind: secret)
    guard leaf.chain == chain else {
      let finding = "the log committed to another case, another person or another entry before this one"
      return list.fails(.chainLink, entry.leaf, finding, at: place)
    }
    list.holds(.chainLink, entry.leaf)
  }

  private static func nameGap(_ previous: Int?, before entry: CustodyEntry, to list: inout CheckList) {
    let finding =
      previous.map { "entry \($0) of the log comes before entry \(entry.leaf) in this case, and is not shown here" }
      ?? "entry \(entry.leaf) begins a case, and others stand before it"
    list.fails(.chainWhole, nil, finding, at: "\(EvidenceRecord.path), entry \(entry.number)")
  }
}
