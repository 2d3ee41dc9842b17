import Evidence
import EvidenceBundle
import MerkleLog
import OpenSSL
import Primitives
import Testing

/// What somebody does who packs the bag again afterwards.
extension Tampering {
  private static let record = EvidenceRecord.path
  private static let table = EvidenceRecord.custodyPath
  private static let page = EvidenceRecord.statementPath
  private static let head = BundleLayout.checkpoint

  private static func entry(_ number: Int) -> String { "\(record), entry \(number)" }

  static let contents: [Tampering] = [
    .init(forged: "a bit of an original", .itemCommitment, 1, at: "data/originals/0001.bin") {
      try flip(&$0, "data/originals/0001.bin")
    },
    .init(
      forged: "a bit of an original, and its digest in the record", .itemCommitment, 1, at: "data/originals/0001.bin"
    ) {
      try flip(&$0, "data/originals/0001.bin")
      let new = SHA256.digest(of: $0.files["data/originals/0001.bin", default: []])
      try $0.rewrite(Hex.encode(SHA256.digest(of: Scene.originals[0])), Hex.encode(new))
    },
    .init(forged: "a bit of a working copy", .itemWorking, 2, at: "data/working/0002-01.png") {
      try flip(&$0, "data/working/0002-01.png")
    },
    .init(forged: "a bit of a working copy that the log does not know", .recordFiles, at: "data/working/0002-02.png") {
      try flip(&$0, "data/working/0002-02.png")
    },
    .init(forged: "two originals swapped", .itemCommitment, 1, at: "data/originals/0001.bin") {
      ($0.files["data/originals/0001.bin"], $0.files["data/originals/0003.bin"]) =
        ($0.files["data/originals/0003.bin"], $0.files["data/originals/0001.bin"])
    },
    .init(forged: "an original cut short", .recordFiles, at: "data/originals/0003.bin") {
      try cut(&$0, "data/originals/0003.bin", by: 10)
    },
    .init(forged: "an original made empty", .itemCommitment, 3, at: "data/originals/0003.bin") {
      $0.files["data/originals/0003.bin"] = []
    },
    .init(forged: "a byte behind an original", .recordFiles, at: "data/originals/0002.bin") {
      $0.files["data/originals/0002.bin", default: []] += [0]
    },
    .init(forged: "an original dropped", .recordFiles, at: "data/originals/0002.bin") {
      $0.files["data/originals/0002.bin"] = nil
    },
    .init(forged: "an original renamed", .recordFiles, at: "data/originals/0004.bin") {
      $0.files["data/originals/0004.bin"] = $0.files.removeValue(forKey: "data/originals/0002.bin")
    },
    .init(forged: "a file added", .recordFiles, at: "data/originals/0004.bin") {
      $0.files["data/originals/0004.bin"] = [1, 2, 3]
    },
    .init(forged: "a file added beside the proofs", .recordFiles, at: "proofs/note.txt") {
      $0.files["proofs/note.txt"] = [1, 2, 3]
    },
    .init(
      forged: "another original of the same length, with everything in the record made again", .itemCommitment, 3,
      at: "data/originals/0003.bin"
    ) {
      $0.files["data/originals/0003.bin"] = [UInt8](repeating: 8, count: 70_000)
      let new = SHA256.digest(of: $0.files["data/originals/0003.bin", default: []])
      try $0.rewrite(Hex.encode(SHA256.digest(of: Scene.originals[2])), Hex.encode(new))
    },
  ]

  static let records: [Tampering] = [
    .init(forged: "a bit of the record", .recordFormat, at: record) { try flip(&$0, record) },
    .init(forged: "the record cut short", .recordFormat, at: record) { try cut(&$0, record, by: 5) },
    .init(forged: "the record with lines that end as in Windows", .recordFormat, at: record) {
      try replace(&$0, record, "\n", "\r\n")
    },
    .init(forged: "the record with a byte order mark", .recordFormat, at: record) {
      $0.files[record, default: []].insert(contentsOf: [0xEF, 0xBB, 0xBF], at: 0)
    },
    .init(forged: "a member twice in the record", .recordFormat, at: record) {
      try replace(&$0, record, "\"chain\":", "\"case\": \"\(String(repeating: "0", count: 32))\",\n  \"chain\":")
    },
    .init(forged: "the record dropped", .recordFormat, at: record) { $0.files[record] = nil },
    .init(forged: "a blind changed", .itemCommitment, 1, at: "data/originals/0001.bin") {
      try $0.rewrite(Hex.encode(Scene.blind(2)), Hex.encode(Scene.blind(9)))
    },
    .init(forged: "two blinds swapped", .itemCommitment, 3, at: "data/originals/0003.bin") {
      try $0.rewrite(Hex.encode(Scene.blind(2)), Hex.encode(Scene.blind(60)))
      try $0.rewrite(Hex.encode(Scene.blind(6)), Hex.encode(Scene.blind(2)))
      try $0.rewrite(Hex.encode(Scene.blind(60)), Hex.encode(Scene.blind(6)))
    },
    .init(forged: "the time at which an exhibit was received", .leafKind, 2, at: "\(record), exhibit 1") {
      try $0.rewrite(UTCTime.text(Scene.start + 2), UTCTime.text(Scene.start - 86_400))
    },
    .init(forged: "the time of a custody entry", .leafKind, 8, at: entry(5)) {
      try $0.rewrite(UTCTime.text(Scene.start + 8), UTCTime.text(Scene.start + 5_000))
    },
    .init(forged: "a hold told as an access", .leafKind, 8, at: entry(5)) {
      try $0.rewrite("\"hold\"", "\"access\"")
      try $0.rewrite("\"legal-hold\"", "null")
    },
    .init(forged: "another reason for a hold", .leafKind, 8, at: entry(5)) {
      try $0.rewrite("\"legal-hold\"", "\"survivor-hold\"")
    },
    .init(forged: "another person acted", .chainLink, 6, at: entry(4)) {
      try $0.rewrite("\"caseworker/KM\"", "\"caseworker/ZZ\"")
    },
    .init(forged: "another case", .chainLink, 2, at: entry(1)) {
      try $0.rewrite(Hex.encode(Scene.caseID), String(repeating: "0", count: 32))
    },
    .init(forged: "a custody entry dropped from a whole chain, table and record made again", .chainWhole, at: entry(5))
    {
      try dropEntry(8, from: &$0)
    },
    .init(forged: "the first entry of a whole chain dropped", .chainWhole, at: entry(1)) {
      try dropEntry(2, from: &$0, exhibit: 1)
    },
    .init(forged: "a dropped entry whose neighbour is tied to the one before", .chainLink, 9, at: entry(5)) {
      try dropEntry(8, from: &$0)
      try $0.rewrite("\"previous\": 8", "\"previous\": 6")
    },
    .init(forged: "a line of the custody table", .recordCustody, at: "\(table):5") {
      try replace(&$0, table, "4,2025", "4,2024")
    },
    .init(forged: "two lines of the custody table swapped", .recordCustody, at: "\(table):2") {
      var lines = $0.files[table, default: []].split(separator: 0x0A).map(Array.init)
      lines.swapAt(1, 2)
      $0.files[table] = Array(lines.joined(separator: [0x0A])) + [0x0A]
    },
    .init(forged: "the custody table with other line ends", .recordCustody, at: "\(table):1") {
      try replace(&$0, table, "\r\n", "\n")
    },
    .init(forged: "the custody table cut short", .recordCustody, at: "\(table):7") { try cut(&$0, table) },
    .init(forged: "a line behind the custody table", .recordCustody, at: "\(table):8") {
      $0.files[table, default: []] += Array("7,x\r\n".utf8)
    },
    .init(forged: "the custody table dropped", .recordCustody, at: table) { $0.files[table] = nil },
    .init(forged: "a digest in the statement", .recordStatement, at: page) {
      try replace(&$0, page, Hex.encode(SHA256.digest(of: Scene.originals[1])), String(repeating: "a", count: 64))
    },
    .init(forged: "a mark in the statement", .recordStatement, at: page) { try replace(&$0, page, "AB-2", "AB-9") },
    .init(forged: "a script in the statement", .recordStatement, at: page) {
      $0.files[page, default: []] += Array("<SCRIPT>1</SCRIPT>".utf8)
    },
    .init(forged: "the statement dropped", .recordStatement, at: page) { $0.files[page] = nil },
  ]

  /// The forger takes an entry out everywhere, and its files with it.
  private static func dropEntry(_ leaf: Int, from scene: inout Scene, exhibit: Int? = nil) throws {
    var number = 0
    let custody = scene.record.custody.filter { $0.leaf != leaf }.map { entry in
      number += 1
      return CustodyEntry(
        number: number, leaf: entry.leaf, kind: entry.kind, reason: entry.reason, actor: entry.actor,
        exhibits: exhibit == nil ? entry.exhibits : [], link: entry.link, time: entry.time, why: entry.why)
    }
    var exhibits = scene.record.exhibits
    if let exhibit {
      let last = exhibits.removeLast()
      exhibits.remove(at: exhibit - 1)
      exhibits.insert(renumbered(last, exhibit), at: 0)
      scene.files["data/originals/0001.bin"] = scene.files.removeValue(forKey: "data/originals/0003.bin")
    }
    scene.files[BundleLayout.leaf(leaf)] = nil
    scene.files[BundleLayout.proof(leaf)] = nil
    try scene.setRecord(exhibits: exhibits, custody: custody)
  }

  private static func renumbered(_ exhibit: Exhibit, _ number: Int) -> Exhibit {
    Exhibit(
      number: number, mark: exhibit.mark, name: exhibit.name, type: exhibit.type, byteCount: exhibit.byteCount,
      sha256: exhibit.sha256, blind: exhibit.blind, leaf: exhibit.leaf, received: exhibit.received,
      capturedBy: exhibit.capturedBy, submittedBy: exhibit.submittedBy, working: exhibit.working)
  }
}
