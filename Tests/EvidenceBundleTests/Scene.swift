import BagIt
import Evidence
import Foundation
import GroundTestKit
import MerkleLog
import OpenSSL
import Primitives
import Sodium
import Testing

@testable import EvidenceBundle

/// A whole bundle by its contract, made anew from its parts, and everything that a forger could want to make another one.
///
/// The case has the entries 2, 3, 5, 6, 8 and 9 of a log of twelve; the others are not its own.
struct Scene {
  static let start = 1_764_028_800
  static let caseID = [UInt8](repeating: 0xC5, count: 16)
  static let own = [2, 3, 5, 6, 8, 9]

  var log = MiniLog()
  var files: [String: [UInt8]] = [:]
  private(set) var record: EvidenceRecord

  static let originals: [[UInt8]] = [
    Array("he wrote this".utf8), [0xFF, 0xD8, 0, 1, 2, 3], Array(repeating: 7, count: 70_000),
  ]
  static let copies: [[UInt8]] = [[0x89, 0x50, 0x4E, 0x47, 1], [0x89, 0x50, 0x4E, 0x47, 2]]

  static func blind(_ number: Int) -> [UInt8] { [UInt8](repeating: UInt8(100 + number), count: 32) }
  private static func secret(_ number: Int) throws -> Secret { try Secret(byteCount: 32) { _ in UInt8(100 + number) } }

  private static func exhibit(_ number: Int, leaf: Int, working: [WorkingCopy] = []) -> Exhibit {
    let bytes = originals[number - 1]
    return Exhibit(
      number: number, mark: "AB-\(number)", name: number == 2 ? "door <1>.jpg" : nil,
      type: .init(claimed: number == 2 ? "image/jpeg" : nil, found: nil), byteCount: bytes.count,
      sha256: SHA256.digest(of: bytes), blind: blind(leaf), leaf: leaf, received: start + leaf, capturedBy: nil,
      submittedBy: .survivor, working: working)
  }

  private static func copy(_ number: Int, leaf: Int?) -> WorkingCopy {
    WorkingCopy(
      file: WorkingCopy.file(exhibit: 2, copy: number, ending: "png"), byteCount: copies[number - 1].count,
      sha256: SHA256.digest(of: copies[number - 1]), madeBy: "renderer 1", leaf: leaf, blind: leaf.map { blind($0) })
  }

  private static let whole = Result { try Scene(.whole) }
  private static let selected = Result { try Scene(.selected) }

  /// The stamp takes a moment, so each is made once.
  static func made(_ chain: EvidenceRecord.Chain = .whole) throws -> Scene {
    try (chain == .whole ? whole : selected).get()
  }

  private init(_ chain: EvidenceRecord.Chain) throws {
    let kinds: [(leaf: Int, kind: Leaf.Kind, reason: Reason?, actor: Actor, exhibits: [Int], why: String?)] = try [
      (2, .item, nil, #require(Actor(.survivor)), [1], nil),
      (3, .item, nil, #require(Actor(.survivor)), [2], "sent by her, with \"a note\""),
      (5, .item, nil, #require(Actor(.program)), [2], nil),
      (6, .item, nil, #require(Actor(.caseworker, name: "KM")), [3], nil),
      (8, .hold, .legalHold, #require(Actor(.caseworker, name: "KM")), [], "asked by the court"),
      (9, .export, nil, #require(Actor(.caseworker, name: "KM")), [1, 2, 3], "for the court"),
    ]
    var custody: [CustodyEntry] = []
    for (place, entry) in kinds.enumerated() {
      let previous = place == 0 ? nil : kinds[place - 1].leaf
      custody.append(
        CustodyEntry(
          number: place + 1, leaf: entry.leaf, kind: entry.kind, reason: entry.reason, actor: entry.actor,
          exhibits: entry.exhibits,
          link: chain == .whole ? .init(previous: previous, blind: Self.blind(50 + entry.leaf)) : nil,
          time: Self.start + entry.leaf, why: entry.why))
    }
    record = EvidenceRecord(
      caseID: Self.caseID, origin: MiniLog.origin, chain: chain,
      exhibits: [
        Self.exhibit(1, leaf: 2), Self.exhibit(2, leaf: 3, working: [Self.copy(1, leaf: 5), Self.copy(2, leaf: nil)]),
        Self.exhibit(3, leaf: 6),
      ], custody: custody)
    let contents = [2: Self.originals[0], 3: Self.originals[1], 5: Self.copies[0], 6: Self.originals[2]]
    for index in 0..<12 {
      let entry = kinds.first { $0.leaf == index }
      let previous = kinds.last { $0.leaf < index }?.leaf
      let content = try contents[index].map {
        Commitment.content(digest: SHA256.digest(of: $0), byteCount: $0.count, blind: try Self.secret(index))
      }
      let link = Commitment.chain(
        caseID: Self.caseID, actor: entry?.actor.text ?? "other", previous: previous, blind: try Self.secret(50 + index)
      )
      let time = LeafTime(seconds: Self.start + index, counter: index * 1_000_000_000, status: .synchronised)
      let leaf = Leaf(entry?.kind ?? .access, at: time, content: content, chain: link, reason: entry?.reason)
      log.leaves.append(leaf.bytes)
    }
    files["data/originals/0001.bin"] = Self.originals[0]
    files["data/originals/0002.bin"] = Self.originals[1]
    files["data/originals/0003.bin"] = Self.originals[2]
    files["data/working/0002-01.png"] = Self.copies[0]
    files["data/working/0002-02.png"] = Self.copies[1]
    files["data/generated/summary.txt"] = Array("made by software\n".utf8)
    files[BundleLayout.script] = BundleWriter.embedded(BundleLayout.script)
    files[BundleLayout.instructions] = BundleWriter.embedded(BundleLayout.instructions)
    try writeRecord()
    try writeProofs()
    try stamp(1)
  }

  // MARK: What the forger can do again

  /// Record, table and statement, all of one piece.
  mutating func writeRecord() throws {
    files[EvidenceRecord.path] = record.bytes
    files[EvidenceRecord.custodyPath] = record.custodyTable
    files[EvidenceRecord.statementPath] = try statement(record)
  }

  private func statement(_ record: EvidenceRecord) throws -> [UInt8] {
    let facts = EvidenceStatement.Facts(
      entries: log.leaves.count, logKey: try log.noteKey.text, witnesses: [], stamps: [])
    return StatementPage.render(EvidenceStatement(record, facts))
  }

  /// Changes the record's text, and makes the table and the statement from what came out.
  mutating func rewrite(_ old: String, _ new: String, all: Bool = false) throws {
    let text = String(decoding: try #require(files[EvidenceRecord.path]), as: UTF8.self)
    let range = try #require(text.range(of: old), "“\(old)” is in the record")
    let changed = all ? text.replacing(old, with: new) : text.replacingCharacters(in: range, with: new)
    record = try EvidenceRecord(Array(changed.utf8))
    try writeRecord()
  }

  mutating func setRecord(exhibits: [Exhibit]? = nil, custody: [CustodyEntry]? = nil) throws {
    record = EvidenceRecord(
      caseID: record.caseID, origin: record.origin, chain: record.chain, exhibits: exhibits ?? record.exhibits,
      custody: custody ?? record.custody)
    try writeRecord()
  }

  /// Leaves, proofs, head, keys and policy, signed by the log.
  mutating func writeProofs(size: Int? = nil) throws {
    for index in Self.own {
      files[BundleLayout.leaf(index)] = log.leaves[index]
      files[BundleLayout.proof(index)] = try log.proof(index, size: size)
    }
    let key = try log.noteKey
    files[BundleLayout.checkpoint] = try log.checkpoint(size: size).bytes
    files[BundleLayout.policy] = Array("log \(key.text)\nquorum none\n".utf8)
    let der: [UInt8] = [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00] + key.key.bytes
    files[BundleLayout.logKey] =
      Array("-----BEGIN PUBLIC KEY-----\n\(Base64.encode(der))\n-----END PUBLIC KEY-----\n".utf8)
  }

  mutating func stamp(_ number: Int, by authority: Authority = .shared, extra: Bool = false) throws {
    let digest = SHA256.digest(of: try #require(files[BundleLayout.checkpoint]))
    let request = Timestamp.request(sha256: digest, nonce: [1, 2, 3, 4, 5, 6, 7, UInt8(number)])
    files[BundleLayout.timeRequest(number)] = request
    files[BundleLayout.timeAnswer(number)] = try authority.answer(request, extra: extra)
    files[BundleLayout.timeChain] = authority.chain
  }

  /// Packs the bag; gives its folder.
  func pack(in folder: TemporaryFolder) throws -> String {
    let path = folder.path("bundle")
    let writer = try BagWriter(path)
    for (name, bytes) in files.sorted(by: { $0.key < $1.key }) { try writer.write(name, bytes) }
    try writer.finish(info: BagInfo([.init("Bagging-Date", "2025-11-25")]))
    return path
  }

  var policy: LogPolicy { get throws { LogPolicy(logs: [try log.noteKey]) } }
}
