import Evidence
import Files
import Foundation
import GroundTestKit
import MerkleLog
import Testing

@testable import EvidenceBundle

/// What the other side runs, on a machine without Bellbird.
@Suite struct VerifyScriptTests {
  @Test(arguments: EvidenceRecord.Chain.allCases)
  func `a good bundle has no failure`(_ chain: EvidenceRecord.Chain) throws {
    let sample = try BundleSample(chain: chain)
    try sample.write()
    let run = try BareMachine().verify(sample.path)
    #expect(run.code == 0, "\(run.out) \(run.err)")
    #expect(run.err.isEmpty, "\(run.err)")
    #expect(run.out.contains(chain == .whole ? "ok      chain.whole" : "absent  chain.whole"))
    #expect(
      run.out.contains("\n\(chain == .whole ? 27 : 22) ok, 0 failed, \(chain == .whole ? 2 : 3) absent.\n"),
      "\(run.out)")
  }

  @Test(arguments: ["dash", "bash", "busybox"])
  func `in every shell, in odd folders, in another locale`(_ shell: String) throws {
    guard try ProcessRun(URL(filePath: "/bin/sh"), ["-c", "command -v \(shell)"]).code == 0 else { return }
    let sample = try BundleSample(chain: .whole)
    try sample.write()
    let machine = try BareMachine(shell: shell)
    for name in ["with space", "new\nline\n", "-rf", "$(touch hacked)", "a'b\"c", "*", "über 🌿"] {
      let place = sample.folder.url.appending(path: name)
      try FileManager.default.copyItem(atPath: sample.path, toPath: place.path(percentEncoded: false))
      let ways: [(String, URL?)] = [
        (place.path(percentEncoded: false), nil), (name, sample.folder.url), (".", place),
      ]
      for (path, folder) in ways {
        let run = try machine.verify(path, in: folder, locale: "tr_TR.UTF-8")
        #expect(run.code == 0 && run.out.contains(" 0 failed"), "\(name): \(run.out) \(run.err)")
      }
    }
    #expect(!FileManager.default.fileExists(atPath: sample.folder.path("hacked")))
    #expect(try machine.folder.names().count == BareMachine.tools.count, "nothing is left behind")
  }

  /// Each is a change and the check that has to fail.
  @Test(arguments: [
    ("printf x >> data/originals/0001.bin", "bag.manifest"), ("rm data/originals/0002.bin", "bag.manifest"),
    ("printf x >> proofs/policy.txt", "bag.tags"), ("touch data/.DS_Store", "bag.extra"),
    ("printf x > 'data/a\nb'", "bag.extra"), ("ln -s /etc/passwd data/link", "bag.structure"),
    ("mkfifo data/pipe", "bag.structure"), ("echo 'BagIt-Version: 0.97' > bagit.txt", "bag.structure"),
    ("sed -i 's|data/originals/0001.bin|data/../../x|' manifest-sha256.txt", "bag.manifest"),
    ("sed -i '$d' manifest-sha256.txt", "bag.extra"), (": > manifest-sha256.txt", "bag.manifest"),
    ("rm manifest-sha256.txt", "bag.manifest"), ("rm tagmanifest-sha256.txt", "bag.tags"),
    ("tr -d '\\n' < data/record/items.json > x; mv x data/record/items.json", "record.format"),
    ("sed -i 's/\"bytes\": 5/\"bytes\": 6/' data/record/items.json", "item.commitment(1)"),
    ("sed -i 's/\"blind\": \"01/\"blind\": \"00/' data/record/items.json", "item.commitment(1)"),
    ("sed -i 's/\"sha256\": \"2cf2/\"sha256\": \"2cf3/' data/record/items.json", "record.files"),
    ("sed -i 's/caseworker/advocate/' data/record/items.json", "chain.link(3)"),
    ("sed -i 's/\"previous\": 3/\"previous\": 2/' data/record/items.json", "chain.link(6)"),
    ("sed -i 's/\"case\": \"c4/\"case\": \"c5/' data/record/items.json", "chain.link(3)"),
    ("sed -i 's/\"kind\": \"hold\"/\"kind\": \"access\"/' data/record/items.json", "leaf.kind(9)"),
    ("sed -i 's/\"mark\": \"KS-1\"/\"mark\": \"KS-9\"/' data/record/items.json", "record.statement"),
    ("sed -i 's/2cf24/2cf25/' data/record/statement.html", "record.statement"),
    ("sed -i 's/\"mark\": \"KS-1\"/\"mark\": \"|\"/' data/record/items.json", "record.files"),
    ("sed -i 's/\"leaf\": 3/\"leaf\": 99999999999999999999/' data/record/items.json", "record.format"),
    ("sed -i 's/\"leaf\": 9/\"leaf\": 6/' data/record/items.json", "leaf.kind(6)"),
    ("printf x >> proofs/leaves/3.leaf", "leaf.proof(3)"), ("rm proofs/leaves/9.tlog-proof", "leaf.proof(9)"),
    ("cp proofs/leaves/6.tlog-proof proofs/leaves/3.tlog-proof", "leaf.proof(3)"),
    ("cp proofs/leaves/6.leaf proofs/leaves/3.leaf", "item.commitment(1)"),
    ("sed -i '3d' proofs/leaves/3.tlog-proof", "leaf.proof(3)"),
    ("sed -i '/^index/a AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=' proofs/leaves/3.tlog-proof", "leaf.proof(3)"),
    ("sed -i '2s/$/0/' proofs/checkpoint.txt", "checkpoint.signature"),
    ("sed -i '1s/tests/other/' proofs/checkpoint.txt", "checkpoint.form"),
    ("sed -i '3s/^./A/; 3s/^A/B/' proofs/checkpoint.txt", "checkpoint.signature"),
    ("sed -i '$d' proofs/checkpoint.txt", "checkpoint.signature"), ("rm proofs/checkpoint.txt", "checkpoint.form"),
    ("openssl genpkey -algorithm ed25519 | openssl pkey -pubout > proofs/log-key.pem", "checkpoint.key"),
    ("sed -i 's/^log [^+]*/log log.example\\/other/' proofs/policy.txt", "checkpoint.key"),
    ("mkdir -p proofs/time; echo x > proofs/time/0001.tsr", "time.token(0001)"),
  ])
  func `a change is named`(_ change: String, _ id: String) throws {
    let sample = try BundleSample(chain: .whole)
    try sample.write()
    let made = try ProcessRun(URL(filePath: "/bin/sh"), ["-c", change], in: URL(filePath: sample.path))
    #expect(made.code == 0, "\(made.err)")
    let run = try BareMachine().verify(sample.path)
    #expect(run.code == 1)
    #expect(run.out.contains("FAILED  \(id)"), "\(change): \(run.out)")
  }

  @Test func `a dropped entry of a whole chain is noticed`() throws {
    let sample = try BundleSample(chain: .whole)
    let record = sample.contents.record
    let fewer = EvidenceRecord(
      caseID: record.caseID, origin: record.origin, chain: .whole, exhibits: record.exhibits,
      custody: record.custody.filter { $0.kind != .hold })
    try sample.write()
    try Data(fewer.bytes).write(to: URL(filePath: sample.path + "/" + EvidenceRecord.path))
    let run = try BareMachine().verify(sample.path)
    #expect(run.out.contains("FAILED  chain.whole"))
  }
}
