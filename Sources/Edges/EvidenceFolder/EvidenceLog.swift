public import Logkeeping
public import MerkleLog

/// What a case needs of the log: the process that keeps it, or a log in a test.
public protocol EvidenceLog: AnyObject {
  /// The index, when the leaf is on the disk and signed for.
  func append(_ leaf: [UInt8]) throws(LogkeeperError) -> Int
  func checkpoint() throws(LogkeeperError) -> [UInt8]
  func proof(of index: Int, under checkpoint: SignedNote) throws(LogkeeperError) -> ProofFile
  func key() throws(LogkeeperError) -> NoteKey
}

extension LogkeeperClient: EvidenceLog {}
