internal import DetectionEngine
internal import Files

/// The folder in which a run keeps its checkpoints: the newest, and the one before it.
///
/// A checkpoint is a draft until it is whole and on the disk; only then it gets its name, `12.checkpoint`.
final class CheckpointFolder {
  private static let ending = ".checkpoint"
  private static let kept = 2

  let path: String
  private let faults: FaultPlan
  private var numbers: [Int]
  /// Held while the run lives, so that no second one works on the same folder.
  private let lock: OutputFile

  init(_ path: String, _ faults: FaultPlan) throws(FileError) {
    try FileSystem.makeFolder(path)
    lock = try OutputFile(path + "/lock", faults: faults)
    self.path = path
    self.faults = faults
    numbers = try FileSystem.names(in: path).filter { $0.hasSuffix(Self.ending) }
      .compactMap { Int($0.dropLast(Self.ending.count)) }.sorted()
  }

  /// The newest checkpoint; nil where there is none.
  var newest: String? { numbers.last.map(file) }

  private func file(_ number: Int) -> String { "\(path)/\(number)\(Self.ending)" }

  func save(_ head: CheckpointHead, _ engine: Engine) throws(FileError) {
    let draft = path + "/draft"
    try FileSystem.remove(draft, faults: faults)
    let writer = CheckpointWriter(try OutputFile(draft, faults: faults))
    do {
      try writer.put(head.bytes.span.bytes)
      try engine.save { bytes in try writer.put(bytes) }
      try writer.finish()
    } catch let error as FileError {
      throw error
    } catch {
      throw .failed(path: draft, reason: "the state could not be written")
    }
    let number = (numbers.last ?? 0) + 1
    try FileSystem.move(draft, to: file(number), faults: faults)
    try FileSystem.syncFolder(path, faults: faults)
    numbers.append(number)
    while numbers.count > Self.kept { try FileSystem.remove(file(numbers.removeFirst()), faults: faults) }
  }
}
