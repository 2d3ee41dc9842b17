import Evidence
import EvidenceBundle
import Files
import Foundation
import GroundTestKit
import MerkleLog
import OpenSSL
import Sodium
import Testing

/// A small case as a bundle would show it, with its log.
struct BundleSample {
  let folder = TemporaryFolder()
  let log: LogFolder
  let contents: BundleContents
  private let files: [String: [UInt8]]

  var path: String { folder.path("bundle") }

  static let names = ["a \"photo\" <of>\n\u{202E}the door.jpg", "ملاحظة.txt"]

  init(chain: EvidenceRecord.Chain = .selected) throws {
    var seed = [UInt8](repeating: 3, count: 32)
    let signer = try CheckpointSigner(origin: "log.example/tests", key: SigningKey(seed: Secret(taking: &seed)))
    guard let signer = consume signer else { throw LogError.stopped }
    log = try LogFolder.create(folder.path("log"), secondPlace: folder.path("second"), signer: signer)
    _ = try log.append([[1], [2], [3]])
    let caseID = [UInt8](repeating: 0xC4, count: 16)
    let actor = try #require(Actor(.caseworker, name: "K. S."))
    let originals: [[UInt8]] = [Array("hello".utf8), (0..<70_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }]
    var (leaves, custody, files, exhibits) = ([Int: [UInt8]](), [CustodyEntry](), [String: [UInt8]](), [Exhibit]())
    var previous: Int?
    func add(
      _ kind: Leaf.Kind, _ content: Commitment?, about: [Int], why: String?, reason: Reason? = nil, log: LogFolder
    )
      throws -> Int
    {
      let blind = [UInt8](repeating: UInt8(custody.count + 50), count: 32)
      let time = LeafTime(seconds: 1_764_028_899 + custody.count, counter: 5, status: .free)
      let leaf = Leaf(
        kind, at: time, content: content,
        chain: .chain(
          caseID: caseID, actor: actor.text, previous: previous, blind: try Secret(copying: blind.span.bytes)),
        reason: reason)
      let index = try log.append([leaf.bytes]).lowerBound
      leaves[index] = leaf.bytes
      custody.append(
        CustodyEntry(
          number: custody.count + 1, leaf: index, kind: kind, reason: reason, actor: actor, exhibits: about,
          link: chain == .whole ? .init(previous: previous, blind: blind) : nil, time: time.seconds, why: why))
      previous = index
      _ = try log.append([[UInt8(index)], [9]])
      return index
    }
    for (place, bytes) in originals.enumerated() {
      let blind = [UInt8](repeating: UInt8(place + 1), count: 32)
      let digest = SHA256.digest(of: bytes)
      let commitment = Commitment.content(
        digest: digest, byteCount: bytes.count, blind: try Secret(copying: blind.span.bytes))
      let leaf = try add(.item, commitment, about: [place + 1], why: nil, log: log)
      let exhibit = Exhibit(
        number: place + 1, mark: "KS-\(place + 1)", name: Self.names[place],
        type: .init(claimed: nil, found: "text/plain"), byteCount: bytes.count, sha256: digest, blind: blind,
        leaf: leaf,
        received: 1_764_028_899 + place, capturedBy: "her own phone", submittedBy: .survivor)
      exhibits.append(exhibit)
      files[exhibit.file] = bytes
    }
    _ = try add(.hold, nil, about: [], why: "asked, \"in writing\"", reason: .survivorHold, log: log)
    _ = try add(.export, nil, about: [1, 2], why: "for the court", log: log)
    let record = EvidenceRecord(
      caseID: caseID, origin: log.key.name, chain: chain, exhibits: exhibits, custody: custody)
    var proofs: [Int: ProofFile] = [:]
    for index in leaves.keys { proofs[index] = try log.proofFile(of: index) }
    self.files = files
    contents = BundleContents(
      record: record, leaves: leaves, proofs: proofs, checkpoint: log.note, logKey: log.key)
  }

  func write(_ other: BundleContents? = nil, to path: String? = nil, faults: FaultPlan = .none) throws {
    try BundleWriter.write(
      other ?? contents, to: path ?? self.path, day: "2026-11-25", software: "Bellbird tests", faults: faults
    ) { path, sink in
      for piece in (files[path] ?? []).chunks(of: 4_096) { try sink(piece) }
    }
  }
}

extension [UInt8] {
  fileprivate func chunks(of count: Int) -> [[UInt8]] {
    stride(from: 0, to: self.count, by: count).map { Array(self[$0..<Swift.min($0 + count, self.count)]) }
  }
}

/// `verify.sh` on a machine that has nothing else: only links to the tools that VERIFY.md names.
struct BareMachine {
  let folder = TemporaryFolder()
  static let tools = [
    "sh", "sha256sum", "openssl", "awk", "cat", "cmp", "find", "grep", "mkdir", "od", "rm", "tr",
  ]

  init(shell: String = "sh") throws {
    for tool in Self.tools {
      let place = try ProcessRun(URL(filePath: "/bin/sh"), ["-c", "command -v \(tool == "sh" ? shell : tool)"])
        .out.trimmingCharacters(in: .newlines)
      try FileManager.default.createSymbolicLink(atPath: folder.path(tool), withDestinationPath: place)
    }
  }

  func verify(_ bundle: String, in working: URL? = nil, locale: String = "C") throws -> ProcessRun {
    try ProcessRun(
      URL(filePath: "/usr/bin/env"),
      ["-i", "PATH=\(folder.path)", "LC_ALL=\(locale)", "TMPDIR=\(folder.path)", "sh", "--", "\(bundle)/verify.sh"],
      in: working)
  }
}
