public import Evidence
public import Files
internal import Logkeeping
internal import MerkleLog
public import Sealing
public import Sodium

/// A case on disk: sealed items, the leaves that tell of them, and the keys apart from both. One process at a time.
///
/// What happens is written in one order: sealed bytes, a draft of the entry, wraps, the leaf in the log, the entry. Until the
/// entry has its name nothing is there; from the wraps on, the next opening can finish it.
public final class EvidenceFolder {
  public static let entryCountMax = 20_000
  static let tenant = "folder"

  public let path: String
  private(set) var head: CaseHead
  var staffFile: StaffFile
  public internal(set) var entries: [CaseEntry]
  var keys: KeyStore
  let faults: FaultPlan
  let now: () -> LeafTime
  private let lock: OutputFile
  private let connect: (String) throws(CaseError) -> any EvidenceLog
  private var connected: (any EvidenceLog)?

  /// Whether something that was interrupted was finished at opening.
  public internal(set) var hasFinishedDraft = false
  /// Whether something still waits for the log.
  public internal(set) var isWaiting = false

  public var staffID: String { staffFile.staff.id }
  public var caseID: [UInt8] { head.caseID }
  public var keepUntil: Int { head.keepUntil }
  public var origin: String { head.logKey.name }

  /// Opens a case. `connect` finds the log at its socket, when it is needed.
  public init(
    _ path: String, faults: FaultPlan = .none, now: @escaping () -> LeafTime = CaseClock.now,
    connect: @escaping (String) throws(CaseError) -> any EvidenceLog
  ) throws(CaseError) {
    guard FileSystem.exists("\(path)/case.json") else { throw .notACase(path: path) }
    (self.path, self.faults, self.now, self.connect) = (path, faults, now, connect)
    lock = try onDisk { () throws(FileError) in try OutputFile("\(path)/lock") }
    head = try CaseHead.read("\(path)/case.json")
    staffFile = try StaffFile.read("\(path)/staff.json")
    keys = try KeyFile.read("\(path)/keys.json").keys
    entries = try Self.entries(in: path)
    try finish()
  }

  private static func entries(in path: String) throws(CaseError) -> [CaseEntry] {
    let names = try onDisk { () throws(FileError) in try FileSystem.names(in: "\(path)/entries") }
      .filter { $0.hasSuffix(".json") }
    guard names.count <= entryCountMax else { throw .tooMany }
    var entries: [CaseEntry] = []
    for (number, name) in names.enumerated() {
      let place = "\(path)/entries/\(name)"
      guard name == Self.name(number) else {
        throw .damaged(path: place, reason: "entry \(number) in front of it is missing")
      }
      let entry = try CaseEntry.read(place)
      guard entry.index > entries.last?.index ?? -1 else { throw .damaged(path: place, reason: "it is out of order") }
      entries.append(entry)
    }
    return entries
  }

  static func name(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 6 - digits.count)) + digits + ".json"
  }

  /// The log, found once, and only if it is the one in which the case was begun, under that key or one that took over from it.
  func log() throws(CaseError) -> any EvidenceLog {
    if let connected { return connected }
    let log = try connect(head.socket)
    let key = try asking { () throws(LogkeeperError) in try log.key() }
    if key != head.logKey { try follow(key, of: log) }
    connected = log
    return log
  }

  /// A log changes its key in the open: for some time both sign. From then on the case knows the new one.
  private func follow(_ key: NoteKey, of log: any EvidenceLog) throws(CaseError) {
    let bytes = try asking { () throws(LogkeeperError) in try log.checkpoint() }
    guard key.name == origin, let note = try? SignedNote(bytes),
      [head.logKey, key].allSatisfy({ (try? Checkpoint.verified(note, by: $0, origin: origin)) != nil })
    else { throw .otherLog }
    head.logKey = key
    try head.write(to: "\(path)/case.json", faults: faults)
  }

  /// With the keeper's password.
  public func unlock(_ password: borrowing Secret) throws(CaseError) -> OpenEpoch {
    let staff: StaffKeys
    do throws(SealingError) { staff = try staffFile.staff.unlock(password: password) } catch { throw .sealing(error) }
    do throws(SealingError) {
      return try head.epoch.open(as: Holder(.staff, id: staffID, key: staffFile.staff.readingKey), with: staff.reading)
    } catch {
      if error == .sodium(.noLockedMemory) { throw .sealing(error) }
      throw .damaged(path: "\(path)/case.json", reason: "its key is not the one for which this password was set")
    }
  }
}
