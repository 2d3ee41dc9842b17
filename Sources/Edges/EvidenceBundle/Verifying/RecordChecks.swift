internal import BagIt
internal import Evidence
internal import Primitives

/// Whether the record can be read, lists what is there, and says the same in each of its forms.
enum RecordChecks {
  /// Gives the record, where it can be read.
  static func add(_ files: BundleFiles, to list: inout CheckList) -> EvidenceRecord? {
    guard let bytes = files.bytes(EvidenceRecord.path) else {
      list.fails(
        .recordFormat, nil, "the record is not there, so nothing says what the files are", at: EvidenceRecord.path)
      return nil
    }
    let record: EvidenceRecord
    do throws(RecordError) { record = try EvidenceRecord(bytes) } catch {
      list.fails(.recordFormat, nil, error.message, at: EvidenceRecord.path)
      return nil
    }
    list.holds(.recordFormat)
    checkFiles(files, record, to: &list)
    checkCustody(files, record, to: &list)
    checkStatement(files, record, to: &list)
    return record
  }

  private static func checkFiles(_ files: BundleFiles, _ record: EvidenceRecord, to list: inout CheckList) {
    var expected: Set<String> = [
      "bagit.txt", "bag-info.txt", "manifest-sha256.txt", "manifest-sha512.txt", "tagmanifest-sha256.txt",
      "tagmanifest-sha512.txt", EvidenceRecord.path, EvidenceRecord.custodyPath, EvidenceRecord.statementPath,
      BundleLayout.checkpoint, BundleLayout.policy, BundleLayout.logKey, BundleLayout.script, BundleLayout.instructions,
    ]
    for exhibit in record.exhibits {
      check(files, exhibit.file, exhibit.byteCount, exhibit.sha256, to: &list)
      expected.insert(exhibit.file)
      for copy in exhibit.working {
        check(files, copy.file, copy.byteCount, copy.sha256, to: &list)
        expected.insert(copy.file)
      }
    }
    for leaf in record.leaves { expected.formUnion([BundleLayout.leaf(leaf), BundleLayout.proof(leaf)]) }
    for number in files.stampNumbers {
      expected.formUnion([BundleLayout.timeRequest(number), BundleLayout.timeAnswer(number), BundleLayout.timeChain])
    }
    let leftBehind = files.unlistedLeftBehind
    for path in files.paths where !expected.contains(path) && !leftBehind.contains(path) {
      guard !path.hasPrefix(BundleLayout.generated) else { continue }
      list.fails(.recordFiles, nil, "the record does not name this file, so it is no part of the evidence", at: path)
    }
    for path in [BundleLayout.script, BundleLayout.instructions] where files[path] == nil {
      list.fails(.recordFiles, nil, "the file is not there", at: path)
    }
    for path in [BundleLayout.script, BundleLayout.instructions] {
      guard let found = files.bytes(path), found != BundleWriter.embedded(path) else { continue }
      let finding = "it is not as this version of Bellbird writes it; do not rely on what it says"
      list.holds(.recordFiles, nil, finding, at: path)
    }
    list.close(.recordFiles)
  }

  private static func check(
    _ files: BundleFiles, _ path: String, _ byteCount: Int, _ sha256: [UInt8], to list: inout CheckList
  ) {
    guard let file = files[path] else {
      list.fails(.recordFiles, nil, "the record names this file, and it is not there", at: path)
      return
    }
    guard file.byteCount != byteCount || file.sha256 != sha256 else { return }
    list.fails(
      .recordFiles, nil, "it is not the file that the record describes (\(byteCount) bytes, \(Hex.encode(sha256)))",
      at: path)
  }

  private static func checkCustody(_ files: BundleFiles, _ record: EvidenceRecord, to list: inout CheckList) {
    let path = EvidenceRecord.custodyPath
    guard let found = files.bytes(path) else {
      list.fails(.recordCustody, nil, "the table is not there", at: path)
      return
    }
    let made = record.custodyTable
    guard found != made else { return list.holds(.recordCustody) }
    let same = zip(found, made).prefix { $0 == $1 }.count
    let line = found.prefix(same).count { $0 == 0x0A } + 1
    list.fails(.recordCustody, nil, "the table says something else than the record from here on", at: "\(path):\(line)")
  }

  private static func checkStatement(_ files: BundleFiles, _ record: EvidenceRecord, to list: inout CheckList) {
    let path = EvidenceRecord.statementPath
    guard let bytes = files.bytes(path) else {
      list.fails(.recordStatement, nil, "the statement is not there", at: path)
      return
    }
    let found = StatementMarks(bytes)
    for exhibit in record.exhibits where !found.hashes.contains(Hex.encode(exhibit.sha256)) {
      let finding = "exhibit \(exhibit.mark): its SHA-256 \(Hex.encode(exhibit.sha256)) is not in the statement"
      list.fails(.recordStatement, nil, finding, at: path)
    }
    let known = Set(
      record.exhibits.flatMap { [Hex.encode($0.sha256)] + $0.working.map { Hex.encode($0.sha256) } })
    for hash in found.hashes.subtracting(known).sorted() {
      list.fails(.recordStatement, nil, "the statement has a SHA-256 that no exhibit has: \(hash)", at: path)
    }
    for exhibit in record.exhibits where !found.hasMark(exhibit.mark) {
      list.fails(.recordStatement, nil, "exhibit \(exhibit.mark) is not in the statement", at: path)
    }
    if found.hasScript {
      list.fails(.recordStatement, nil, "the statement has a script in it; do not open it", at: path)
    }
    list.close(.recordStatement)
  }
}
