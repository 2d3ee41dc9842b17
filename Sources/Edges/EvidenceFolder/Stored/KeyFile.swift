internal import Evidence
internal import JSON
internal import Primitives
internal import Sealing
internal import Sodium

/// `keys.json`: the wraps of all item keys of a case and nothing else, so that it can be backed up apart, for a few days only.
struct KeyFile: StoredFile {
  static let format = "bellbird/case-keys/v1"
  static let byteCountMax = 64 << 20

  let keys: KeyStore

  init(_ keys: KeyStore) { self.keys = keys }

  init(_ members: RecordMembers) throws(RecordError) {
    var keys = KeyStore()
    for item in try members.list("keys", countMax: 2 * EvidenceFolder.entryCountMax) {
      guard let kind = ItemKind(rawValue: UInt8(clamping: try item.number("kind"))) else { throw item.wrong("kind") }
      let tenant = try item.text("tenant") { $0.utf8.count <= 255 }
      let caseID = try item.hex("case", byteCount: EvidenceRecord.caseIDBytes)
      let received = EpochPlace(tenant: tenant, caseID: caseID, epoch: try item.number("received"))
      let place = ItemPlace(received, itemID: try item.hex("id", byteCount: 16), kind: kind)
      let epoch = EpochPlace(tenant: tenant, caseID: caseID, epoch: try item.number("epoch"))
      keys.keep(try item.base64("wrap", byteCountMax: KeyWrap.byteCount), of: place, in: epoch)
    }
    self.init(keys)
  }

  var members: [JSONValue.Member] {
    let keys = keys.all.map { key -> JSONValue in
      [
        "id": JSONValue(Hex.encode(key.place.itemID)), "kind": JSONValue(Int(key.place.kind.rawValue)),
        "tenant": JSONValue(key.place.received.tenant), "case": JSONValue(Hex.encode(key.place.received.caseID)),
        "received": JSONValue(key.place.received.epoch), "epoch": JSONValue(key.epoch.epoch),
        "wrap": JSONValue(Base64.encode(key.wrap)),
      ]
    }
    return [.init("keys", .array(keys))]
  }
}
