public import Evidence
internal import Sealing

extension EvidenceFolder {
  /// Originals in the order in which they came, those that were deleted too: an exhibit's number is its place here.
  public var exhibits: [CaseEntry] { entries.filter { $0.item?.kind == .file } }

  public func isDeleted(_ exhibit: CaseEntry) -> Bool {
    guard let id = exhibit.item?.id else { return false }
    return entries.contains { $0.leaf.kind == .deletion && $0.about.contains(id) }
  }

  /// How many holds lie on the case.
  public var holds: Int {
    entries.filter { $0.leaf.kind == .hold }.reduce(0) { $0 + ($1.leaf.reason == .holdLifted ? -1 : 1) }
  }

  /// An exhibit that is still there.
  func exhibit(_ number: Int) throws(CaseError) -> CaseEntry {
    guard exhibits.indices.contains(number - 1) else { throw .noExhibit(number) }
    guard !isDeleted(exhibits[number - 1]) else { throw .alreadyDeleted(number) }
    return exhibits[number - 1]
  }

  func copies(of id: [UInt8]) -> [CaseEntry] { entries.filter { $0.item?.original == id } }

  /// Nothing of the case may be deleted until this is lifted.
  public func hold(by actor: Actor, why: String? = nil) throws(CaseError) {
    let reason: Reason = actor.role == .survivor ? .survivorHold : .legalHold
    try record(Act(kind: .hold, actor: actor, why: why, reason: reason))
  }

  public func lift(by actor: Actor, why: String? = nil) throws(CaseError) {
    guard holds > 0 else { throw .notHeld }
    try record(Act(kind: .hold, actor: actor, why: why, reason: .holdLifted))
  }

  /// Says that somebody is about to open something; none: labels of the whole case.
  public func access(_ numbers: [Int] = [], by actor: Actor, why: String? = nil) throws(CaseError) {
    try record(Act(kind: .access, actor: actor, why: why, about: try ids(numbers)))
  }

  /// Says that somebody is about to take something out.
  public func exporting(_ numbers: [Int], by actor: Actor, why: String? = nil) throws(CaseError) {
    try record(Act(kind: .export, actor: actor, why: why, about: try ids(numbers)))
  }

  private func ids(_ numbers: [Int]) throws(CaseError) -> [[UInt8]] {
    var ids: [[UInt8]] = []
    for number in numbers { ids.append(try exhibit(number).item?.id ?? []) }
    return ids
  }

  /// Deletes an exhibit and its copies, if that is allowed now: the log says it, then the keys go, then the bytes.
  public func delete(
    _ number: Int, for authority: Deletion.Authority, because reason: Reason, by actor: Actor, why: String? = nil
  ) throws(CaseError) {
    let id = try exhibit(number).item?.id ?? []
    let deletion = Deletion(holds: holds, isRetentionOver: now().seconds >= head.keepUntil)
    let allowed: Reason
    do throws(Deletion.Refusal) { allowed = try deletion.allow(authority, because: reason) } catch {
      throw .notAllowed(error)
    }
    let about = [id] + copies(of: id).compactMap { $0.item?.id }
    try record(Act(kind: .deletion, actor: actor, why: why, reason: allowed, about: about))
  }
}
