public import Evidence
public import Files
internal import Logkeeping
internal import MerkleLog
public import Sealing
public import Sodium

extension EvidenceFolder {
  /// Begins a case in a new folder, for one keeper. What comes back is for paper: two halves for two people.
  public static func start(
    _ path: String, socket: String, log: any EvidenceLog, keeper: String, password: borrowing Secret, keepDays: Int,
    cost: Argon2id = .standard, now: LeafTime = CaseClock.now(), faults: FaultPlan = .none
  ) throws(CaseError) -> RecoveryKey {
    guard !FileSystem.exists(path) else { throw .exists(path: path) }
    guard Actor(.caseworker, name: keeper) != nil else { throw .badWord(what: "keeper's name") }
    let logKey = try asking { () throws(LogkeeperError) in try log.key() }
    let recovery = try sealing { () throws(SealingError) in try RecoveryKey.make() }
    let staff: StaffRecord
    let epoch: CaseEpoch
    do throws(SealingError) {
      staff = try StaffRecord.make(id: keeper, password: password, recovery: recovery.publicKey, cost: cost)
      let place = EpochPlace(
        tenant: tenant, caseID: Libsodium.randomBytes(EvidenceRecord.caseIDBytes), epoch: 0)
      epoch = try CaseEpoch.begin(
        place,
        holders: [
          Holder(.staff, id: keeper, key: staff.readingKey),
          Holder(.recovery, id: "", key: recovery.publicKey),
        ])
    } catch {
      throw .sealing(error)
    }
    let head = CaseHead(
      started: now.seconds, keepUntil: now.seconds + keepDays * 86_400, socket: socket, logKey: logKey, epoch: epoch)
    try write(head, StaffFile(staff: staff, recoveryKey: recovery.publicKey), to: path, faults: faults)
    return recovery
  }

  /// All of it in a folder beside its place, which then gets the name.
  private static func write(
    _ head: CaseHead, _ staff: StaffFile, to path: String, faults: FaultPlan
  ) throws(CaseError) {
    let draft = "\(path).\(String(UInt32.random(in: 0 ... .max), radix: 36)).draft"
    try onDisk { () throws(FileError) in
      for folder in [draft, "\(draft)/entries", "\(draft)/sealed"] {
        try FileSystem.makeFolder(folder, isPrivate: true)
      }
    }
    try staff.write(to: "\(draft)/staff.json", faults: faults)
    try KeyFile(KeyStore()).write(to: "\(draft)/keys.json", faults: faults)
    try head.write(to: "\(draft)/case.json", faults: faults)
    let above = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    try onDisk { () throws(FileError) in
      try FileSystem.move(draft, to: path, faults: faults)
      try FileSystem.syncFolder(above, faults: faults)
    }
  }
}
