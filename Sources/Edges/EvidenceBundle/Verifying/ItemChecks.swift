internal import BagIt
internal import Evidence
internal import Sodium

/// Whether each file is the one to which the log committed when it was received.
enum ItemChecks {
  static func add(_ files: BundleFiles, _ record: EvidenceRecord, _ leaves: [Int: Leaf], to list: inout CheckList) {
    for exhibit in record.exhibits {
      if let finding = finding(files, exhibit.file, leaf: leaves[exhibit.leaf], blind: exhibit.blind) {
        list.fails(.itemCommitment, exhibit.number, finding, at: exhibit.file)
      } else {
        list.holds(.itemCommitment, exhibit.number)
      }
      for copy in exhibit.working { check(copy, of: exhibit, files, leaves, to: &list) }
    }
  }

  private static func check(
    _ copy: WorkingCopy, of exhibit: Exhibit, _ files: BundleFiles, _ leaves: [Int: Leaf], to list: inout CheckList
  ) {
    guard let leaf = copy.leaf, let blind = copy.blind else {
      let finding = "the log does not know this copy; only the record says what it is of"
      return list.absent(.itemWorking, exhibit.number, finding, at: copy.file)
    }
    if let finding = finding(files, copy.file, leaf: leaves[leaf], blind: blind) {
      list.fails(.itemWorking, exhibit.number, finding, at: copy.file)
    } else {
      list.holds(.itemWorking, exhibit.number)
    }
  }

  /// What is wrong; nil where the log committed to exactly this file.
  private static func finding(_ files: BundleFiles, _ path: String, leaf: Leaf?, blind: [UInt8]) -> String? {
    guard let file = files[path] else { return "the file is not there" }
    guard let leaf else { return "the entry of the log for it is not there or cannot be read" }
    guard leaf.kind == .item else { return "the entry of the log for it is about something else" }
    guard let content = leaf.content else { return "the entry of the log for it commits to no content" }
    // What a bundle shows is no secret any more; the commitment takes its blind in this form.
    guard let secret = try? Secret(copying: blind.span.bytes) else { return "no memory could be locked" }
    let found = Commitment.content(digest: file.sha256, byteCount: file.byteCount, blind: secret)
    return found == content ? nil : "the log committed to another file, or the blind is not the one for it"
  }
}
