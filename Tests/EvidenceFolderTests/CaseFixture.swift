import Evidence
import EvidenceFolder
import Files
import Foundation
import GroundTestKit
import Logkeeping
import MerkleLog
import Sodium

/// A log in the same process, which can be let go and found again.
final class LocalLog: EvidenceLog {
  private let log: LogFolder
  var isDown = false

  init(_ path: String, key: UInt8 = 7, retiring: UInt8? = nil) throws {
    let signer = try CheckpointSigner(
      origin: "log.example/tests", key: Self.key(key), retiring: retiring.map { try Self.key($0) })
    guard let signer = consume signer else { throw LogError.stopped }
    log =
      FileSystem.isFolder(path)
      ? try LogFolder.open(path, secondPlace: path + "-second", signer: signer)
      : try LogFolder.create(path, secondPlace: path + "-second", signer: signer)
  }

  private static func key(_ byte: UInt8) throws -> SigningKey {
    var seed = [UInt8](repeating: byte, count: 32)
    return try SigningKey(seed: Secret(taking: &seed))
  }

  private func answer<Value>(_ body: () throws(LogError) -> Value) throws(LogkeeperError) -> Value {
    if isDown { throw .noAnswer }
    do throws(LogError) { return try body() } catch { throw .refused(error.message) }
  }

  func append(_ leaf: [UInt8]) throws(LogkeeperError) -> Int {
    try answer { () throws(LogError) in try log.append([leaf]).lowerBound }
  }
  func checkpoint() throws(LogkeeperError) -> [UInt8] { try answer { log.note.bytes } }
  func key() throws(LogkeeperError) -> NoteKey { try answer { log.key } }
  func proof(of index: Int, under note: SignedNote) throws(LogkeeperError) -> ProofFile {
    guard let size = try? Checkpoint(text: note.text).size else { throw .noAnswer }
    return try answer { () throws(LogError) in
      ProofFile(index: index, path: try log.inclusionProof(of: index, size: size).path, checkpoint: note)
    }
  }
}

/// A case and its log in folders of their own.
struct CaseFixture {
  let folder = TemporaryFolder()
  var path: String { folder.path("case") }
  var logPath: String { folder.path("log") }
  static var actor: Actor {
    guard let actor = Actor(.caseworker, name: "KS") else { preconditionFailure("KS is a name") }
    return actor
  }

  static func password(_ text: String = "wrong horse") throws -> Secret {
    var bytes = Array(text.utf8)
    return try Secret(taking: &bytes)
  }

  static func start(
    _ path: String, _ log: LocalLog, days: Int = 365, faults: FaultPlan = .none
  ) throws {
    _ = try EvidenceFolder.start(
      path, socket: "s", log: log, keeper: "KS", password: password(), keepDays: days,
      cost: Argon2id(passes: 1, memoryBytes: 8_192), faults: faults)
  }

  static func open(_ path: String, _ log: LocalLog, faults: FaultPlan = .none) throws -> EvidenceFolder {
    try EvidenceFolder(path, faults: faults) { _ in log }
  }

  static let long = (0..<150_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }

  static func label(_ mark: String? = nil) -> ItemLabel {
    ItemLabel(mark: mark, name: "a \"photo\" 🌿.jpg", type: .init(claimed: nil, found: "image/jpeg"))
  }

  /// The bytes of an exhibit as an export would write them.
  static func bytes(_ number: Int, _ folder: EvidenceFolder) throws -> [UInt8] {
    let epoch = try folder.unlock(password())
    let disclosure = try folder.disclose([number], chain: .selected, with: epoch)
    var bytes: [UInt8] = []
    try folder.copy("data/originals/0001.bin", of: disclosure, with: epoch) { bytes += $0 }
    return bytes
  }
}
