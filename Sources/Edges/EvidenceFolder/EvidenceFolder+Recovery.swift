public import Evidence
internal import Sealing
public import Sodium

extension EvidenceFolder {
  /// With both halves of the recovery key in either order: the keeper's keys get another password. The log says so first.
  public func recover(
    _ first: borrowing Secret, _ second: borrowing Secret, password: borrowing Secret, by actor: Actor
  ) throws(CaseError) {
    let staff: StaffRecord
    do throws(SealingError) {
      let key = try RecoveryKey.join(first, second, for: staffFile.recoveryKey)
      let keys = try staffFile.staff.recover(with: key)
      staff = try staffFile.staff.changed(keys, password: password, recovery: staffFile.recoveryKey)
    } catch {
      throw .sealing(error)
    }
    try record(Act(kind: .recovery, actor: actor))
    let file = StaffFile(staff: staff, recoveryKey: staffFile.recoveryKey)
    try file.write(to: "\(path)/staff.json", faults: faults)
    staffFile = file
  }
}
