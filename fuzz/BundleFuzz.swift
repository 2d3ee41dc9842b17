import BagIt
import Evidence
import MerkleLog
import SourceText

/// Any bytes as a file that a bundle brings: the first byte says which. What is read writes the same bytes again.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let input = Array(UnsafeBufferPointer(start: bytes, count: count))
  let rest = Array(input.dropFirst())
  switch input.first {
  case UInt8(ascii: "r"): record(rest)
  case UInt8(ascii: "p"): policy(rest)
  case UInt8(ascii: "t"): proof(rest)
  case UInt8(ascii: "b"): bag(rest)
  default: break
  }
  return 0
}

private func record(_ bytes: [UInt8]) {
  guard let record = try? EvidenceRecord(bytes) else { return }
  precondition(record.bytes == bytes, "a record has one form")
  _ = record.custodyTable
}

private func policy(_ bytes: [UInt8]) {
  var log = Diagnostics()
  let policy = LogPolicyReader.read(SourceFile(name: "policy.txt", bytes: bytes), into: &log)
  precondition((policy == nil) == log.hasErrors, "what cannot be read is told")
  _ = DiagnosticRenderer().render(log)
  if let policy { _ = policy.quorum.isMet(by: Set(policy.witnesses.map(\.key))) }
}

private func proof(_ bytes: [UInt8]) {
  guard let proof = try? ProofFile(bytes) else { return }
  precondition(proof.bytes == bytes, "a proof has one form")
  if let checkpoint = try? Checkpoint(text: proof.checkpoint.text) {
    _ = try? InclusionProof(index: proof.index, treeSize: checkpoint.size, path: proof.path).root(
      from: MerkleTree.leaf([]))
  }
}

/// Files one behind the other: a name on a line, then lines that begin with a space, which is taken off.
private func bag(_ bytes: [UInt8]) {
  var files: [BagPath: [UInt8]] = [:]
  var name: BagPath?
  for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
    if line.first == 0x20, let name {
      files[name, default: []] += line.dropFirst() + [0x0A]
    } else {
      name = try? BagPath(String(decoding: line, as: UTF8.self))
      if let name { files[name] = [] }
    }
  }
  let bag = BagReader().read(files)
  for problem in bag.problems { precondition(!problem.message.isEmpty && !problem.place.isEmpty) }
}
