public import Files
public import MerkleLog

/// What one witness has signed: the last checkpoint that it saw, with its line.
public struct WitnessFolder: Sendable {
  public let name: String
  let path: String
  private let faults: FaultPlan

  init(_ path: String, name: String, faults: FaultPlan = .none) {
    self.path = path
    self.name = name
    self.faults = faults
  }

  /// The last checkpoint with the witness's line.
  public func last() -> SignedNote? {
    (try? FileSystem.read(path + "/checkpoint", limitBytes: SignedNote.byteCountMax)).flatMap { try? SignedNote($0) }
  }

  /// How many entries it has seen, as far as we know.
  public var size: Int { last().flatMap { try? Checkpoint(text: $0.text) }?.size ?? 0 }

  public func keep(_ note: SignedNote) throws(FileError) {
    try FileSystem.makeFolder(path)
    try FileSystem.keep(note.bytes, at: path + "/checkpoint", faults: faults)
    try FileSystem.remove(path + "/trouble", faults: faults)
  }

  public func trouble() -> Trouble? { TroubleFile.read(path) }

  public func failed(_ reason: String, seconds: Int) throws(FileError) {
    try FileSystem.makeFolder(path)
    try TroubleFile.add(reason, seconds: seconds, in: path, faults: faults)
  }
}
