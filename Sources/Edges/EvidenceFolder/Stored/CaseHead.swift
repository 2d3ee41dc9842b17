internal import Evidence
internal import JSON
internal import MerkleLog
internal import Primitives
internal import Sealing
internal import Sodium

/// `case.json`: what is decided when a case begins.
struct CaseHead: StoredFile {
  static let format = "bellbird/case/v1"
  static let byteCountMax = 1 << 16
  static let wrapCountMax = 16

  let started: Int
  /// Until when it is promised to be kept, in seconds since 1970.
  let keepUntil: Int
  /// Where the log listens.
  let socket: String
  /// The newest that the case has followed.
  var logKey: NoteKey
  let epoch: CaseEpoch

  init(started: Int, keepUntil: Int, socket: String, logKey: NoteKey, epoch: CaseEpoch) {
    (self.started, self.keepUntil, self.socket) = (started, keepUntil, socket)
    (self.logKey, self.epoch) = (logKey, epoch)
  }

  var caseID: [UInt8] { epoch.place.caseID }

  init(_ members: RecordMembers) throws(RecordError) {
    guard let started = UTCTime.seconds(try members.text("started")) else { throw members.wrong("started") }
    guard let keep = UTCTime.seconds(try members.text("keep_until")) else { throw members.wrong("keep_until") }
    guard let logKey = NoteKey(text: try members.text("log")) else { throw members.wrong("log") }
    let tenant = try members.text("tenant") { $0.utf8.count <= 255 }
    let place = EpochPlace(
      tenant: tenant, caseID: try members.hex("case", byteCount: EvidenceRecord.caseIDBytes),
      epoch: try members.number("epoch"))
    let key = try Self.key(members, "key")
    var wraps: [Holder: [UInt8]] = [:]
    for item in try members.list("holders", countMax: Self.wrapCountMax) {
      guard let part = Holder.Part(rawValue: UInt8(clamping: try item.number("part"))) else { throw item.wrong("part") }
      let holder = Holder(part, id: try item.text("id") { $0.utf8.count <= 255 }, key: try Self.key(item, "key"))
      wraps[holder] = try item.base64("wrap", byteCountMax: KeyWrap.byteCount)
    }
    self.init(
      started: started, keepUntil: keep, socket: try members.text("socket") { $0.utf8.count <= 4_096 }, logKey: logKey,
      epoch: CaseEpoch(place: place, key: key, wraps: wraps))
  }

  static func key(_ members: RecordMembers, _ name: String) throws(RecordError) -> AgreementPublicKey {
    let bytes = try members.hex(name, byteCount: AgreementPublicKey.byteCount)
    do throws(SodiumError) { return try AgreementPublicKey(bytes) } catch { throw members.wrong(name) }
  }

  var members: [JSONValue.Member] {
    let holders = epoch.wraps.sorted { ($0.key.part.rawValue, $0.key.id) < ($1.key.part.rawValue, $1.key.id) }
    return [
      .init("started", JSONValue(UTCTime.text(started))), .init("keep_until", JSONValue(UTCTime.text(keepUntil))),
      .init("socket", JSONValue(socket)), .init("log", JSONValue(logKey.text)),
      .init("tenant", JSONValue(epoch.place.tenant)), .init("case", JSONValue(Hex.encode(caseID))),
      .init("epoch", JSONValue(epoch.place.epoch)), .init("key", JSONValue(Hex.encode(epoch.key.bytes))),
      .init(
        "holders",
        .array(
          holders.map { holder, wrap in
            [
              "part": JSONValue(Int(holder.part.rawValue)), "id": JSONValue(holder.id),
              "key": JSONValue(Hex.encode(holder.key.bytes)), "wrap": JSONValue(Base64.encode(wrap)),
            ]
          })),
    ]
  }
}
