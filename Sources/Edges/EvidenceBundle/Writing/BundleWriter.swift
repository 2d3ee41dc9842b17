internal import BagIt
internal import Evidence
public import Files
internal import MerkleLog

/// Writes a bundle as a bag, all of it or nothing.
public enum BundleWriter {
  /// `copy` gives the bytes of one file of the record piece by piece; what it throws ends the writing.
  public static func write(
    _ contents: BundleContents, to folder: String, day: String, software: String, faults: FaultPlan = .none,
    copy: (_ path: String, _ sink: ([UInt8]) throws -> Void) throws -> Void
  ) throws {
    let bag = try BagWriter(folder, faults: faults)
    let record = contents.record
    for path in record.exhibits.flatMap({ [$0.file] + $0.working.map(\.file) }) {
      let file = try bag.open(path)
      try copy(path) { piece in try file.append(piece) }
      try file.close()
    }
    try bag.write(EvidenceRecord.path, record.bytes)
    try bag.write(EvidenceRecord.custodyPath, record.custodyTable)
    let statement = EvidenceStatement(record, contents.facts)
    try bag.write(EvidenceRecord.statementPath, StatementPage.render(statement))
    try writeProofs(contents, into: bag)
    for name in [BundleLayout.script, BundleLayout.instructions] { try bag.write(name, embedded(name)) }
    try bag.finish(
      info: BagInfo([
        .init("Bagging-Date", day), .init("Bag-Software-Agent", software),
        .init("External-Identifier", statement.caseText),
        .init("External-Description", "Evidence bundle; read data/record/statement.html and VERIFY.md"),
      ]))
  }

  private static func writeProofs(_ contents: BundleContents, into bag: BagWriter) throws(BagError) {
    for index in contents.record.leaves {
      guard let leaf = contents.leaves[index], let proof = contents.proofs[index] else {
        preconditionFailure("leaf \(index) of the record has bytes and a proof")
      }
      try bag.write(BundleLayout.leaf(index), leaf)
      try bag.write(BundleLayout.proof(index), proof.bytes)
    }
    try bag.write(BundleLayout.checkpoint, contents.checkpoint.bytes)
    try bag.write(BundleLayout.policy, Array(contents.policy.utf8))
    try bag.write(BundleLayout.logKey, Array(contents.keyPEM.utf8))
    for (number, stamp) in contents.stamps.enumerated() {
      try bag.write(BundleLayout.timeRequest(number + 1), stamp.request)
      try bag.write(BundleLayout.timeAnswer(number + 1), stamp.answer)
    }
    if !contents.stamps.isEmpty { try bag.write(BundleLayout.timeChain, contents.stampChain) }
  }

  static func embedded(_ name: String) -> [UInt8] {
    guard let file = EmbeddedFiles.all.first(where: { $0.path == "Bag/\(name)" }) else {
      preconditionFailure("the module has \(name)")
    }
    return Array("\(file.text)".utf8)
  }
}
