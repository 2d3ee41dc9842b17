import Evidence
import Files
import Foundation
import GroundTestKit
import MerkleLog
import Primitives
import Sodium
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

  /// A time stamping authority of OpenSSL's, whose certificate ends soon; stamps the bundle's checkpoint.
  private func stamp(_ sample: BundleSample, days: Int) throws {
    let script = """
      set -e
      mkdir -p "$1/proofs/time"; work=$2; cd "$work"; echo 01 > serial
      printf '%s\n' '[tsa]' 'default_tsa = me' '[me]' "serial = $work/serial" 'default_policy = 1.2.3.4' \
        'digests = sha256' 'signer_digest = sha256' 'ess_cert_id_alg = sha256' '[ext]' \
        'extendedKeyUsage = critical,timeStamping' '[req]' 'distinguished_name = dn' '[dn]' > cnf
      openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out chain.pem -subj /CN=tsa -days \(days) -config cnf \
        -extensions ext
      cd "$1/proofs/time"; cp "$work/chain.pem" .
      openssl ts -query -data ../checkpoint.txt -sha256 -cert -out 0001.tsq
      openssl ts -reply -config "$work/cnf" -queryfile 0001.tsq -signer chain.pem -inkey "$work/key.pem" -out 0001.tsr
      cd ../..; sha256sum proofs/time/* >> tagmanifest-sha256.txt
      """
    let made = try ProcessRun(
      URL(filePath: "/bin/sh"), ["-c", script, "sh", sample.path, sample.folder.path])
    #expect(made.code == 0, "\(made.err)")
  }

  @Test func `time stamps are checked as of their own time`() throws {
    let sample = try BundleSample()
    try sample.write()
    try stamp(sample, days: 1)
    let good = try BareMachine().verify(sample.path)
    #expect(good.code == 0 && good.out.contains("ok      time.token(0001): an authority saw"), "\(good.out)")
    let other = try BundleSample(chain: .whole)
    try other.write()
    for name in ["0001.tsq", "0001.tsr", "chain.pem"] {
      try FileManager.default.createDirectory(atPath: other.path + "/proofs/time", withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        atPath: "\(sample.path)/proofs/time/\(name)", toPath: "\(other.path)/proofs/time/\(name)")
    }
    try Data([10]).write(to: URL(filePath: other.path + "/proofs/checkpoint.txt"))
    #expect(try BareMachine().verify(other.path).out.contains("FAILED  time.token(0001)"))
  }

  @Test func `an answer is put into a bundle if it is of its checkpoint`() throws {
    let sample = try BundleSample()
    try sample.write()
    try stamp(sample, days: 1)
    func bytes(_ name: String) throws -> [UInt8] {
      try FileSystem.read("\(sample.path)/proofs/time/\(name)", limitBytes: 1 << 16)
    }
    let (request, answer, chain) = (try bytes("0001.tsq"), try bytes("0001.tsr"), try bytes("chain.pem"))
    let stamp = try #require(
      try BundleStamp(request: request, answer: answer, chain: chain, checkpoint: sample.contents.checkpoint))
    _ = try sample.log.append([[77]])
    #expect(try BundleStamp(request: request, answer: answer, chain: chain, checkpoint: sample.log.note) == nil)
    let contents = sample.contents
    let stamped = BundleContents(
      record: contents.record, leaves: contents.leaves, proofs: contents.proofs, checkpoint: contents.checkpoint,
      logKey: contents.logKey, stamps: [stamp], stampChain: chain)
    try sample.write(stamped, to: sample.folder.path("stamped"))
    let run = try BareMachine().verify(sample.folder.path("stamped"))
    #expect(run.code == 0 && run.out.contains("ok      time.token(0001)"), "\(run.out)")
    #expect(
      try sample.folder.text(of: "stamped/data/record/statement.html").contains("An independent time stamp shows"))
  }

  /// A witness's line, as C2SP's cosignatures have it.
  @Test func `witnesses are checked`() throws {
    var seed = [UInt8](repeating: 9, count: 32)
    let key = try SigningKey(seed: Secret(taking: &seed))
    let witness = try #require(NoteKey(name: "witness.example/w1", kind: .cosignature, key: key.verifyingKey))
    let sample = try BundleSample()
    let note = sample.contents.checkpoint
    let time = (0..<8).reversed().map { UInt8(truncatingIfNeeded: 1_764_028_999 >> (8 * $0)) }
    let signature = key.sign(Array("cosignature/v1\ntime 1764028999\n\(note.text)".utf8))
    for (bytes, word) in [
      (time + signature, "ok      checkpoint.witnesses: signed by 1"),
      (time.reversed() + signature, "FAILED  checkpoint.witnesses"),
    ] {
      let signed = try SignedNote(
        note.bytes + Array("— \(witness.name) \(Base64.encode(witness.id + bytes))\n".utf8))
      let proofs = sample.contents.proofs.mapValues { ProofFile(index: $0.index, path: $0.path, checkpoint: signed) }
      let path = sample.folder.path("witnessed-\(bytes[0])")
      try sample.write(
        BundleContents(
          record: sample.contents.record, leaves: sample.contents.leaves, proofs: proofs, checkpoint: signed,
          logKey: sample.contents.logKey, witnesses: [witness]), to: path)
      let run = try BareMachine().verify(path)
      #expect(run.out.contains(word), "\(run.out)")
      #expect(run.out.contains("ok      checkpoint.signature"))
    }
  }
}
